import { expect, it } from 'vitest';
import { filler } from '../../../src/cards/rules/filler.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

const faults = (text: string, front: Record<string, string> = {}) =>
  says(filler, cardSet({ 'practices/one': cardNamed('one', front, bodyWith(text)) }));

it('advises on words that say nothing, in the summary and in the text, on their line', () => {
  expect(
    faults('It is\nimportant to note that you\nUtilize a **robust** tool.', { summary: 'Leverage AI.' }),
  ).toEqual([
    'knowledge/practices/one.md:3  advice: "Leverage" says little.  Write "use".',
    'knowledge/practices/one.md:15  advice: "It is important to note" says little.  Leave it out and say it.',
    'knowledge/practices/one.md:17  advice: "Utilize" says little.  Write "use".',
    'knowledge/practices/one.md:17  advice: "robust" says little.  Say what it withstands.',
  ]);
});

it('leaves alone what the source calls a card, where a link names it, and quotations', () => {
  const title = 'Robust data management';
  expect(
    faults('See [Robust data](../practices/one.md). The guide asks for "robust" data.', { title }),
  ).toEqual([]);
});

it('knows the words of the trade', () => {
  expect(
    faults('CPU utilization, a crucible, `leverage` and the foster-parent pattern’s fosterling.'),
  ).toEqual([expect.stringContaining('"foster" says little')]);
});
