import type { Card } from '../../cards/card.ts';
import type { GlossaryTerm } from '../../cards/glossary.ts';
import type { Library } from '../../cards/library.ts';

/** A term to explain, perhaps beside the one that it is to be told from. */
export interface Explained {
  term: GlossaryTerm;
  other?: GlossaryTerm;
}

/**
 * What a term means, as plain text, and how it differs from the one that was asked about or that it is confused with.
 * @param emphasize marks the terms where there is markup
 */
export function definitionText(
  { term, other }: Explained,
  emphasize: (term: string) => string = (unmarked) => unmarked,
): string {
  const meaning = ({ term: name, is }: GlossaryTerm) => `${emphasize(name)}: ${is}`;
  if (!other) return [meaning(term), ...term.differsFrom.slice(0, 1).map(({ how }) => how)].join('\n');
  const how = howTheyDiffer(term, other);
  return [meaning(term), how ?? meaning(other)].join('\n');
}

/** Either term may say it. */
function howTheyDiffer(one: GlossaryTerm, other: GlossaryTerm): string | undefined {
  const said = (from: GlossaryTerm, to: GlossaryTerm) =>
    from.differsFrom.find(({ term }) => [to.term, ...to.names].includes(term))?.how;
  return said(one, other) ?? said(other, one);
}

/** The cards to read next about a term, and about the other one. */
export function cardsOnTerm({ term, other }: Explained, library: Library): Card[] {
  const ids = new Set([...term.cards, ...(other?.cards ?? [])]);
  return [...ids].flatMap((id) => library.card(id) ?? []).slice(0, 2);
}
