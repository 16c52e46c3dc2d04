import { expect, it } from 'vitest';
import { type Why, whyInWords } from '../../../src/nudges/rules/why-this-card.ts';
import { at } from './subscription-of.ts';

const titleOf = (id: string) => (id === 'practices/small' ? 'Take small steps' : undefined);
const said = (why: Why) => whyInWords(why, titleOf, () => 'Monday, November 2');
const promised = at('2026-11-02T09:30');

it('a person is told why they get this card', () => {
  expect(said({ type: 'linked', to: 'practices/small' })).toBe(
    'It builds on “Take small steps”, which you looked up recently.',
  );
  expect(said({ type: 'next', stage: 'First steps' })).toBe('Next for you, in “First steps”.');
  expect(said({ type: 'new' })).toBe('You haven’t seen this card yet.');
});

it('a question that comes later than promised says so, and how many more wait', () => {
  const late = 'I meant to ask you about this on or after Monday, November 2.';
  expect(said({ type: 'late', promised, others: 0 })).toContain(late);
  expect(said({ type: 'late', promised, others: 1 })).toContain('Another question waits');
  expect(said({ type: 'late', promised, others: 4 })).toContain('4 more questions wait');
});

it('a question whose answer was never shown is one to think about', () => {
  expect(said({ type: 'to-think-about', card: 'practices/small' })).toBe(
    'A question to think over, about “Take small steps”.',
  );
});

it('a card that is gone by now is not named', () => {
  expect(said({ type: 'linked', to: 'practices/gone' })).toBe(
    'It builds on a card that you looked up recently.',
  );
});

it('each reason has a sentence of its own', () => {
  const all: Why[] = [
    { type: 'due', remembered: 0.8 },
    { type: 'to-think-about', card: 'practices/small' },
    { type: 'late', promised, others: 2 },
    { type: 'unanswered' },
    { type: 'seen' },
    { type: 'again-later' },
    { type: 'linked', to: 'practices/small' },
    { type: 'next', stage: 'First steps' },
    { type: 'new' },
    { type: 'long-ago' },
  ];
  const sentences = all.map(said);
  expect(new Set(sentences).size).toBe(all.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
