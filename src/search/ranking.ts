import type { Card } from '../guidance/card.ts';
import type { Candidate } from './candidates.ts';
import type { CardIndex, Token } from './card-index.ts';
import type { Query } from './query.ts';
import { TUNING } from './tuning.ts';

export interface RankedCard {
  card: Card;
  candidate: Candidate;
  /** Higher is better; from 0. */
  score: number;
}

/** Ranks the cards that fit a query, best first. */
export function rankCards(query: Query, index: CardIndex): RankedCard[] {
  const wanted = tokensOf(query);
  const candidates = index.candidates(wanted);
  const fuse = index.rank(wanted, candidates);
  const possible = wanted.reduce((sum, token) => sum + index.telling(token), 0) || 1;
  return candidates
    .flatMap((candidate): RankedCard[] => {
      const card = index.cards[candidate.card];
      if (!card) return [];
      const fit = (fuse.get(candidate.card) ?? 0) + TUNING.coverage * (candidate.mass / possible);
      return [{ card, candidate, score: fit * kindFactor(query, card) }];
    })
    .toSorted((a, b) => b.score - a.score);
}

function kindFactor(query: Query, card: Card): number {
  if (query.named?.kind.id !== card.kind) return 1;
  return query.named.plainly ? TUNING.plainlyNamed : TUNING.named;
}

function tokensOf(query: Query): Token[] {
  const tokens = new Set<Token>();
  for (const { token, conceptToken } of query.terms) {
    if (token !== undefined) tokens.add(token);
    if (conceptToken !== undefined) tokens.add(conceptToken);
  }
  return [...tokens];
}
