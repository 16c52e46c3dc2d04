import { ASKED_FOR, ASKED_FOR_FIELDS, type CardText } from '../index/card-text.ts';
import { directionOf, type WordVectors } from '../language/word-vectors.ts';
import type { Word } from '../language/words.ts';

/**
 * Tells cards apart by what their texts mean as a whole, even where they share no word with the question: each card is
 * a point, the mean of its title, aliases, questions and summary.
 */
export interface Embeddings {
  /** The mean of all texts of all cards. */
  mean: Float64Array;
  /** Each card's distance from that mean in each dimension, card after card. */
  points: Float32Array;
  /** Half the squared length of each card's point. */
  offsets: Float64Array;
  /** How far the texts of one card lie apart, in each dimension. */
  scatter: number;
}

export interface EmbeddingsBuilder {
  /** Cards come in ascending order. */
  add(text: CardText): void;
  finish(): Embeddings;
}

/** This many texts without a meaning are mixed in, so that a card with few texts is not taken at its word. */
const NEUTRAL_TEXTS = 3;

export function createEmbeddingsBuilder(vectors: WordVectors): EmbeddingsBuilder {
  const { dimensions } = vectors;
  const sums: Float32Array[] = [];
  const counts: number[] = [];
  const all = new Float64Array(dimensions);
  let counted = 0;

  return {
    add(text) {
      const sum = new Float32Array(dimensions);
      let ofCard = 0;
      for (const field of ASKED_FOR_FIELDS) {
        const counts = ASKED_FOR[field];
        for (const words of text[field]) {
          const direction = directionOf(words, vectors);
          if (!direction) continue;
          ofCard += counts;
          direction.forEach((value, at) => {
            sum[at] = (sum[at] ?? 0) + counts * value;
            all[at] = (all[at] ?? 0) + counts * value;
          });
        }
      }
      counted += ofCard;
      sums.push(sum);
      counts.push(ofCard);
    },

    finish() {
      const mean = all.map((value) => value / (counted || 1));
      // Each text has length 1, so the scatter within the cards is what the means leave of it.
      let explained = mean.reduce((total, value) => total + value * value, 0);
      const points = new Float32Array(sums.length * dimensions);
      const offsets = Float64Array.from(sums, (sum, card) => {
        const texts = counts[card] ?? 0;
        let length = 0;
        sum.forEach((value, at) => {
          const deviation = value - texts * (mean[at] ?? 0);
          if (texts > 0) explained += deviation ** 2 / texts / counted;
          const place = card * dimensions + at;
          points[place] = deviation / (texts + NEUTRAL_TEXTS);
          length += (points[place] ?? 0) ** 2;
        });
        return length / 2;
      });
      const scatter = Math.max(1 - explained, 0.1) / (dimensions || 1);
      return { mean, points, offsets, scatter };
    },
  };
}

/**
 * The logarithm of how likely a card's texts are to lie where the question does; comparable among the cards of one
 * question, 0 for all when no word of it is known. A linear discriminant: the table's dimensions are scaled so that the
 * texts of one card scatter alike in each.
 */
export function embeddingScores(
  { mean, points, offsets, scatter }: Embeddings,
  words: readonly Word[],
  vectors: WordVectors,
): (card: number) => number {
  const direction = directionOf(words, vectors);
  if (!direction) return () => 0;
  const { dimensions } = vectors;
  const from = Float64Array.from(direction, (value, at) => value - (mean[at] ?? 0));
  return (card) => {
    if (card >= offsets.length) return 0;
    let product = 0;
    for (let at = 0; at < dimensions; at += 1) {
      product += (points[card * dimensions + at] ?? 0) * (from[at] ?? 0);
    }
    return (product - (offsets[card] ?? 0)) / scatter;
  };
}
