import type { Kind } from '../../cards/card.ts';
import type { Unread } from '../kit/command.ts';
import type { BotMessageMetadata } from '../kit/message-metadata.ts';
import { callsByName, isQuestionToBot, speaksToOthers } from '../kit/message-text.ts';
import { cannotReadAbove, followsAnswerTo, followsBot, whatPeopleWrote } from '../kit/thread.ts';
import type { FollowUp } from './follow-up.ts';
import { readFollowUp } from './follow-up-text.ts';
import type { MessageFacts } from './read-message.ts';

/** What the bot does about a message. */
export type ReplyDecision =
  /** A reply in a thread that turns out not to be for the bot. */
  | { type: 'stay-silent' }
  /** A request about the last answer. `thread` is what people wrote, without requests like this one. */
  | { type: 'follow-up'; followUp: FollowUp; last: BotMessageMetadata; thread: readonly string[] }
  /** A request about the last answer, but there is none. */
  | { type: 'no-answer-yet' }
  /**
   * A command or a question. `onlyIfFound`: nobody called the bot, so if it has nothing, only the person who asked needs to
   * know that, not the thread.
   */
  | {
      type: 'reply';
      thread: readonly string[];
      lastCardId: string | undefined;
      onlyIfFound: boolean;
      /** Set if the message may be about something that the bot can't read. */
      unread?: Unread;
    };

/** Decides what to do about a message, from its facts alone. */
export function decideReply(
  facts: MessageFacts,
  { botName, kinds }: { botName: string; kinds: readonly Kind[] },
): ReplyDecision {
  const { message, followUp, thread, lastAnswer } = facts;
  const { ts, source } = message;
  const isFollowUp = (text: string) => readFollowUp(text, kinds) !== undefined;
  if (source === 'thread' && !isForBot(facts, botName, isFollowUp)) return { type: 'stay-silent' };
  if (followUp && lastAnswer) {
    const others = thread.filter((one) => one.fromBot || !isFollowUp(one.text));
    return { type: 'follow-up', followUp, last: lastAnswer, thread: whatPeopleWrote(others, ts) };
  }
  if (followUp && followUp.type !== 'steer' && thread.length === 0) return { type: 'no-answer-yet' };
  const unread = unreadIn(facts);
  return {
    type: 'reply',
    thread: [...whatPeopleWrote(thread, ts), ...(message.attached?.text ? [message.attached.text] : [])],
    ...(unread && { unread }),
    lastCardId: lastAnswer?.cardId,
    onlyIfFound: source === 'thread',
  };
}

function unreadIn({ message: { attached, ts }, thread }: MessageFacts): Unread | undefined {
  if (attached) return attached.hidden ? 'attached' : undefined;
  return cannotReadAbove(thread, ts) ? 'above' : undefined;
}

/** Taking a reply without a mention for the bot's is a guess, which must still hold once the thread is known. */
function isForBot(
  { message: { text, ts, userId }, followUp, thread }: MessageFacts,
  botName: string,
  isFollowUp: (text: string) => boolean,
): boolean {
  if (followUp && !callsByName(text, botName)) {
    // Anyone may say “more?” to anyone. It only counts right after the answer, from the person who got it.
    const isRequest = (reply: string) => !speaksToOthers(reply) && isFollowUp(reply);
    return !speaksToOthers(text) && followsAnswerTo(thread, ts, userId, isRequest);
  }
  return isQuestionToBot(text, { afterBot: followsBot(thread, ts), botName });
}
