import { expect, it } from 'vitest';
import { asksVaguely } from '../../../src/answers/pipeline/vague-ask.ts';

it.each([
  '<@U0GUIDE> thoughts?',
  'any wise words?',
  'suggestions welcome',
  'uh. ideas?',
  'what would you do here',
  '???',
  ':sos:',
  '',
])('“%s” asks for anything at all', (text) => {
  expect(asksVaguely(text)).toBe(true);
});

it.each([
  'how do we roll back?',
  'who should own that?',
  'tips for code review',
  'what would be an honest number',
])('“%s” says what it asks about', (text) => {
  expect(asksVaguely(text)).toBe(false);
});
