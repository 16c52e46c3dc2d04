import { expect, it } from 'vitest';
import { createConceptFinder } from '../../../src/search/language/concepts.ts';
import { wordsOf } from '../../../src/search/language/words.ts';
import { VOCABULARY } from '../sample-cards.ts';

const finder = createConceptFinder(VOCABULARY);
const found = (text: string) => finder.find(wordsOf(text)).map(({ name }) => name);

it('a concept is found by its name and by each of its terms, whatever their endings', () => {
  expect(found('salaries')).toEqual(['salary']);
  expect(found('my paychecks')).toEqual(['salary']);
});

it('small words may stand between the words of a term, others not', () => {
  expect(found('how do you keep our model really up to date')).toEqual(['model drift']);
  expect(found('the accuracy has dropped')).toEqual(['model drift']);
  expect(found('accuracy and what dropped')).toEqual([]);
});

it('a term does not reach over the end of a sentence', () => {
  expect(found('we check accuracy. Dropped packets too')).toEqual([]);
});

it('the longest term wins, and takes its words', () => {
  expect(found('how much money')).toEqual(['salary']);
  expect(finder.find(wordsOf('job market')).map(({ at }) => at)).toEqual([[0, 1]]);
});

it('what no card is about is marked', () => {
  expect(finder.find(wordsOf('pizza'))).toEqual([{ concept: 5, name: 'food', sort: 'elsewhere', at: [0] }]);
});
