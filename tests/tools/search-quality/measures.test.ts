import { expect, it } from 'vitest';
import type { JudgedQuery } from '../../../src/tools/search-quality/judged-queries.ts';
import { measure } from '../../../src/tools/search-quality/measures.ts';

const question = (rel: JudgedQuery['rel'], group: JudgedQuery['group'] = 'question'): JudgedQuery => ({
  q: 'any',
  group,
  rel,
});
const answer = (ids: string[], confidence = 1) => ({ ids, confidence, answered: confidence >= 0.5 });

it('a success is a card that answers, at the first place or among the first three', () => {
  const { all } = measure(
    [question({ a: 3 }), question({ a: 3, b: 2 }), question({ a: 3 }), question({ a: 3 })],
    [answer(['a', 'b']), answer(['b', 'c', 'a']), answer(['b', 'c', 'd', 'a']), answer([])],
  );
  expect(all).toMatchObject({ queries: 4, success1: 25, success3: 50 });
});

it('nDCG is 1 for the best order, less for a later place, 0 for none', () => {
  const rel: JudgedQuery['rel'] = { a: 3, b: 2 };
  const ndcgOf = (ids: string[]) => measure([question(rel)], [answer(ids)]).all.ndcg3;
  expect(ndcgOf(['a', 'b'])).toBeCloseTo(1);
  expect(ndcgOf(['b', 'a'])).toBeCloseTo((2 + 3 / Math.log2(3)) / (3 + 2 / Math.log2(3)));
  expect(ndcgOf(['x', 'y'])).toBe(0);
});

it('off-topic questions count for the rejection only', () => {
  const queries = [question({ a: 3 }), question({}, 'offtopic'), question({}, 'offtopic')];
  const scores = measure(queries, [answer(['a'], 0.9), answer(['a'], 0.95), answer(['a'], 0.2)]);
  expect(scores.all.queries).toBe(1);
  expect(scores).toMatchObject({ floorFor95: 0.9, rejectedAt95: 50, rejected: 50, answered: 100 });
});

it('the floor leaves 95 % of the answerable questions above it', () => {
  const queries = Array.from({ length: 100 }, () => question({ a: 3 }));
  const { floorFor95 } = measure(
    queries,
    queries.map((_, at) => answer(['a'], at / 100)),
  );
  expect(floorFor95).toBeCloseTo(0.05);
});
