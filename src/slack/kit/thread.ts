import type { webApi } from '@slack/bolt';
import { textOf, withoutMention } from './message-text.ts';
import { isPlatformError } from './platform-error.ts';
import { payloadOf } from './send.ts';

/** What the metadata of the bot's own message says of it. */
export interface BotMessageMetadata {
  /** The ts of the message that it answers. */
  answers?: string;
  /** The card that it shows. */
  cardId?: string;
  /** The recorded answer that it gives. */
  answerId?: string;
  /** Whether it is a card that nobody asked for in particular. */
  tip?: boolean;
}

export interface ThreadMessage extends BotMessageMetadata {
  ts: string;
  userId: string | undefined;
  fromBot: boolean;
  text: string;
}

/** A message that a person wrote in a channel, without turning to the bot. */
export interface ChannelTalk {
  team: string;
  channel: string;
  ts: string;
  threadTs: string | null;
  userId: string;
  text: string;
}

/** What Slack says where the bot can't read: it is no member, or the channel's kind is beyond its scopes. */
const UNREADABLE = [
  'not_in_channel',
  'channel_not_found',
  'missing_scope',
  'thread_not_found',
  'message_not_found',
];

/** Messages that one call reads; a thread that has no more is read whole. */
const PAGE = 200;
/** Of a longer thread the beginning is read, and the end: these spans are tried, in seconds, until one holds enough. */
const SPANS_S = [5 * 60, 3600, 24 * 3600, 7 * 24 * 3600, 30 * 24 * 3600, 365 * 24 * 3600];
/** So many messages at the end of a long thread are enough to know what it is about now. */
const ENOUGH = 40;
/** So many calls look for the end; Slack counts them. */
const MOST_CALLS = 8;
/** Messages of people that tell what a thread is about, besides the first: the last ones. */
const LAST = 20;

export interface WhereThread {
  channel: string;
  threadTs: string;
  /** The message at which the thread ends for whoever reads it; its latest one unless told. */
  upTo?: string;
}

/** A message as Slack gives it. */
export type SlackMessage = NonNullable<webApi.ConversationsRepliesResponse['messages']>[number];

/** Reads a thread, oldest message first; of a long one its beginning and its end. Needs the history scope of the channel's kind. */
export async function readThread(
  client: webApi.WebClient,
  { botUserId, ...where }: WhereThread & { botUserId: string },
): Promise<ThreadMessage[]> {
  const messages = await readThreadMessages(client, where);
  return messages.flatMap((message) =>
    message.ts
      ? [
          {
            ts: message.ts,
            userId: message.user,
            // Another app's message, an alert for example, is what the thread is about.
            fromBot: message.user === botUserId,
            ...metadataOf(message),
            text: withoutMention(textOf(message), botUserId),
          },
        ]
      : [],
  );
}

/** The same, with all that Slack says of each message. */
export async function readThreadMessages(
  client: webApi.WebClient,
  { channel, threadTs, upTo }: WhereThread,
): Promise<SlackMessage[]> {
  // Slack gives the oldest messages of a span first, and no way to begin at its end.
  const read = (span: { oldest?: string; latest?: string }) =>
    client.conversations.replies({
      channel,
      ts: threadTs,
      limit: PAGE,
      inclusive: true,
      include_all_metadata: true,
      ...span,
    });
  const { messages: beginning = [], has_more: isLong } = await read(upTo ? { latest: upTo } : {});
  const end = upTo ?? beginning[0]?.latest_reply;
  if (!isLong || !end) return beginning;
  const last = await readEnd(
    (spanS) => read({ oldest: (Number(end) - spanS).toFixed(6), latest: end }),
    Number(end) - Number(beginning[0]?.ts ?? threadTs),
  );
  const known = new Set(beginning.map(({ ts }) => ts));
  return [...beginning, ...last.filter(({ ts }) => !known.has(ts))];
}

