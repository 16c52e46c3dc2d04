import { expect, it } from 'vitest';
import { EMPTY_VOCABULARY } from '../../../src/search/language/vocabulary.ts';
import { createSearch } from '../../../src/search/search.ts';
import { card, KINDS } from '../sample-cards.ts';

it('the best card comes with its passages, even where those of many other cards fit better', () => {
  const best = card('practices/rollback', {
    title: 'Going back',
    questions: ['how do we plan a rollback of models', 'rollback of a model', 'models need a rollback'],
    body: 'Point the alias at the version before.',
  });
  const others = Array.from({ length: 60 }, (_, at) =>
    card(`challenges/other-${at}`, { title: `Budget ${at}`, body: 'A rollback costs money.' }),
  );
  const { hits } = createSearch([best, ...others], KINDS, EMPTY_VOCABULARY).find('how do we plan a rollback');
  expect(hits[0]?.card.id).toBe('practices/rollback');
  expect(hits[0]?.passages.map(({ passage }) => passage.text)).toEqual([
    'Point the alias at the version before.',
  ]);
});
