import type { WordVectors } from '../language/word-vectors.ts';
import type { Dictionary } from './dictionary.ts';

/** A word of the pages that is used like another word. */
export interface Neighbor {
  token: number;
  /** From 0.65, below which words are hardly ever used for each other, to 1. */
  cosine: number;
}

/** Finds the words of pages that are used most like a given one: “crashes” for “breaks”. */
export interface Neighbors {
  /** Nearest first. The words of a question share `lookUps`, as each new one takes up to a millisecond. */
  of(plain: string, lookUps: { left: number }): readonly Neighbor[];
  /** Takes in the new words of the dictionary, which the next question would do otherwise. Yields between pieces. */
  learn(): Generator<undefined>;
}

/** How many words of a question may be looked up that were not asked for before. */
export const MOST_LOOK_UPS = 16;

const NEAR_FROM = 0.65;
const MOST_REMEMBERED = 5_000;
/** After so many words others may have their turn. */
const PIECE = 2_000;

/** New words of the dictionary become known at the next question. */
export function createNeighbors(dictionary: Dictionary, vectors: WordVectors): Neighbors {
  const { dimensions } = vectors;
  let rows = new Float32Array(dimensions * 1024);
  const tokens: number[] = [];
  let read = 0;
  const remembered = new Map<string, { rows: number; near: readonly Neighbor[] }>();

  const directionIn = (plain: string): Float32Array | undefined => {
    const sum = new Float32Array(dimensions);
    if (dimensions === 0 || !vectors.addTo(sum, plain)) return undefined;
    const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0)) || 1;
    return sum.map((value) => value / length);
  };
  const takeNewWords = (most = Number.POSITIVE_INFINITY) => {
    const { plainWords } = dictionary;
    const until = Math.min(plainWords.length, read + most);
    for (; read < until; read += 1) {
      const plain = plainWords[read] ?? '';
      const row = directionIn(plain);
      if (!row) continue;
      if ((tokens.length + 1) * dimensions > rows.length) {
        const larger = new Float32Array(rows.length * 2);
        larger.set(rows);
        rows = larger;
      }
      rows.set(row, tokens.length * dimensions);
      tokens.push(dictionary.tokenOfPlain(plain) ?? 0);
    }
  };

  return {
    *learn() {
      while (read < dictionary.plainWords.length) {
        takeNewWords(PIECE);
        yield;
      }
    },
    of(plain, lookUps) {
      takeNewWords();
      const known = remembered.get(plain);
      if (known?.rows === tokens.length) return known.near;
      if (!known && lookUps.left <= 0) return [];
      const direction = directionIn(plain);
      if (!direction) return [];
      if (!known) lookUps.left -= 1;
      const found = new Map(known?.near.map(({ token, cosine }) => [token, cosine]));
      for (let row = known?.rows ?? 0; row < tokens.length; row += 1) {
        let cosine = 0;
        const start = row * dimensions;
        for (let at = 0; at < dimensions; at += 1) cosine += (rows[start + at] ?? 0) * (direction[at] ?? 0);
        const token = tokens[row] ?? 0;
        if (cosine >= NEAR_FROM && cosine > (found.get(token) ?? 0)) found.set(token, cosine);
      }
      const near = [...found]
        .map(([token, cosine]) => ({ token, cosine }))
        .toSorted((a, b) => b.cosine - a.cosine);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(plain, { rows: tokens.length, near });
      return near;
    },
  };
}