/**
 * The last messages of a thread that is longer than a page.
 * @param read the oldest page of a span before the end, in seconds: one that has more lacks its end
 * @param ageS how long the thread goes on, in seconds
 */
async function readEnd(
  read: (spanS: number) => Promise<webApi.ConversationsRepliesResponse>,
  ageS: number,
): Promise<SlackMessage[]> {
  let last: SlackMessage[] = [];
  let fits = 0;
  let tooLong = ageS;
  for (let calls = 0; calls < MOST_CALLS && last.length < ENOUGH; calls += 1) {
    const longer = SPANS_S.find((spanS) => spanS > fits) ?? tooLong;
    const spanS = longer < tooLong ? longer : between(fits, tooLong);
    const { messages = [], has_more: hasMore } = await read(spanS);
    if (hasMore) {
      tooLong = spanS;
    } else {
      fits = spanS;
      last = messages;
    }
  }
  return last;
}

/** The middle of two spans by their ratio: how densely people write differs by powers of ten. */
function between(fits: number, tooLong: number): number {
  return fits > 0 ? Math.sqrt(fits * tooLong) : tooLong / 2;
}

/** Whether Slack did not let the bot read something, or it is gone. */
export function isUnreadable(error: unknown): boolean {
  return isPlatformError(error, ...UNREADABLE);
}

/** Reads a thread where the bot may; empty where it is no member. */
export async function readThreadIfAllowed(
  client: webApi.WebClient,
  where: WhereThread & { botUserId: string },
): Promise<ThreadMessage[]> {
  try {
    return await readThread(client, where);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/** What people wrote in a thread before a message: its first message and the latest ones. */
export function whatPeopleWrote(thread: readonly ThreadMessage[], before: string): string[] {
  const people = thread.filter((message) => !message.fromBot && message.ts !== before && message.text !== '');
  const [first, ...rest] = people;
  return first ? [first, ...rest.slice(-LAST)].map((message) => message.text) : [];
}

/** Whether the message right before the one at `ts` is the bot's. */
export function followsBot(thread: readonly ThreadMessage[], ts: string): boolean {
  const earlier = thread.filter((message) => Number(message.ts) < Number(ts));
  return earlier.at(-1)?.fromBot ?? false;
}

/** The bot's last message before the one at `ts` that showed a card or gave an answer: a thank-you is no context. */
export function lastAnswerOfBot(thread: readonly ThreadMessage[], ts: string): ThreadMessage | undefined {
  return thread.findLast(
    (message) => message.fromBot && Number(message.ts) < Number(ts) && isContext(message),
  );
}

/** Whether a message of the bot gives "more" and "why" something to be about. */
function isContext({ cardId, answerId }: BotMessageMetadata): boolean {
  return cardId !== undefined || answerId !== undefined;
}

/**
 * Whether the bot's answer to this person is what was said last before the message at `ts`.
 * @param isWish whether a text is a follow-up; the person's own ones since the answer do not come between, because
 *   "save it" is answered in private, where the thread does not show it
 */
export function followsAnswerTo(
  thread: readonly ThreadMessage[],
  ts: string,
  userId: string,
  isWish: (text: string) => boolean,
): boolean {
  const said = thread
    .filter((message) => Number(message.ts) < Number(ts))
    .findLast((message) => message.fromBot || message.userId !== userId || !isWish(message.text));
  return (
    said?.fromBot === true && thread.some(({ ts: at, userId: by }) => at === said.answers && by === userId)
  );
}

/** What the bot has noted in the metadata of a message of its own; nothing for those of others. */
export function metadataOf(message: { metadata?: { event_payload?: unknown } }): BotMessageMetadata {
  const { message_ts: answers, card_id: cardId, answer_id: answerId, tip } = payloadOf(message) ?? {};
  return {
    ...(typeof answers === 'string' && { answers }),
    ...(typeof cardId === 'string' && { cardId }),
    ...(typeof answerId === 'string' && { answerId }),
    ...(tip === true && { tip }),
  };
}
