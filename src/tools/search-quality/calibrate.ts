import type { Card, Kind } from '../../cards/card.ts';
import { EVIDENCE, type Evidence, evidenceFor } from '../../search/decision/confidence.ts';
import { rankCards } from '../../search/decision/ranking.ts';
import type { Vocabulary } from '../../search/language/vocabulary.ts';
import type { WordVectors } from '../../search/language/word-vectors.ts';
import { readQuery } from '../../search/query.ts';
import { createReader } from '../../search/search.ts';
import { heldOutRounds } from './held-out.ts';
import type { JudgedQuery } from './judged-queries.ts';

/** The evidence for a question's best card, and whether any card answers the question. */
interface Sample {
  evidence: Evidence;
  onTopic: boolean;
  counts: number;
}

/** A card's own question is often terse or vague by itself (“show your work”), so it counts less than a judged one. */
const CARD_QUESTION_COUNTS = 0.05;

const STEPS = 4_000;
const RATE = 2;
/** Keeps weights small if the samples say little about them. */
const SHRINKING = 0.0005;

export type Weights = Record<keyof Evidence | 'base', number>;

/**
 * Fits the weights of the confidence to judged questions and to the cards' own questions, each asked while it is removed from
 * its card. Uses plain gradient descent. The same samples always give the same weights.
 */
export function calibrate(
  queries: readonly JudgedQuery[],
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
  vectors: WordVectors,
): Weights {
  const sampled = (from: readonly Card[], asked: readonly JudgedQuery[], counts: number): Sample[] => {
    const reader = createReader(from, kinds, vocabulary, vectors);
    return asked.flatMap(({ q, group }) => {
      const query = readQuery(q, reader);
      const best = rankCards(query, reader.index)[0];
      return best
        ? [{ evidence: evidenceFor(query, best, reader.index), onTopic: group !== 'offtopic', counts }]
        : [];
    });
  };
  return fitWeights([
    ...sampled(cards, queries, 1),
    ...heldOutRounds(cards).flatMap((round) => sampled(round.cards, round.asked, CARD_QUESTION_COUNTS)),
  ]);
}

function fitWeights(samples: readonly Sample[]): Weights {
  const total = samples.reduce((sum, { counts }) => sum + counts, 0);
  const weights = noWeights();
  for (let step = 0; step < STEPS; step += 1) {
    const slope = noWeights();
    for (const { evidence, onTopic, counts } of samples) {
      const sum = EVIDENCE.reduce((all, name) => all + weights[name] * evidence[name], weights.base);
      const error = counts * ((onTopic ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      slope.base += error;
      for (const name of EVIDENCE) slope[name] += error * evidence[name];
    }
    for (const name of ['base', ...EVIDENCE] as const) {
      weights[name] += RATE * (slope[name] / total - SHRINKING * weights[name]);
    }
  }
  return weights;
}

function noWeights(): Weights {
  return { base: 0, covered: 0, unknown: 0, elsewhere: 0, concepts: 0, likelihood: 0, named: 0 };
}
