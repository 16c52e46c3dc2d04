import type { Card, Kind } from '../../guidance/card.ts';
import { EVIDENCE, type Evidence, evidenceFor } from '../../search/confidence.ts';
import { readQuery } from '../../search/query.ts';
import { rankCards } from '../../search/ranking.ts';
import { createReader } from '../../search/search.ts';
import type { Vocabulary } from '../../search/vocabulary.ts';
import type { JudgedQuery } from './judged-queries.ts';

/** A question with what speaks for its best card, and whether some card answers it. */
interface Sample {
  evidence: Evidence;
  onTopic: boolean;
  /** A card's own question is often terse or vague alone ("show your work"): it counts less than a judged one. */
  counts: number;
}

const CARD_QUESTION_COUNTS = 0.3;

/** The cards' questions are asked in so many rounds, each without those of the round. */
const ROUNDS = 10;

const STEPS = 4_000;
const RATE = 2;
/** Keeps the weights small where the samples say little. */
const SHRINKING = 0.0005;

/** Fits the weights of the confidence by plain gradient descent; the same samples always give the same weights. */
export function calibrate(
  queries: readonly JudgedQuery[],
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
): Record<keyof Evidence | 'base', number> {
  const samples = [
    ...judgedSamples(queries, cards, kinds, vocabulary),
    ...heldOutSamples(cards, kinds, vocabulary),
  ];
  const total = samples.reduce((sum, sample) => sum + sample.counts, 0);
  const weights = { base: 0, covered: 0, unknown: 0, elsewhere: 0, concepts: 0, named: 0 };
  for (let step = 0; step < STEPS; step += 1) {
    const slope = { base: 0, covered: 0, unknown: 0, elsewhere: 0, concepts: 0, named: 0 };
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

function judgedSamples(
  queries: readonly JudgedQuery[],
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
): Sample[] {
  const evidence = evidenceReader(cards, kinds, vocabulary);
  return queries.flatMap((query) => {
    const found = evidence(query.q);
    return found ? [{ evidence: found, onTopic: query.group !== 'offtopic', counts: 1 }] : [];
  });
}

function heldOutSamples(cards: readonly Card[], kinds: readonly Kind[], vocabulary: Vocabulary): Sample[] {
  return Array.from({ length: ROUNDS }, (_, round) => {
    const isAsked = (_question: string, at: number) => at % ROUNDS === round;
    const kept = cards.map((card) => ({
      ...card,
      questions: card.questions.filter((question, at) => !isAsked(question, at)),
    }));
    const evidence = evidenceReader(kept, kinds, vocabulary);
    return cards
      .flatMap((card) => card.questions.filter(isAsked))
      .flatMap((question) => {
        const found = evidence(question);
        return found ? [{ evidence: found, onTopic: true, counts: CARD_QUESTION_COUNTS }] : [];
      });
  }).flat();
}

function evidenceReader(cards: readonly Card[], kinds: readonly Kind[], vocabulary: Vocabulary) {
  const reader = createReader(cards, kinds, vocabulary);
  return (question: string): Evidence | undefined => {
    const query = readQuery(question, reader);
    const best = rankCards(query, reader.index)[0];
    return best && evidenceFor(query, best, reader.index);
  };
}
