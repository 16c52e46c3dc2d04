import { ASKED_FOR, ASKED_FOR_FIELDS, type CardText } from '../index/card-text.ts';
import { directionOf, type WordVectors } from '../language/word-vectors.ts';
import type { Word } from '../language/words.ts';

/**
 * Tells cards apart by what their texts mean on the whole, also where they share no word with the question: each card
 * is a point, the mean of its title, aliases, questions and summary.
 */
export interface EmbeddingScore {
  /**
   * The logarithm of how likely a card's texts are to lie where the question does; comparable among the cards of one
   * question, 0 for all when no word of it is known. A linear discriminant: the table's dimensions are scaled so that the
   * texts of one card scatter alike in each.
   */
  compare(words: readonly Word[]): (card: number) => number;
}

export interface EmbeddingScoreBuilder {
  /** Cards come in ascending order. */
  add(text: CardText): void;
  finish(): EmbeddingScore;
}

/** As many texts of no meaning are mixed in, so that a card with few texts is not taken at their word. */
const NEUTRAL_TEXTS = 3;

export function createEmbeddingScore(vectors: WordVectors): EmbeddingScoreBuilder {
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
      const offsets = sums.map((sum, card) => {
        const texts = counts[card] ?? 0;
        let length = 0;
        sum.forEach((value, at) => {
          const deviation = value - texts * (mean[at] ?? 0);
          if (texts > 0) explained += deviation ** 2 / texts / counted;
          sum[at] = deviation / (texts + NEUTRAL_TEXTS);
          length += (sum[at] ?? 0) ** 2;
        });
        return length / 2;
      });
      const scatter = Math.max(1 - explained, 0.1) / (dimensions || 1);
      return {
        compare(words) {
          const direction = directionOf(words, vectors);
          if (!direction) return () => 0;
          const from = Float64Array.from(direction, (value, at) => value - (mean[at] ?? 0));
          return (card) => {
            const point = sums[card];
            if (!point) return 0;
            let product = 0;
            for (let at = 0; at < dimensions; at += 1) product += (point[at] ?? 0) * (from[at] ?? 0);
            return (product - (offsets[card] ?? 0)) / scatter;
          };
        },
      };
    },
  };
}
