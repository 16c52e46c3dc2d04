import { wordsOf } from '../../search/language/words.ts';
import { readable } from '../kit/message-text.ts';
import type { FollowUp } from './follow-up.ts';

const WHAT_ABOUT =
  /^(?:(?:and|but|so|ok|okay) )*(?:what|how) about (?:(?:for|in|with|on|at|under|without|using) )?(.+)$/;
const AND_FOR = /^(?:and|but) (?:what )?(?:for|in|with|on|at|under|without|using|if it is|if it's) (.+)$/;
/** “And GPUs?” is short, and a question by its mark alone. */
const AND_BARE = /^and (\S+(?: \S+){0,2})$/;

/** What begins like this has a verb of its own, or means what was said before. */
const OTHERWISE =
  /^(?:how|what|whats|what's|why|who|whose|when|where|which|is|are|was|were|am|do|does|did|can|could|should|would|will|shall|has|have|had|if|then|now|so|also|again|more|another|you|your|i|it|its|that|this|these|those|they|them|he|she|him|her|us|me|we|there|here|yes|no|not|thanks|thank|please|maybe|finally|later|today|tomorrow|yesterday|lunch|next)\b/;
const MOST_WORDS = 8;

/**
 * Reads “and for LLMs?”, “what about GPUs” or “and in Azure?”: the same question about something else.
 * @param text as typed
 * @param words the same in plain words
 */
export function readAlso(text: string, words: string): Extract<FollowUp, { type: 'also' }> | undefined {
  const asks = /\?\s*$/.test(text.trim());
  const about =
    WHAT_ABOUT.exec(words)?.[1] ?? AND_FOR.exec(words)?.[1] ?? (asks ? AND_BARE.exec(words)?.[1] : undefined);
  if (about === undefined || OTHERWISE.test(about) || about.split(' ').length > MOST_WORDS) return undefined;
  if (!wordsOf(about).some(({ stop }) => !stop)) return undefined;
  return { type: 'also', said: readable(text).trim(), about: asTyped(text, about) };
}

/** The same words as they were typed, with their capitals: “Azure”. */
function asTyped(text: string, about: string): string {
  const plain = text.replaceAll('’', "'");
  const at = plain.toLowerCase().lastIndexOf(about);
  return at < 0 ? about : plain.slice(at, at + about.length);
}
