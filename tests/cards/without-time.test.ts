import { expect, it } from 'vitest';
import { withoutTime } from '../../src/cards/steps.ts';

it.each([
  ['This week: pick one.', 'Pick one.'],
  ['**This week: pick one.** Then more.', '**Pick one.** Then more.'],
  ['**Weekend one**: train a small classifier.', 'Train a small classifier.'],
  ['Pick one this week: any.', 'Pick one this week: any.'],
])('a step doesn’t say twice when to do it: %s', (step, said) => {
  expect(withoutTime(step)).toBe(said);
});
