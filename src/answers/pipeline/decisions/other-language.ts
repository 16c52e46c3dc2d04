import type { OtherLanguage } from '../../../search/language/foreign-words.ts';
import type { SearchResult } from '../../../search/search-types.ts';
import type { Intent } from '../../intent/intents.ts';
import type { Decision } from '../decision.ts';
import type { Understanding } from '../understand.ts';

/** The models learned small talk in a few of the languages with Latin letters; below this, they only guess. */
const FOREIGN_TALK_FROM = 0.75;
const NOT_LEARNED: ReadonlySet<OtherLanguage> = new Set(['ja', 'zh', 'ko', 'unknown']);
/** From this confidence on, a card fits the English terms in a message. */
const TERMS_FIT_FROM = 0.75;

/**
 * The note that the cards are in English, for a message that is not, unless it is small talk.
 * @param found for the English terms in the message
 */
export function noteOnLanguage(
  { language }: Understanding,
  found: SearchResult,
  intents: Record<Intent, number>,
): Extract<Decision, { type: 'other-language' }> | undefined {
  if (!language || isForeignTalk(language, intents['small-talk'])) return undefined;
  return { type: 'other-language', language, ...nearestByTerms(found) };
}

function isForeignTalk(language: OtherLanguage, smallTalk: number): boolean {
  return smallTalk >= FOREIGN_TALK_FROM && !NOT_LEARNED.has(language);
}

/**
 * The best card if it has one of the terms as it is written; what was read as misspelled is a word of the other
 * language.
 */
export function nearestByTerms({ hits, confidence }: Pick<SearchResult, 'hits' | 'confidence'>) {
  const [best] = hits;
  const fits = confidence >= TERMS_FIT_FROM && best?.reasons.some(({ type }) => type === 'term');
  return { nearest: fits ? best : undefined, confidence };
}
