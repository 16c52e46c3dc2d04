import { type GrowableArray, growableArray } from './growable-array.ts';

/**
 * Which texts hold which token, in flat arrays: a knowledge base of thousands of cards stays small in memory, and a
 * question touches only the texts that hold one of its tokens.
 */
export interface InvertedIndex {
  /** Adds one text of a card (its title, a question, a passage). Cards come in ascending order. */
  add(card: number, field: number, tokens: readonly number[]): void;
  /** Every text that holds the token, in the order in which they were added. */
  textsWith(token: number): Uint32Array;
  cardOf(text: number): number;
  fieldOf(text: number): number;
  /** How many tokens there are. */
  readonly tokens: number;
}

export function createInvertedIndex(): InvertedIndex {
  const cards = growableArray(Uint32Array);
  const fields = growableArray(Uint8Array);
  const postings: GrowableArray<Uint32Array>[] = [];
  return {
    add(card, field, tokens) {
      const text = cards.length();
      cards.push(card);
      fields.push(field);
      for (const token of tokens) {
        let list = postings[token];
        if (!list) {
          list = growableArray(Uint32Array);
          postings[token] = list;
        }
        list.push(text);
      }
    },
    textsWith: (token) => postings[token]?.values() ?? NONE,
    cardOf: (text) => cards.at(text),
    fieldOf: (text) => fields.at(text),
    get tokens() {
      return postings.length;
    },
  };
}

const NONE = new Uint32Array(0);
