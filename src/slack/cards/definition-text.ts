import type { Card } from '../../cards/card.ts';
import type { GlossaryTerm } from '../../cards/glossary.ts';
import type { Library } from '../../cards/library.ts';

/**
 * What a term means, as plain text, and how it differs from the one that it is confused with.
 * @param emphasize marks the term where there is markup
 */
export function definitionText(
  { term, is, differsFrom: [other] }: GlossaryTerm,
  emphasize: (term: string) => string = (unmarked) => unmarked,
): string {
  return [`${emphasize(term)}: ${is}`, ...(other ? [other.how] : [])].join('\n');
}

/** The cards to read next about a term. */
export function cardsOnTerm({ cards }: GlossaryTerm, library: Library): Card[] {
  return cards.flatMap((id) => library.card(id) ?? []).slice(0, 2);
}
