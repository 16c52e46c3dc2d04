import type { Library } from '../../../cards/library.ts';
import { isCommonWord } from '../../../search/language/common-words.ts';
import type { SearchResult } from '../../../search/search-types.ts';
import type { Decision } from '../decision.ts';
import { elsewhereFor } from '../elsewhere.ts';
import { noStepFor } from '../first-minutes.ts';
import { type Likelihood, NEAR_FROM } from '../likelihood.ts';
import type { Retrieved } from '../retrieve.ts';
import type { Understanding } from '../understand.ts';
import { soundsBroken } from '../urgency.ts';

/** From this probability on, a message that no card comes near is nothing for guidance. */
const NOT_FOR_US_FROM = 0.5;
const MOST_NEAREST = 2;

/** An honest no: what is missing, and the nearest cards or a place that helps. */
export function noCard(
  { text, urgent }: Understanding,
  { read, anyIncident }: Retrieved,
  { intents, guidance, confidence }: Likelihood,
  library: Library,
): Extract<Decision, { type: 'no-card' }> {
  const near = guidance >= NEAR_FROM;
  const help = elsewhereFor(text);
  // A product's own error is nothing that a card explains, however near one comes.
  const elsewhere = near && !help?.tool ? undefined : help;
  const noStep = urgent && !elsewhere && soundsBroken(text) ? noStepFor(anyIncident, library) : undefined;
  return {
    type: 'no-card',
    because: intents['not-for-us'] > NOT_FOR_US_FROM && !near ? 'not-for-us' : 'nothing-fits',
    about: unknownName(text, read),
    ...(elsewhere && { elsewhere }),
    ...(noStep && { noStep }),
    nearest: near && !elsewhere ? read.hits.slice(0, MOST_NEAREST) : [],
    confidence,
  };
}

/**
 * The name in the message that no card has: a word with a capital inside the sentence, or one that the cards don't
 * know.
 */
function unknownName(text: string, { hits }: SearchResult): string | undefined {
  const known = new Set(
    hits.flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.type === 'term' ? [reason.term.toLowerCase()] : [])),
    ),
  );
  const names = [
    ...text.matchAll(/(?<=[\p{L}\p{N},;:]\s)([\p{Lu}][\p{L}\p{N}]*(?:[.-][\p{L}\p{N}]+)*|[a-z]+[A-Z]\w*)/gu),
  ].map(([name]) => name);
  return names.find(
    (name) =>
      name.length > 2 && !known.has(name.toLowerCase()) && !isCommonWord(name.toLowerCase()) && name !== 'I',
  );
}
