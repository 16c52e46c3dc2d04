import { expect, it } from 'vitest';
import { EMPTY_VOCABULARY } from '../../../src/search/language/vocabulary.ts';
import {
  loadWordVectors,
  packWordVectors,
  unpackWordVectors,
} from '../../../src/search/language/word-vectors.ts';
import { createSearch } from '../../../src/search/search.ts';
import { card, KINDS } from '../sample-cards.ts';

/** Two topics as two directions. */
const vectors = unpackWordVectors(
  packWordVectors(
    ['burglar', 'thief', 'robbery', 'meadow', 'grass', 'pasture'],
    [
      [1, 0.1],
      [1, 0],
      [0.9, 0.4],
      [0.1, 1],
      [0, 1],
      [0.05, 0.8],
    ].map((row) => Float64Array.from(row)),
  ),
);
const cards = [
  card('practices/lock', { title: 'Robbery', aliases: ['thief'], summary: 'Lock the door of the house.' }),
  card('practices/mow', { title: 'Grass', aliases: ['meadow'], summary: 'Mow around the house.' }),
];
const search = createSearch(cards, KINDS, EMPTY_VOCABULARY, vectors);

it('a word that no card has tips the scales towards cards with words like it', () => {
  const ids = (question: string) => search.find(question).hits.map((hit) => hit.card.id);
  expect(ids('burglar house')[0]).toBe('practices/lock');
  expect(ids('pasture house')[0]).toBe('practices/mow');
});

it('the reason names both words', () => {
  expect(search.find('burglar house').hits[0]?.reasons).toEqual([
    { type: 'term', term: 'house' },
    { type: 'meaning', typed: 'burglar', near: 'thief' },
  ]);
});

it('an English word is not read as a similar one of the cards', () => {
  const find = (question: string) => createSearch(cards, KINDS, EMPTY_VOCABULARY, vectors).find(question);
  expect(find('robery').hits[0]?.reasons).toEqual([{ type: 'spelling', typed: 'robery', readAs: 'robbery' }]);
  const known = unpackWordVectors(packWordVectors(['robery'], [Float64Array.from([1, 1])]));
  expect(createSearch(cards, KINDS, EMPTY_VOCABULARY, known).find('robery').hits).toEqual([]);
});

it('the table that comes with the search holds common words, and those alike point the same way', async () => {
  const table = await loadWordVectors();
  const direction = (word: string) => {
    const sum = new Float32Array(table.dimensions);
    expect(table.addTo(sum, word)).toBe(true);
    const length = Math.hypot(...sum);
    return sum.map((value) => value / length);
  };
  const cosine = (a: string, b: string) => {
    const other = direction(b);
    return direction(a).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  };
  expect(cosine('outage', 'disruption')).toBeGreaterThan(0.6);
  expect(cosine('outage', 'salary')).toBeLessThan(0.3);
  expect(table.has('zzyzx')).toBe(false);
});
