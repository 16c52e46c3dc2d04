import { expect, it } from 'vitest';
import { tags } from '../../../src/cards/rules/tags.ts';
import { cardNamed, cardSet, says } from './card-set.ts';

it('advises on a tag that no other card has', () => {
  const set = cardSet({
    'practices/one': cardNamed('one', { tags: '\n  - change\n  - lonely' }),
    'practices/two': cardNamed('two', { tags: '[change, mlops]' }),
    'practices/three': cardNamed('three', { tags: '[mlops, change]' }),
  });
  expect(says(tags, set)).toEqual([
    'knowledge/practices/one.md:6  advice: no other card has the tag "lonely".  Use a tag that other cards have, add it to another card that it fits, or make it an alias.',
  ]);
});
