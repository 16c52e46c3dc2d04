import { expect, it } from 'vitest';
import { LEVELS } from '../../../src/cards/curriculum.ts';
import { packLearner, readLearner, tagsOf } from '../../../src/nudges/rules/learner.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';

const { library } = (await builtInCatalog()).current();

it('every level and interest survives being an option of a menu', () => {
  for (const level of LEVELS) {
    for (const interest of [null, ...library.curriculum.interests.map(({ id }) => id)]) {
      const learner = { level, interest };
      expect(readLearner(packLearner(learner), library)).toEqual(learner);
    }
  }
});

it.each(['', 'boss everything', 'lead', 'lead gold', 'lead everything more', 'everything lead', 'new '])(
  'a made-up value is not read: “%s”',
  (value) => {
    expect(readLearner(value, library)).toBeUndefined();
  },
);

it('an interest stands for tags that cards have', () => {
  const known = new Set(library.cards.flatMap((card) => card.tags));
  for (const { id } of library.curriculum.interests) {
    expect(tagsOf(id, library).filter((tag) => !known.has(tag))).toEqual([]);
  }
  expect(tagsOf('gone', library)).toEqual([]);
  expect(tagsOf(null, library)).toEqual([]);
});
