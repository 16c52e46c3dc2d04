import { describe, expect, it } from 'vitest';
import { effectOf } from '../../../src/nudges/rules/answer-effect.ts';
import { newItem, review } from '../../../src/nudges/rules/memory.ts';
import { at } from './subscription-of.ts';

const NOW = at('2026-11-23T09:34');
const DAY = { hours: 24 };

describe('what a person answers', () => {
  it('“Got it” counts as knowing it, from the first time on', () => {
    const memory = review(newItem(NOW), 'good', NOW);
    expect(effectOf('got-it', null, NOW)).toEqual({
      type: 'rated',
      memory,
      due: Temporal.Instant.from(memory.due),
    });
  });

  it.each(['again', 'hard', 'good', 'easy'] as const)(
    'a question rated “%s” goes into the schedule',
    (rating) => {
      const known = review(newItem(NOW), 'good', NOW);
      const then = NOW.add({ hours: 72 });
      expect(effectOf(rating, known, then)).toMatchObject({
        type: 'rated',
        memory: review(known, rating, then),
      });
    },
  );

  it('having asked the bot about a card counts a little', () => {
    expect(effectOf('asked', null, NOW)).toMatchObject({
      type: 'rated',
      memory: review(newItem(NOW), 'hard', NOW),
    });
  });

  it('asking several times on one occasion counts once', () => {
    const memory = review(newItem(NOW), 'hard', NOW);
    expect(effectOf('asked', memory, NOW.add({ hours: 1 }))).toEqual({ type: 'seen' });
    expect(effectOf('asked', memory, NOW.add(DAY))).toMatchObject({ type: 'rated' });
  });

  it('“Again later” puts the card off and says nothing about knowing it', () => {
    const memory = review(newItem(NOW), 'easy', NOW);
    const expected = { type: 'snoozed', until: at('2026-11-26T09:34') };
    expect(effectOf('later', memory, NOW)).toEqual(expected);
    expect(effectOf('later', null, NOW)).toEqual(expected);
  });

  it('“Show me more” rates nothing, and “Not for me” neither', () => {
    expect(effectOf('more', null, NOW)).toEqual({ type: 'seen' });
    expect(effectOf('not-for-me', null, NOW)).toEqual({ type: 'not-for-me' });
  });
});
