import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dueOn } from '../../../src/cards/review.ts';
import { overduePrior } from '../../../src/search/decision/overdue-prior.ts';
import { createSearch } from '../../../src/search/search.ts';
import { readJudgedQueries } from '../../../src/tools/search-quality/judged-queries.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';
import { CARDS, card, KINDS, VOCABULARY } from '../sample-cards.ts';

const DAY = (text: string) => new Date(`${text}T12:00:00Z`);
const EVERY = { count: 100, unit: 'days' } as const;
const reviewed = { reviewed: '2026-01-01', reviewEvery: EVERY };

describe('the age of a card', () => {
  it('counts for nothing until its review is due', () => {
    expect(overduePrior(reviewed, DAY('2026-01-01'))).toBe(0);
    expect(overduePrior(reviewed, DAY('2026-04-11'))).toBe(0);
  });

  it('counts a little more each day from then on, and never much', () => {
    expect(overduePrior(reviewed, DAY('2026-04-12'))).toBeCloseTo(-0.005);
    expect(overduePrior(reviewed, DAY('2026-05-31'))).toBeCloseTo(-0.25);
    expect(overduePrior(reviewed, DAY('2026-07-20'))).toBeCloseTo(-0.5);
    expect(overduePrior(reviewed, DAY('2036-01-01'))).toBeCloseTo(-0.5);
  });
});

describe('a card that is overdue for a review', () => {
  const said = {
    title: 'Rotate secrets',
    summary: 'Replace every secret on a schedule.',
    questions: ['how often do we rotate secrets'],
    body: 'Rotate each secret every quarter.',
  };
  const fresh = card('practices/fresh', { ...said, reviewed: '2026-11-01' });
  const old = card('challenges/old', { ...said, reviewed: '2025-01-01' });
  const search = createSearch([old, fresh, ...CARDS], KINDS, VOCABULARY);
  const order = (moment?: Date) =>
    (moment ? search.asOf(moment) : search).find('rotate secrets').hits.map(({ card: one }) => one.id);

  it('comes after a fresh one that fits as well', () => {
    expect(order(DAY('2026-11-30')).slice(0, 2)).toEqual(['practices/fresh', 'challenges/old']);
  });

  it('stays ahead of one that fits less', () => {
    const one = 'practices/version-models';
    const question = 'which model is live right now';
    const later = search.asOf(DAY('2036-01-01'));
    expect(search.find(question).hits[0]?.card.id).toBe(one);
    expect(later.find(question).hits[0]?.card.id).toBe(one);
  });

  it('does not change the order of cards that are all overdue alike', () => {
    const plain = createSearch(CARDS, KINDS, VOCABULARY);
    const find = (text: string) => plain.asOf(DAY('2036-01-01')).find(text).hits;
    expect(find('model drift in production')).toEqual(plain.find('model drift in production').hits);
  });
});

it('on a day when no card is overdue, each question finds exactly what it finds without a date', async () => {
  const { library, search } = (await builtInCatalog()).current();
  const firstDue = library.cards.map(dueOn).toSorted()[0] ?? '';
  const fresh = search.asOf(DAY(firstDue));
  const questions = await readJudgedQueries(join(import.meta.dirname, '../queries/dev.jsonl'));
  for (const { q } of questions.slice(0, 100)) expect(fresh.find(q)).toEqual(search.find(q));
});
