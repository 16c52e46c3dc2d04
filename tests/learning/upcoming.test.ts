import { expect, it } from 'vitest';
import { holidayFor, upcomingNudge } from '../../src/learning/upcoming.ts';
import { at, subscriptionOf } from './subscription-of.ts';

it('the next nudge is after the holidays, and they are named', () => {
  const german = subscriptionOf({ holidaysOf: 'DE' });
  const { next, skipped } = upcomingNudge(german, at('2026-12-24T10:00'));
  expect(next?.localDay).toBe('2026-12-28');
  expect(skipped).toEqual([{ localDay: '2026-12-25', holiday: 'Christmas Day' }]);
});

it('without a country no day is a holiday', () => {
  const { next, skipped } = upcomingNudge(subscriptionOf(), at('2026-12-24T10:00'));
  expect(next?.localDay).toBe('2026-12-25');
  expect(skipped).toEqual([]);
  expect(holidayFor(subscriptionOf(), '2026-12-25')).toBeNull();
  expect(holidayFor(subscriptionOf({ holidaysOf: 'DE' }), '2026-12-25')).toBe('Christmas Day');
});

it('a weekly nudge that falls on a holiday comes a week later', () => {
  const weekly = subscriptionOf({ holidaysOf: 'DE', cadence: 'weekly', days: [5] });
  expect(upcomingNudge(weekly, at('2026-12-24T10:00'))).toMatchObject({
    next: { localDay: '2027-01-08' },
    skipped: [
      { localDay: '2026-12-25', holiday: 'Christmas Day' },
      { localDay: '2027-01-01', holiday: "New Year's Day" },
    ],
  });
});

it('nothing is coming while it is stopped', () => {
  expect(upcomingNudge(subscriptionOf({ status: 'stopped' }), at('2026-12-24T10:00'))).toEqual({
    next: null,
    skipped: [],
  });
});
