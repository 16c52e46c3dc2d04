import { growableArray } from './growable-array.ts';
import { createPostingsBuilder, type Postings, postingsOf } from './postings.ts';

/**
 * Which texts hold which token, in flat arrays: a knowledge base of thousands of cards stays small in memory, and a
 * question touches only the texts that hold one of its tokens.
 */
export interface InvertedIndex {
  /** The card of each text (a title, a question, a passage). */
  cards: Uint32Array;
  /** The field of each text. */
  fields: Uint8Array;
  /** For each token, the texts that hold it, in the order in which they were added. */
  texts: Postings;
  /** How many texts hold a token at all. */
  filledTexts: number;
}

export interface InvertedIndexBuilder {
  /** Adds one text of a card, with each of its tokens once. Cards come in ascending order. */
  add(card: number, field: number, tokens: readonly number[]): void;
  finish(): InvertedIndex;
}

export function createInvertedIndexBuilder(): InvertedIndexBuilder {
  const cards = growableArray(Uint32Array);
  const fields = growableArray(Uint8Array);
  const texts = createPostingsBuilder();
  let filledTexts = 0;
  return {
    add(card, field, tokens) {
      const text = cards.length();
      cards.push(card);
      fields.push(field);
      if (tokens.length > 0) filledTexts += 1;
      for (const token of tokens) texts.add(token, text);
    },
    finish: () => ({ cards: cards.toArray(), fields: fields.toArray(), texts: texts.finish(), filledTexts }),
  };
}

/** Every text that holds the token, in the order in which they were added. */
export function textsWith(index: InvertedIndex, token: number): Uint32Array {
  return postingsOf(index.texts, token);
}
