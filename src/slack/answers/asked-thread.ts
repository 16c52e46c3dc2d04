import type { Kind } from '../../cards/card.ts';
import { withoutName } from '../kit/message-text.ts';
import { lastAnswerOfBot, type ThreadMessage, whatPeopleWrote } from '../kit/thread.ts';
import { isOnlyRequest } from './follow-up.ts';
import { readFollowUp } from './follow-up-text.ts';

/** How a thread's messages are told apart. */
export interface ThreadReading {
  botName: string;
  kinds: readonly Kind[];
}

/**
 * What a thread is about when somebody writes in it at `ts`: what people wrote before, without requests such as “more”. The
 * first answer and everything that goes on from it read the thread this way, so that they mean the same cards.
 */
export function whatThreadSays(
  thread: readonly ThreadMessage[],
  ts: string,
  { botName, kinds }: ThreadReading,
): string[] {
  const before = thread.filter(
    (one) =>
      Number(one.ts) < Number(ts) &&
      (one.fromBot || !isOnlyRequest(readFollowUp(withoutName(one.text, botName), kinds))),
  );
  return whatPeopleWrote(before, ts);
}

/**
 * What the thread was about when the question behind an answer was asked. An answer to “more” goes back to the question that
 * it is more for.
 * @param answers the ts of the message that the answer was for; without it nobody asked in this thread
 */
export function threadOfQuestion(
  thread: readonly ThreadMessage[],
  answers: string | undefined,
  reading: ThreadReading,
): string[] {
  let asked = answers;
  for (let left = thread.length; asked !== undefined && left > 0; left -= 1) {
    const message = thread.find(({ ts }) => ts === asked);
    const text = message && withoutName(message.text, reading.botName);
    if (text === undefined || !readFollowUp(text, reading.kinds)) break;
    const before = lastAnswerOfBot(thread, asked);
    if (before?.answers === undefined) break;
    asked = before.answers;
  }
  return asked === undefined ? [] : whatThreadSays(thread, asked, reading);
}
