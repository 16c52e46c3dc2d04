import type { Card } from '../guidance/card.ts';
import type { Candidate, Wanted } from './candidates.ts';
import type { CardIndex, Token } from './card-index.ts';
import type { NamedKind } from './named-kind.ts';
import type { Query } from './query.ts';

/** What the share of the question that a card covers counts beside Fuse's score. */
const COVERAGE_COUNTS = 1;

/** By how much a card gains when the question asks for its kind. */
const KIND_COUNTS: Record<NamedKind['how'], number> = { plainly: 2.5, implied: 1.3, 'by-the-way': 1.1 };

export interface RankedCard {
  card: Card;
  candidate: Candidate;
  /** Higher is better; from 0. */
  score: number;
}

/** Ranks the cards that fit a query, best first. */
export function rankCards(query: Query, index: CardIndex): RankedCard[] {
  const wanted = wantedBy(query, index);
  const candidates = index.candidates(wanted);
  const fuse = index.rank(wanted, candidates);
  const possible = wanted.reduce((sum, { times, telling }) => sum + times * telling, 0) || 1;
  return candidates
    .flatMap((candidate): RankedCard[] => {
      const card = index.cards[candidate.card];
      if (!card) return [];
      const fit = (fuse.get(candidate.card) ?? 0) + COVERAGE_COUNTS * (candidate.mass / possible);
      return [{ card, candidate, score: fit * kindFactor(query, card) }];
    })
    .toSorted((a, b) => b.score - a.score);
}

function kindFactor(query: Query, card: Card): number {
  if (query.named?.kind.id !== card.kind) return 1;
  return KIND_COUNTS[query.named.how];
}

/**
 * What the cards are searched for. A word counts twice. So does its concept where it brings in much that the word
 * alone does not; where the word stands on many of the concept's cards, the word tells them apart better.
 */
function wantedBy(query: Query, index: CardIndex): Wanted[] {
  const wanted = new Map<Token, Wanted>();
  const want = (token: Token, times: number) => {
    if ((wanted.get(token)?.times ?? 0) < times)
      wanted.set(token, { token, times, telling: index.telling(token) });
  };
  for (const { token, concept, conceptToken } of query.terms) {
    const phrase = conceptToken !== undefined && (concept?.at.length ?? 0) > 1;
    if (token !== undefined) want(token, phrase ? 2 : 2);
    if (conceptToken === undefined) continue;
    if (phrase) want(conceptToken, 3);
    const byOneWord = token !== undefined && concept?.at.length === 1;
    want(conceptToken, byOneWord && index.holders(token) > index.holders(conceptToken) / 4 ? 1 : 2);
  }
  return [...wanted.values()];
}
