import { expect, it } from 'vitest';
import { orphanCards } from '../../../src/cards/rules/orphan-cards.ts';
import { bodyWith, cardNamed, cardSet, says } from './card-set.ts';

it('names a card that neither a related card nor a link leads to', () => {
  const set = cardSet({
    'practices/one': cardNamed('one', { related: '[practices/two]' }),
    'practices/two': cardNamed(
      'two',
      { related: '[practices/one]' },
      bodyWith('See [three](../practices/three.md).'),
    ),
    'practices/three': cardNamed('three', { related: '[practices/one]' }),
    'practices/four': cardNamed('four', { related: '[practices/one]' }),
  });
  expect(says(orphanCards, set)).toEqual([
    'knowledge/practices/four.md:7  no card links here.  Add "practices/four" to the related cards of the cards that are close to it.',
  ]);
});

it("lets a team's own card stand alone", () => {
  const set = cardSet(
    {
      'practices/one': cardNamed('one', { related: '[practices/two]' }),
      'practices/two': cardNamed('two', { related: '[practices/one]' }),
    },
    { 'practices/ours': cardNamed('ours', { related: '[practices/one]' }) },
  );
  expect(says(orphanCards, set)).toEqual([]);
});
