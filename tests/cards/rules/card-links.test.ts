import { expect, it } from 'vitest';
import { cardLinks } from '../../../src/cards/rules/card-links.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

it('names a link that leads nowhere and one that leads to its own card, on their lines', () => {
  const set = cardSet({
    'practices/one': cardNamed(
      'one',
      { related: '[practices/two]' },
      bodyWith(
        'First,\nsee [gone](../practices/gone.md),\nthen [two](../practices/two.md)\nand [me](../practices/one.md).',
      ),
    ),
    'practices/two': cardNamed('two', { related: '[practices/one]' }),
  });
  expect(says(cardLinks, set)).toEqual([
    'knowledge/practices/one.md:16  the link leads to "practices/gone", which does not exist.  Correct the link, or write that card.',
    'knowledge/practices/one.md:18  the card links to itself.  Correct the link, or write that card.',
  ]);
});
