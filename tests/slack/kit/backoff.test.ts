import { expect, it } from 'vitest';
import { inSeconds, pauseAfter, RECONNECTING } from '../../../src/slack/kit/backoff.ts';

const pauses = (chance: number) =>
  [0, 1, 2, 5, 200].map((failed) => pauseAfter(failed, RECONNECTING, () => chance));

it('Each pause is twice as long as the one before, up to half a minute', () => {
  expect(pauses(1)).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});

it('Up to half of a pause is left to chance', () => {
  expect(pauses(0)).toEqual([500, 1000, 2000, 15_000, 15_000]);
  expect(inSeconds(pauseAfter(0, RECONNECTING, () => 0.5))).toBe('0.8 s');
});
