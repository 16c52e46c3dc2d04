import type { Card, Kind } from '../../cards/card.ts';
import { EVIDENCE, type Evidence, evidenceFor } from '../../search/decision/confidence.ts';
import { rankCards } from '../../search/decision/ranking.ts';
import type { Vocabulary } from '../../search/language/vocabulary.ts';
import type { WordVectors } from '../../search/language/word-vectors.ts';
import { readQuery } from '../../search/query.ts';
import { createReader } from '../../search/search.ts';
import { type Case, fitLogistic } from '../intent-training/fit-logistic.ts';
import { heldOutRounds } from './held-out.ts';
import type { JudgedQuery } from './judged-queries.ts';

/** A card's own question is often terse or vague (“show your work”), so it counts less than a judged one. */
const CARD_QUESTION_COUNTS = 0.05;

/** What each piece of evidence counts. */
export type Weights = Record<keyof Evidence | 'base', number>;

/**
 * Fits the weights of the confidence to judged questions and to the cards' own questions, each asked while it is
 * removed from its card. Uses plain gradient descent. The same samples always give the same weights.
 */
export function calibrate(
  queries: readonly JudgedQuery[],
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
  vectors: WordVectors,
): Weights {
  const sampled = (
    from: readonly Card[],
    asked: readonly JudgedQuery[],
    counts: number,
  ): Case<keyof Evidence>[] => {
    const reader = createReader(from, kinds, vocabulary, vectors);
    return asked.flatMap(({ q, group }) => {
      const query = readQuery(q, reader);
      const best = rankCards(query, reader.index)[0];
      return best
        ? [{ features: evidenceFor(query, best, reader.index), yes: group !== 'offtopic', counts }]
        : [];
    });
  };
  return fitLogistic(EVIDENCE, [
    ...sampled(cards, queries, 1),
    ...heldOutRounds(cards).flatMap((round) => sampled(round.cards, round.asked, CARD_QUESTION_COUNTS)),
  ]);
}
