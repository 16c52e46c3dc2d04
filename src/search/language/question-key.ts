import { createHash } from 'node:crypto';
import { cleanText } from './clean-text.ts';
import { wordsOf } from './words.ts';

/**
 * By what the same question is known again, however it is put: a hash of its telling words, each reduced to its stem
 * and counted once, in whatever order. "How do we version our datasets?" and "versioning datasets" are one question.
 * Not of what the cards know, so that a new card leaves the keys as they are.
 * @returns 32 hexadecimal digits; empty when the text says nothing
 */
export function questionKey(text: string): string {
  const stems = wordsOf(cleanText(text)).flatMap((word) => (word.stop ? [] : [word.stem]));
  if (stems.length === 0) return '';
  return createHash('sha256')
    .update([...new Set(stems)].sort().join(' '))
    .digest('hex')
    .slice(0, 32);
}
