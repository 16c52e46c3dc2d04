import { type ChannelMessage, looksLikeIncident } from '../../answers/looks-like-incident.ts';
import type { Kind } from '../../cards/card.ts';
import type { Unread } from '../kit/command.ts';
import type { BotMessageMetadata } from '../kit/message-metadata.ts';
import { callsByName, isQuestionToBot, speaksToOthers } from '../kit/message-text.ts';
import { cannotReadAbove, followsAnswerTo, followsBot, type ThreadMessage } from '../kit/thread.ts';
import { threadOfQuestion, whatThreadSays } from './asked-thread.ts';
import { type FollowUp, isOnlyRequest, mayStandAlone } from './follow-up.ts';
import type { MessageFacts } from './read-message.ts';

/** What the bot does about a message. */
export type ReplyDecision =
  /** A reply in a thread that turns out not to be for the bot. */
  | { type: 'stay-silent' }
  /** A request about the last answer. `thread` is what people had written when its question was asked. */
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
      inIncident: boolean;
      /** Set if the message may be about something that the bot can't read. */
      unread?: Unread;
    };

/** “What about GPUs?” goes on from an answer for so many seconds; after that it is a new question. */
const GOES_ON_S = 3600;

/** Decides what to do about a message, from its facts alone. */
export function decideReply(
  facts: MessageFacts,
  reading: { botName: string; kinds: readonly Kind[] },
): ReplyDecision {
  const { message, followUp, thread, lastAnswer } = facts;
  const { ts, source } = message;
  if (source === 'thread' && !isForBot(facts, reading.botName)) return { type: 'stay-silent' };
  if (followUp && lastAnswer && goesOn(followUp, lastAnswer.ts, ts)) {
    return {
      type: 'follow-up',
      followUp,
      last: lastAnswer,
      thread: threadOfQuestion(thread, lastAnswer.answers, reading),
    };
  }
  if (followUp && thread.length === 0 && !mayStandAlone(followUp)) return { type: 'no-answer-yet' };
  const unread = unreadIn(facts);
  return {
    type: 'reply',
    thread: [
      ...whatThreadSays(thread, ts, reading),
      ...(message.attached?.text ? [message.attached.text] : []),
    ],
    ...(unread && { unread }),
    lastCardId: lastAnswer?.cardId,
    onlyIfFound: source === 'thread',
    inIncident: looksLikeIncident(lately(thread, ts)),
  };
}

/** An incident that was over an hour ago is one for the review. */
const LATELY_S = 3600;

/** What was said in the thread within the last hour before a message, by anybody but the bot. */
function lately(thread: readonly ThreadMessage[], before: string): ChannelMessage[] {
  return thread
    .filter((one) => !one.fromBot && one.ts !== before && Number(before) - Number(one.ts) <= LATELY_S)
    .map(({ ts, userId, text }) => ({
      by: userId ?? '',
      app: userId === undefined,
      text,
      at: Number(ts) * 1000,
    }));
}

function unreadIn({ message: { attached, ts }, thread }: MessageFacts): Unread | undefined {
  if (attached) return attached.hidden ? 'attached' : undefined;
  return cannotReadAbove(thread, ts) ? 'above' : undefined;
}

/** Whether it is about the last answer, however long ago that was, or may by now be about something new. */
function goesOn(followUp: FollowUp, answeredAt: string, ts: string): boolean {
  return isOnlyRequest(followUp) || Number(ts) - Number(answeredAt) < GOES_ON_S;
}

/** Taking a reply without a mention for the bot's is a guess, which must still hold once the thread is known. */
function isForBot(
  { message: { text, ts, userId }, followUp, thread }: MessageFacts,
  botName: string,
): boolean {
  if (followUp && !callsByName(text, botName)) {
    // “Share it with Marco” is said to people, too.
    if (followUp.type === 'share' && /^(?:person|unknown)$/.test(String(followUp.where))) return false;
    // Anyone may say “more?” to anyone. It only counts right after the answer, from the person who got it: they may have
    // written another line in between, but nobody else, and not to somebody else.
    return !speaksToOthers(text) && followsAnswerTo(thread, ts, userId, (own) => !speaksToOthers(own));
  }
  return isQuestionToBot(text, { afterBot: followsBot(thread, ts), botName });
}
