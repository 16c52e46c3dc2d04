import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDue,
  type KnownRating,
  newItem,
  readMemory,
  retrievability,
  review,
} from '../../../src/nudges/rules/memory.ts';
import { at } from './subscription-of.ts';

const NOW = at('2026-11-23T09:34');
const later = (days: number, hours = 0) => NOW.add({ hours: days * 24 + hours });

describe('what a person remembers of a card', () => {
  it('begins with nothing, due at once', () => {
    const item = newItem(NOW);
    expect(item).toMatchObject({ reps: 0, lapses: 0, lastReview: null, due: NOW.toString() });
    expect(isDue(item, NOW)).toBe(true);
    expect(retrievability(item, NOW)).toBe(0);
  });

  it('comes again the later the better they knew it', () => {
    const days = (['again', 'hard', 'good', 'easy'] as const).map(
      (rating) => review(newItem(NOW), rating, NOW).scheduledDays,
    );
    expect(days).toEqual([1, 2, 4, 16]);
  });

  it('comes again ever later while they know it, and soon after they did not', () => {
    let item = newItem(NOW);
    const intervals: number[] = [];
    for (const rating of ['good', 'good', 'good', 'again'] satisfies KnownRating[]) {
      item = review(item, rating, Temporal.Instant.from(item.due));
      intervals.push(item.scheduledDays);
    }
    const [first = 0, second = 0, third = 0, last = 0] = intervals;
    expect(second).toBeGreaterThan(2 * first);
    expect(third).toBeGreaterThan(2 * second);
    expect(last).toBeLessThan(third / 4);
    expect(item).toMatchObject({ reps: 4, lapses: 1 });
  });

  it('is forgotten bit by bit: after its stability, nine in ten would still know it', () => {
    const item = review(newItem(NOW), 'easy', NOW);
    const remembered = [0, 4, 8, 30].map((days) => retrievability(item, later(days)));
    expect(remembered).toEqual(remembered.toSorted((a, b) => b - a));
    expect(remembered[0]).toBe(1);
    expect(remembered[2]).toBeCloseTo(0.9, 1);
  });

  it('is due on the day, although they answered some minutes after the nudge', () => {
    const item = review(newItem(NOW), 'good', NOW);
    expect(isDue(item, later(3, -1))).toBe(false);
    expect(isDue(item, at('2026-11-27T09:30'))).toBe(true);
  });

  it('is the same after it was stored as JSON', () => {
    const item = review(review(newItem(NOW), 'hard', NOW), 'good', later(2));
    const stored: unknown = JSON.parse(JSON.stringify(item));
    expect(readMemory(stored)).toEqual(item);
    expect(review(readMemory(stored) ?? newItem(NOW), 'good', later(9))).toEqual(
      review(item, 'good', later(9)),
    );
  });

  it.each([
    null,
    {},
    { reps: 1 },
    { ...newItem(NOW), due: 'soon' },
    { ...newItem(NOW), stability: Number.NaN },
    { ...newItem(NOW), stability: 0, reps: 3 },
    { ...review(newItem(NOW), 'good', NOW), difficulty: 0.5 },
    { ...review(newItem(NOW), 'good', NOW), lastReview: null },
  ])("is not read from what can't be one: %j", (stored) => {
    expect(readMemory(stored)).toBeUndefined();
  });

  it('can be asked about and rated, whatever was stored, or is not read', () => {
    const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
    const stored = fc.record({
      due: time.map((date) => date.toISOString()),
      stability: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      difficulty: fc.double({ min: 0, max: 12, noNaN: true }),
      scheduledDays: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      reps: fc.nat(5),
      lapses: fc.nat(),
      lastReview: fc.option(time.map((date) => date.toISOString())),
    });
    fc.assert(
      fc.property(stored, fc.constantFrom('again', 'hard', 'good', 'easy'), (state, rating) => {
        const item = readMemory(state);
        if (!item) return;
        const known = retrievability(item, NOW);
        expect(known >= 0 && known <= 1).toBe(true);
        isDue(item, NOW);
        expect(readMemory(review(item, rating, NOW))).toBeDefined();
      }),
    );
  });

  it('survives a clock that runs behind the last rating', () => {
    const item = review(newItem(NOW), 'good', NOW);
    expect(review(item, 'good', later(-5))).toEqual(review(item, 'good', NOW));
    expect(retrievability(item, later(-5))).toBe(1);
  });

  it('does not depend on chance', () => {
    const once = () => review(review(newItem(NOW), 'good', NOW), 'good', later(30));
    expect(once()).toEqual(once());
  });
});
