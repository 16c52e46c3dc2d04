import { expect, it } from 'vitest';
import { reviewDates } from '../../../src/cards/rules/review-dates.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

const NOW = new Date('2026-11-23T20:00:00Z');
const reviewedOn = (day: string, every = '') =>
  says(
    reviewDates(NOW),
    cardSet({ 'practices/one': cardNamed('one', { reviewed: day, review_every: every }) }),
  );

it('refuses a review in the future', () => {
  expect(reviewedOn('2026-12-01')).toEqual([
    'knowledge/practices/one.md:10  reviewed is 2026-12-01, but today is 2026-11-23.  Write the day when the statements were last checked.',
  ]);
});

it('takes tomorrow for a today further east', () => {
  expect(reviewedOn('2026-11-24')).toEqual([]);
});

it('advises to look again after twelve months', () => {
  expect(reviewedOn('2025-11-23')).toEqual([]);
  expect(reviewedOn('2025-11-22')).toEqual([
    'knowledge/practices/one.md:10  advice: the last review was on 2025-11-22, more than 12 months ago.  Check every statement, figure, and reference, then enter the date.',
  ]);
});

it('advises to look again as soon as the card says', () => {
  expect(reviewedOn('2026-09-24', '60 days')).toEqual([]);
  expect(reviewedOn('2026-09-23', '60 days')).toEqual([
    'knowledge/practices/one.md:10  advice: the last review was on 2026-09-23, more than 60 days ago.  Check every statement, figure, and reference, then enter the date.',
  ]);
});
