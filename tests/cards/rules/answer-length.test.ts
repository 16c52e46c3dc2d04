import { expect, it } from 'vitest';
import { answerLength } from '../../../src/cards/rules/answer-length.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

/** Sends each "&" as five characters, as Slack wants it. */
const rule = answerLength({ render: (text) => text.replaceAll('&', '&amp;'), part: 2000, section: 2100 });
const body = (first: string, step: string) =>
  `## Why it matters\n\n${first}\n\n## First step this week\n\n${step}\n\n## How to measure it\n\n- A number.\n- Another.\n`;
const faults = (text: string) => says(rule, cardSet({ 'practices/one': cardNamed('one', {}, text) }));

it('lets a card pass that fits', () => {
  expect(faults(body('Why.', 'Do it.'))).toEqual([]);
});

it('refuses a part of the short answer that would be cut, measured as it is sent', () => {
  expect(faults(body('Why.', '&'.repeat(401)))[0]).toBe(
    'knowledge/practices/one.md:17  the short answer shows 2005 characters of "First step this week"; at most 2000 fit.  Shorten what it shows: the whole section or its first item, as set in kinds.yaml.',
  );
});

it('advises where the short answer is long, and names its longest part', () => {
  expect(faults(body('Why.', 'x'.repeat(1500)))).toEqual([
    'knowledge/practices/one.md:17  advice: the short answer has 1575 characters, 1500 of them here.  Get it below 1500: people read it on a phone.',
  ]);
});

it('advises where a section is torn in two', () => {
  expect(faults(body('&'.repeat(420), 'Do it.'))).toEqual([
    'knowledge/practices/one.md:13  advice: "Why it matters" is 2117 characters long when sent, more than the 2100 that fit in one block.  Shorten it, or it will be split in two.',
  ]);
});
