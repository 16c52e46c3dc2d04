import { expect, it } from 'vitest';
import { type Why, whyInWords } from '../../../src/nudges/rules/why-this-card.ts';

const titleOf = (id: string) => (id === 'practices/small' ? 'Take small steps' : undefined);

it('a person is told why they get this card', () => {
  expect(whyInWords({ type: 'linked', to: 'practices/small' }, titleOf)).toBe(
    'It builds on “Take small steps”, which you came across recently.',
  );
  expect(whyInWords({ type: 'new' }, titleOf)).toBe('You haven’t seen this card yet.');
});

it('a card that is gone by now is not named', () => {
  expect(whyInWords({ type: 'linked', to: 'practices/gone' }, titleOf)).toBe(
    'It builds on a card that you came across recently.',
  );
});

it('each reason has a sentence of its own', () => {
  const all: Why[] = [
    { type: 'due', remembered: 0.8 },
    { type: 'seen' },
    { type: 'again-later' },
    { type: 'linked', to: 'practices/small' },
    { type: 'new' },
    { type: 'long-ago' },
  ];
  const sentences = all.map((why) => whyInWords(why, titleOf));
  expect(new Set(sentences).size).toBe(all.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
