import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeNudge, reviewCalendar, soonNudge } from '../../../src/nudges/rules/review-calendar.ts';
import { comingNudges } from '../../../src/nudges/rules/upcoming.ts';
import { at, subscriptionOf } from './subscription-of.ts';

/** The nudges of six weeks from a Monday on. */
const coming = comingNudges(subscriptionOf(), at('2026-11-23T08:00'), 30);
const days = (...promised: string[]) =>
  reviewCalendar(
    coming,
    promised.map((day) => at(`${day}T09:30`)),
  );
const first = (calendar: ReturnType<typeof days>, day: string, within?: number) =>
  freeNudge(calendar, at(`${day}T09:30`), within)?.localDay;

it('a free day is taken as it is, and a weekend moves on to Monday', () => {
  expect(first(days(), '2026-11-26')).toBe('2026-11-26');
  expect(first(days(), '2026-11-28')).toBe('2026-11-30');
});

it('of four nudges in a row, two at most are promised', () => {
  expect(first(days('2026-11-24', '2026-11-25'), '2026-11-24')).toBe('2026-11-30');
});

it('what has to come back soon takes a third of four nudges in a row, never a promised one', () => {
  const soon = (calendar: ReturnType<typeof days>, day: string, within = 3) =>
    soonNudge(calendar, at(`${day}T09:30`), within)?.localDay;
  expect(soon(days('2026-11-24', '2026-11-25'), '2026-11-24')).toBe('2026-11-26');
  const full = days('2026-11-24', '2026-11-25', '2026-11-26');
  expect(soon(full, '2026-11-24')).toBeUndefined();
  expect(soon(full, '2026-11-24', 9)).toBe('2026-11-30');
});

it('what is overdue takes the first free days', () => {
  expect(days('2026-11-02', '2026-11-03').promised.slice(0, 4)).toEqual([1, 1, 0, 0]);
});

it('a card that would come too late gets no day', () => {
  const busy = days('2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01');
  expect(first(busy, '2026-11-24', 3)).toBeUndefined();
  expect(first(busy, '2026-11-24')).toBe('2026-12-04');
});

it('promises never pile up, however many are made and from which day on', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }), (wishes) => {
      const promised: Temporal.Instant[] = [];
      for (const wish of wishes) {
        const earliest = coming[wish]?.at;
        const nudge = earliest && freeNudge(reviewCalendar(coming, promised), earliest, 100);
        if (!nudge) continue;
        expect(Temporal.Instant.compare(nudge.at, earliest)).toBeGreaterThanOrEqual(0);
        promised.push(nudge.at);
      }
      const counts = reviewCalendar(coming, promised).promised;
      for (let start = 0; start + 4 <= counts.length; start += 1) {
        const inFour = counts.slice(start, start + 4).reduce((sum, count) => sum + count, 0);
        expect(inFour).toBeLessThanOrEqual(2);
      }
    }),
  );
});
