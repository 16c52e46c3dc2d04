import { expect, it } from 'vitest';
import { describePlace, placeInSentence } from '../../../src/nudges/rules/describe-choice.ts';

it.each([
  ['US', 'the United States'],
  ['US-CA', 'California, the United States'],
  ['NL', 'the Netherlands'],
  ['DE', 'Germany'],
  ['DE-BY', 'Bayern, Germany'],
  ['SE', 'Sweden'],
])('within a sentence, %s is “%s”', (code, said) => {
  expect(placeInSentence(describePlace(code))).toBe(said);
});
