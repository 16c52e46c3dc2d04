import { expect, it } from 'vitest';
import { nearDuplicateQuestions } from '../../../src/cards/rules/near-duplicate-questions.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

const asking = (name: string, question: string) =>
  cardNamed(name, {
    questions: `\n${[question, ...Array.from({ length: 9 }, (_, index) => `${name}${index}`)].map((text) => `  - ${text}`).join('\n')}`,
  });

it('advises where two cards answer all but the same question', () => {
  const set = cardSet({
    'practices/one': asking('one', 'why do our builds take so long'),
    'practices/two': asking('two', 'why does the build take long'),
  });
  expect(says(nearDuplicateQuestions, set)).toEqual([
    'knowledge/practices/two.md:7  advice: the question "why does the build take long" is almost the same as "why do our builds take so long" of practices/one.  Reword it so that it can only mean this card, or remove it from one of them.',
  ]);
});

it.each([
  ['why do our builds take so long', 'why do our builds fail so often'],
  ['how do we start', 'where do we start'],
])('takes %j and %j for two questions', (first, second) => {
  const set = cardSet({ 'practices/one': asking('one', first), 'practices/two': asking('two', second) });
  expect(says(nearDuplicateQuestions, set)).toEqual([]);
});
