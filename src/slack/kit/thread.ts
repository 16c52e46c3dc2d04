import type { IncomingMessage } from '../../answers/incoming-message.ts';
import type { BotMessageMetadata } from './message-metadata.ts';

/** A message of a thread; what the bot noted about it comes only with the bot's own. */
export interface ThreadMessage extends BotMessageMetadata {
  ts: string;
  userId: string | undefined;
  fromBot: boolean;
  /** What it says; empty where the bot can't read it. */
  text: string;
  /** Whether people see something in it that the bot can't read. */
  hidden?: boolean;
}

/** A message that a person wrote in a channel without addressing the bot. */
export type ChannelTalk = Omit<IncomingMessage, 'source'>;

/** How many of people's latest messages, besides the first one, tell what a thread is about. */
const LATEST = 20;

/** What people wrote in a thread before a message: its first message and the latest ones. */
export function whatPeopleWrote(thread: readonly ThreadMessage[], before: string): string[] {
  const people = thread.filter((message) => !message.fromBot && message.ts !== before && message.text !== '');
  const [first, ...rest] = people;
  return first ? [first, ...rest.slice(-LATEST)].map((message) => message.text) : [];
}

/** Whether the bot can't read the message right above the one at `ts`. Its own ones and bare mentions don't count. */
export function cannotReadAbove(thread: readonly ThreadMessage[], ts: string): boolean {
  const above = thread.findLast(
    (message) =>
      !message.fromBot && Number(message.ts) < Number(ts) && (message.text !== '' || message.hidden),
  );
  return above?.hidden ?? false;
}

/** Whether the message right before the one at `ts` is the bot's. */
export function followsBot(thread: readonly ThreadMessage[], ts: string): boolean {
  const earlier = thread.filter((message) => Number(message.ts) < Number(ts));
  return earlier.at(-1)?.fromBot ?? false;
}

/**
 * The bot's last message before the one at `ts` that showed a card or gave an answer: "you're welcome" is no
 * context.
 */
export function lastAnswerOfBot(thread: readonly ThreadMessage[], ts: string): ThreadMessage | undefined {
  return thread.findLast(
    (message) => message.fromBot && Number(message.ts) < Number(ts) && isContext(message),
  );
}

/** Whether "more" and "why" can refer to this message of the bot. */
function isContext({ cardId, answerId }: BotMessageMetadata): boolean {
  return cardId !== undefined || answerId !== undefined;
}

/** A person who has written more since the answer has moved on. */
const MOST_BETWEEN = 3;

/**
 * Whether the bot's answer to this person is the last thing said before the message at `ts`, except for a few lines of their
 * own.
 * @param mayBeBetween whether what this person wrote since the answer still leaves the bot as the one spoken to
 */
export function followsAnswerTo(
  thread: readonly ThreadMessage[],
  ts: string,
  userId: string,
  mayBeBetween: (text: string) => boolean,
): boolean {
  const earlier = thread.filter((message) => Number(message.ts) < Number(ts));
  const at = earlier.findLastIndex(
    (message) => message.fromBot || message.userId !== userId || !mayBeBetween(message.text),
  );
  if (earlier.length - 1 - at > MOST_BETWEEN) return false;
  const last = earlier[at];
  return (
    last?.fromBot === true && thread.some(({ ts: at, userId: by }) => at === last.answers && by === userId)
  );
}
