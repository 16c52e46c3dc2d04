import { expect, it } from 'vitest';
import { EXAMPLES } from '../../../src/slack/cards/words.ts';
import { builtInCatalog } from '../../support/built-in-cards.ts';

it('Every question that the help offers, and every one that it gives as a model, is answered by a card', async () => {
  const { search } = (await builtInCatalog()).current();
  const models = [
    'model drift',
    'alert fatigue',
    'salary of a senior',
    'the pipeline takes an hour since we added the model tests',
  ];
  const unanswered = [...EXAMPLES.map(({ text }) => text), ...models].filter(
    (question) => !search.find(question).answered,
  );
  expect(unanswered).toEqual([]);
  expect(EXAMPLES.map(({ text }) => search.find(text).hits[0]?.card.id)).toEqual(
    EXAMPLES.map(({ card }) => card),
  );
  // The page and the picture of it lead newcomers to this one first.
  const best = search.find('How do we roll back a bad model?').hits[0]?.card.id;
  expect(best).toBe('practices/version-models-and-data');
});
