import Fuse from 'fuse.js';
import { expect, it } from 'vitest';
import { createInvertedIndexBuilder } from '../../../src/search/index/inverted-index.ts';
import { createFuseRanking } from '../../../src/search/signals/fuse-ranking.ts';

const FIELDS = [
  { name: 'title', weight: 3 },
  { name: 'body', weight: 1 },
];
/** Cards as token numbers, by field. */
const CARDS = [
  [[[1, 2, 3]], [[1], [1], [1, 4, 5], [2, 6]]],
  [[[4, 5]], [[1, 2], [7], [7]]],
  [[[11, 12]], [[10], [100]]],
  [[[8]], [[9], [9, 3], [3]]],
];

function ranking() {
  const index = createInvertedIndexBuilder();
  CARDS.forEach((fields, card) => {
    fields.forEach((texts, field) => {
      for (const tokens of texts) index.add(card, field, tokens);
    });
  });
  return createFuseRanking(FIELDS, index.finish());
}

const candidates = CARDS.map((_, card) => ({
  card,
  strength: new Map<number, number>(),
  amount: new Map<number, number>(),
  mass: 0,
}));
const wanted = (...tokens: number[]) => tokens.map((token) => ({ token, times: 2, idf: 1 }));

it('a card scores as if Fuse had looked at all of its texts', () => {
  const whole = new Fuse(
    CARDS.map(([title = [], body = []]) => ({
      title: title.map((tokens) => tokens.map((token) => `t${token}t`).join(' ')),
      body: body.map((tokens) => tokens.map((token) => `t${token}t`).join(' ')),
    })),
    { keys: FIELDS, useTokenSearch: true, threshold: 0, includeScore: true, ignoreFieldNorm: true },
  );
  const expected = new Map(
    whole.search('t1t t3t t5t').map(({ refIndex, score = 1 }) => [refIndex, -Math.log(score)]),
  );
  const scores = ranking().rank(wanted(1, 3, 5), candidates);
  expect([...scores.keys()].toSorted()).toEqual([0, 1, 3]);
  for (const [card, score] of scores) expect(score).toBeCloseTo(expected.get(card) ?? -1, 2);
});

it('a token is found whole, never as a part of another', () => {
  expect([...ranking().rank(wanted(1), candidates).keys()]).toEqual([0, 1]);
  expect([...ranking().rank(wanted(10), candidates).keys()]).toEqual([2]);
});

it('a term that counts once moves a card less than one that counts twice', () => {
  const made = ranking();
  const scoreOf = (times: number) =>
    made
      .rank(
        [
          { token: 8, times: 2, idf: 1 },
          { token: 9, times, idf: 1 },
          { token: 4, times: 2, idf: 1 },
        ],
        candidates,
      )
      .get(0) ?? 0;
  expect(scoreOf(1)).toBeGreaterThan(scoreOf(2));
});

it('only the candidates are ranked, and the next question sees every card again', () => {
  const made = ranking();
  expect([...made.rank(wanted(1), candidates.slice(1, 2)).keys()]).toEqual([1]);
  expect([...made.rank(wanted(1), candidates).keys()]).toEqual([0, 1]);
});

it('asks Fuse nothing when nothing is wanted: a blank query would give every card', () => {
  expect(ranking().rank([], candidates).size).toBe(0);
  expect(ranking().rank(wanted(1), []).size).toBe(0);
});
