import type { Card } from '../../cards/card.ts';
import { textOf } from '../index/card-text.ts';
import type { Query } from '../query.ts';

/** The stems of a card's own text; kept for the cards that come first, as reading them takes longer than the rest. */
const remembered = new WeakMap<Card, Set<string>>();

function ownStems(card: Card): Set<string> {
  const known = remembered.get(card);
  if (known) return known;
  const { title, summary, body } = textOf(card);
  const stems = new Set([...title, ...summary, ...body].flat().map((word) => word.stem));
  remembered.set(card, stems);
  return stems;
}

/**
 * How much of what the question says is in the card's own text, each word by `counts`: 0 to 1. Ways of asking may
 * name a tool that the card never mentions; they teach the search to find the card, not that the card answers.
 */
export function statedShare(
  query: Query,
  card: Card,
  counts: (term: Query['terms'][number]) => number,
): number {
  const own = ownStems(card);
  let said = 0;
  let stated = 0;
  for (const term of query.terms) {
    if (term.word.stop) continue;
    const weight = counts(term);
    said += weight;
    if (own.has(term.word.stem)) stated += weight;
  }
  return said === 0 ? 0 : stated / said;
}
