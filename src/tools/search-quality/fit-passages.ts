import type { Card, Kind } from '../../cards/card.ts';
import {
  PASSAGE_SIGNALS,
  type PassageSignals,
  rankByPassages,
} from '../../search/decision/passage-ranking.ts';
import { rankCards } from '../../search/decision/ranking.ts';
import { openPassageIndex } from '../../search/index/passage-index.ts';
import type { Vocabulary } from '../../search/language/vocabulary.ts';
import type { WordVectors } from '../../search/language/word-vectors.ts';
import { queryOn, readText } from '../../search/query.ts';
import { indexAll, openReader } from '../../search/search.ts';
import { hasPhrase } from './answer-measures.ts';
import { type JudgedMessage, RELEVANCE } from './judged-messages.ts';

/** The passages that compete for one message, and which of them answer it. */
interface Contest {
  /** One row for each passage, in the order of `PASSAGE_SIGNALS`. */
  signals: number[][];
  answers: boolean[];
}

const STEPS = 1_500;
const LEARNING_RATE = 0.05;
const MOMENTUM = 0.9;
/** Keeps weights small if the messages say little about them. */
const WEIGHT_DECAY = 0.006;

/**
 * Fits the weights of the passage ranking: they make the passages that answer as likely as they can be among all that
 * compete. Where only the card is known that answers, any passage of it will do. The same messages always give the same
 * weights.
 */
export function fitPassageWeights(
  messages: readonly JudgedMessage[],
  cards: readonly Card[],
  kinds: readonly Kind[],
  vocabulary: Vocabulary,
  vectors: WordVectors,
): PassageSignals {
  const index = indexAll(cards, vocabulary, vectors);
  const reader = openReader(index, cards, kinds, vectors);
  const passageIndex = openPassageIndex(index.passages, cards, kinds, vectors);
  const contests = messages.flatMap(({ text, thread, rel, must }): Contest[] => {
    const read = readText([...thread, text].join('\n'), reader);
    const ranked = rankCards(queryOn(read, reader.index), reader.index);
    const { passages } = rankByPassages(read, ranked, passageIndex, cards);
    const answers = passages.map(({ passage }) =>
      must.length > 0 ? hasPhrase(passage.text, must) : rel[passage.cardId] === RELEVANCE.answers,
    );
    if (!answers.includes(true)) return [];
    return [
      { signals: passages.map(({ signals }) => PASSAGE_SIGNALS.map((name) => signals[name])), answers },
    ];
  });
  const deviations = PASSAGE_SIGNALS.map((_, at) =>
    standardDeviation(contests.flatMap(({ signals }) => signals.map((row) => row[at] ?? 0))),
  );
  const weights = maximizeLikelihood(
    contests.map(({ signals, answers }) => ({
      answers,
      signals: signals.map((row) => row.map((signal, at) => signal / (deviations[at] ?? 1))),
    })),
  );
  return Object.fromEntries(
    PASSAGE_SIGNALS.map((name, at) => [name, (weights[at] ?? 0) / (deviations[at] ?? 1)]),
  ) as unknown as PassageSignals;
}

/**
 * Fits weights by gradient ascent with momentum, on the log-likelihood that one of the passages that answer comes
 * first.
 * @param contests with signals of the same spread
 */
function maximizeLikelihood(contests: readonly Contest[]): number[] {
  const weights = PASSAGE_SIGNALS.map(() => 0);
  const velocity = PASSAGE_SIGNALS.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight) => -WEIGHT_DECAY * weight * contests.length);
    for (const { signals, answers } of contests) {
      const logits = signals.map((row) =>
        row.reduce((sum, signal, at) => sum + signal * (weights[at] ?? 0), 0),
      );
      const most = Math.max(...logits);
      const powers = logits.map((one) => Math.exp(one - most));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const right = powers.reduce((sum, power, at) => sum + (answers[at] ? power : 0), 0) || 1e-12;
      signals.forEach((row, place) => {
        const power = powers[place] ?? 0;
        const pull = (answers[place] ? power / right : 0) - power / all;
        row.forEach((signal, at) => {
          gradient[at] = (gradient[at] ?? 0) + pull * signal;
        });
      });
    }
    gradient.forEach((one, at) => {
      velocity[at] = MOMENTUM * (velocity[at] ?? 0) + one / contests.length;
      weights[at] = (weights[at] ?? 0) + LEARNING_RATE * (velocity[at] ?? 0);
    });
  }
  return weights;
}

/** 1 where all values are the same, so that one can divide by it. */
function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
}
