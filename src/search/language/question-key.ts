import { createHash } from 'node:crypto';
import { cleanText } from './clean-text.ts';
import { wordsOf } from './words.ts';

/**
 * Identifies a question however people phrase it: a hash of its content words, each reduced to its stem and counted
 * once, in any order. "How do we version our datasets?" and "versioning datasets" are one question. It does not
 * depend on the cards, so a new card leaves all keys as they are.
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
