import { expect, it } from 'vitest';
import { relatedCards } from '../../../src/cards/rules/related-cards.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

it('names a related card that does not exist, and one that names itself, each on its line', () => {
  const set = cardSet({
    'practices/one': cardNamed('one', {
      related: '\n  - practices/two\n  - practices/gone\n  - practices/one',
    }),
    'practices/two': cardNamed('two', { related: '[practices/one]' }),
  });
  expect(says(relatedCards, set)).toEqual([
    'knowledge/practices/one.md:9  the related card "practices/gone" does not exist.  Use the id of another card: its folder and file name without .md.',
    'knowledge/practices/one.md:10  the card lists itself as related.  Use the id of another card: its folder and file name without .md.',
  ]);
});

it("lets a team's card lead to a built-in one", () => {
  const set = cardSet(
    {
      'practices/one': cardNamed('one', { related: '[practices/two]' }),
      'practices/two': cardNamed('two', { related: '[practices/one]' }),
    },
    { 'practices/ours': cardNamed('ours', { related: '[practices/one]' }) },
  );
  expect(says(relatedCards, set)).toEqual([]);
});
