import { expect, it } from 'vitest';
import { missingName } from '../../../src/answers/pipeline/missing-name.ts';
import { createGlossary } from '../../../src/cards/glossary.ts';

const missing = (text: string) => missingName(text, undefined, createGlossary([]));

it.each([
  ['how do we share cards with Kueue', 'Kueue'],
  ['our Jenkins breaks on Fridays', 'Jenkins'],
  ['we asked around, does Backstage help', 'Backstage'],
])('in %j, %s is what no card is about', (text, name) => {
  expect(missing(text)).toBe(name);
});

it.each([
  'my manager wants to fire Bob, how do we version datasets?',
  'I told Priya to wait, and Marco left in spring',
  'approval takes three days because the board meets on Wednesdays in October',
])('in %j, nothing is missing: people and days have no cards', (text) => {
  expect(missing(text)).toBeUndefined();
});
