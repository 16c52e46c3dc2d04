import { expect, it } from 'vitest';
import { dayOfReturn, holidayFor, upcomingNudge } from '../../../src/nudges/rules/upcoming.ts';
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

it('a card comes again on a day on which a nudge comes, never on one between', () => {
  const { days } = subscriptionOf();
  const thursday = at('2026-11-05T09:40');
  const later = (changes = {}) =>
    dayOfReturn(subscriptionOf({ days, ...changes }), thursday.add({ hours: 72 }), thursday, '2026-11-05');
  expect(later()).toBe('2026-11-09');
  expect(later({ days: [7] })).toBe('2026-11-08');
  expect(later({ days: [2, 4] })).toBe('2026-11-10');
  expect(later({ status: 'paused', pausedUntil: '2026-11-11' })).toBe('2026-11-11');
  expect(later({ status: 'paused', pausedUntil: null })).toBeNull();
  const overChristmas = at('2026-12-22T10:00');
  const german = subscriptionOf({ holidaysOf: 'DE' });
  expect(dayOfReturn(german, overChristmas.add({ hours: 72 }), overChristmas)).toBe('2026-12-28');
});

it('a card comes again the day that its rest ends, if the rest ends within half a day of the nudge', () => {
  const monday = at('2026-11-02T09:45');
  const on = (end: Temporal.Instant) => dayOfReturn(subscriptionOf(), end, monday, '2026-11-02');
  expect(on(at('2026-11-05T21:30'))).toBe('2026-11-05');
  expect(on(at('2026-11-05T21:31'))).toBe('2026-11-06');
  expect(on(monday)).toBe('2026-11-03');
});

it('nothing is coming while it is stopped', () => {
  expect(upcomingNudge(subscriptionOf({ status: 'stopped' }), at('2026-12-24T10:00'))).toEqual({
    next: null,
    skipped: [],
  });
});
