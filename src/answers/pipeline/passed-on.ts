import { smallTalkTopic } from './small-talk.ts';
import { asksWholeQuestion } from './whole-question.ts';

/** A message with what people wrote before it, oldest first. */
export interface Asked {
  text: string;
  thread: readonly string[];
  /** Whether the text is the last question of the thread, and the message only called the bot. */
  passedOn: boolean;
}

/**
 * Who mentions the bot without a word of their own passes on what was asked last: that question then is the message. Talk
 * after it (“+1”, “good question”) doesn't take it back.
 */
export function passedOn(text: string, thread: readonly string[]): Asked {
  const asIs = { text, thread, passedOn: false };
  if (text.replaceAll(/<@[^<>]*>|@[\w.-]+/g, '').trim() !== '') return asIs;
  const at = thread.findLastIndex((said) => said.trim() !== '' && smallTalkTopic(said, false) === undefined);
  const asked = thread[at];
  if (asked === undefined || !asksWholeQuestion(asked)) return asIs;
  return { text: asked, thread: thread.slice(0, at), passedOn: true };
}
