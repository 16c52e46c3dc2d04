import { describe, expect, it } from 'vitest';
import { effectOf, type Reviews } from '../../../src/nudges/rules/answer-effect.ts';
import { type KnownRating, type MemoryState, newItem, review } from '../../../src/nudges/rules/memory.ts';
import { NUDGES_AHEAD, reviewCalendar } from '../../../src/nudges/rules/review-calendar.ts';
import { comingNudges } from '../../../src/nudges/rules/upcoming.ts';
import { at, subscriptionOf } from './subscription-of.ts';

/** A Monday. */
const NOW = at('2026-11-23T09:34');
const coming = comingNudges(subscriptionOf(), NOW, NUDGES_AHEAD);
const waiting = (changes: Partial<Reviews> = {}, promises: string[] = []): Reviews => ({
  hasRoom: true,
  calendar: reviewCalendar(
    coming,
    promises.map((day) => at(`${day}T09:30`)),
  ),
  restsUntil: NOW,
  ...changes,
});
const known = review(newItem(NOW.subtract({ hours: 24 * 8 })), 'good', NOW.subtract({ hours: 24 * 8 }));

describe('what a person answers', () => {
  it('“Got it” counts as knowing it, and the question comes with the first nudge after the interval', () => {
    const { scheduledDays } = review(newItem(NOW), 'good', NOW);
    expect(scheduledDays).toBe(4);
    expect(effectOf('got-it', null, waiting(), NOW)).toMatchObject({
      type: 'rated',
      memory: { knew: true, due: at('2026-11-27T09:30').toString() },
      due: at('2026-11-27T09:30'),
    });
  });

  it('a day that already brings back a card is left for that', () => {
    const effect = effectOf('got-it', null, waiting({}, ['2026-11-27']), NOW);
    expect(effect).toMatchObject({ due: at('2026-11-30T09:30') });
  });

  it('“Got it” promises nothing when enough cards are under review, or no day is free soon', () => {
    expect(effectOf('got-it', null, waiting({ hasRoom: false }), NOW)).toEqual({ type: 'no-room' });
    const busy = coming.slice(0, 30).map(({ localDay }) => localDay);
    expect(effectOf('got-it', null, waiting({}, busy), NOW)).toEqual({ type: 'no-room' });
  });

  const dueAfter = (...[rating, memory, busy]: [KnownRating, MemoryState, string[]]) => {
    const effect = effectOf(rating, memory, waiting({}, busy), NOW);
    if (effect.type !== 'rated') throw new Error('it was not rated');
    return effect.due.toZonedDateTimeISO('UTC').toPlainDate().toString();
  };
  /** As many promises as there may be, for a long time. */
  const busy = coming.filter((_, index) => index < 40 && index % 4 < 2).map(({ localDay }) => localDay);

  it.each([
    ['again', '2026-11-26'],
    ['hard', '2026-12-02'],
  ] as const)('a card rated “%s” comes back soon, even where no other card would', (rating, latest) => {
    const longAgo = { ...known, stability: 60, scheduledDays: 60 };
    expect(dueAfter(rating, longAgo, []) <= latest).toBe(true);
    expect(dueAfter(rating, longAgo, busy) <= latest).toBe(true);
  });

  it('a card that is missed again and again leaves room for others', () => {
    const missed = { ...known, asked: 'missed' } as const;
    expect(dueAfter('again', missed, [])).toBe('2026-11-24');
    expect(dueAfter('again', missed, busy) > '2026-12-31').toBe(true);
  });

  it('a guess keeps a card under review, however long it was known', () => {
    const effect = effectOf('hard', { ...known, stability: 200, scheduledDays: 80 }, waiting(), NOW);
    expect(effect).toMatchObject({ type: 'rated', memory: { scheduledDays: 7 } });
  });

  it.each(['again', 'hard', 'good', 'easy'] as const)(
    'a card under review that is rated “%s” stays there, even when there is no room for others',
    (rating) => {
      const { due: _, scheduledDays: __, ...next } = review(known, rating, NOW);
      const effect = effectOf(rating, known, waiting({ hasRoom: false }), NOW);
      expect(effect).toMatchObject({ type: 'rated', memory: next });
    },
  );

  it('a card that is known for months leaves the reviews, and comes back only if there is room', () => {
    const often = { ...known, stability: 30 };
    const mastered = review(often, 'easy', NOW);
    expect(mastered.scheduledDays).toBeGreaterThan(90);
    expect(effectOf('easy', often, waiting({ hasRoom: false }), NOW)).toMatchObject({ memory: mastered });
    expect(effectOf('again', mastered, waiting({ hasRoom: false }), NOW)).toEqual({ type: 'no-room' });
    expect(effectOf('again', mastered, waiting(), NOW)).toMatchObject({ type: 'rated' });
  });

  it('what they did not know rests until it may come back', () => {
    const restsUntil = at('2026-11-25T09:30');
    expect(effectOf('again', known, waiting({ restsUntil }), NOW)).toMatchObject({ due: restsUntil });
  });

  it('“Again later” puts the card off to a free day and says nothing about knowing it', () => {
    const expected = { type: 'snoozed', until: at('2026-11-26T09:30') };
    expect(effectOf('later', known, waiting(), NOW)).toEqual(expected);
    expect(effectOf('later', null, waiting(), NOW)).toEqual(expected);
    expect(effectOf('later', null, waiting({}, ['2026-11-26']), NOW)).toMatchObject({
      until: at('2026-11-27T09:30'),
    });
  });

  it('“Show me more” rates nothing, and “Not for me” neither', () => {
    expect(effectOf('more', null, waiting(), NOW)).toEqual({ type: 'seen' });
    expect(effectOf('not-for-me', null, waiting(), NOW)).toEqual({ type: 'not-for-me' });
  });
});

it('somebody without any nudge to come keeps what they learned', () => {
  const none = waiting({ calendar: reviewCalendar([], []) });
  expect(effectOf('got-it', null, none, NOW)).toMatchObject({ type: 'rated' });
});
