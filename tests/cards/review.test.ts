import { describe, expect, it } from 'vitest';
import type { ReviewInterval } from '../../src/cards/card.ts';
import { daysOverdue, dueOn, sinceReview } from '../../src/cards/review.ts';

const card = (reviewed: string, reviewEvery: ReviewInterval) => ({ reviewed, reviewEvery });
const MONTHS = (count: number): ReviewInterval => ({ count, unit: 'months' });

describe('the next review of a card', () => {
  it.each([
    ['2026-11-23', { count: 60, unit: 'days' } as const, '2027-01-22'],
    ['2026-11-23', MONTHS(6), '2027-05-23'],
    ['2026-08-31', MONTHS(6), '2027-02-28'],
  ])('after %s and %o is due on %s', (reviewed, every, day) => {
    expect(dueOn(card(reviewed, every))).toBe(day);
  });

  it('is overdue from the day after it was due', () => {
    const one = card('2026-11-23', MONTHS(6));
    expect(daysOverdue(one, new Date('2027-05-23T23:59:00Z'))).toBe(0);
    expect(daysOverdue(one, new Date('2027-05-24T00:00:00Z'))).toBe(1);
    expect(daysOverdue(one, new Date('2027-06-23T12:00:00Z'))).toBe(31);
  });
});

it.each([
  ['2026-11-24', { count: 1, unit: 'day' }],
  ['2027-01-20', { count: 58, unit: 'day' }],
  ['2027-01-23', { count: 2, unit: 'month' }],
  ['2028-01-22', { count: 13, unit: 'month' }],
  ['2028-11-23', { count: 2, unit: 'year' }],
  // A review that is dated today somewhere further east.
  ['2026-11-22', { count: 0, unit: 'day' }],
])('a review of November 23, 2026 was on %s so long ago as people would say', (today, expected) => {
  const since = sinceReview(card('2026-11-23', MONTHS(6)), new Date(`${today}T08:00:00Z`));
  expect(since).toEqual(expected);
});
