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

it('of two passages that fit alike, the one whose section answers more often comes first', () => {
  const sections = [
    { heading: 'How it shows', body: 'Nobody rolls back the model in time.', line: 1 },
    { heading: 'The way out', body: 'Somebody rolls back the model in time.', line: 3 },
  ];
  const best = card('challenges/rollback', { title: 'Going back', sections });
  const leaning = (lean: number) =>
    KINDS.map((kind) =>
      kind.id === 'challenges'
        ? { ...kind, sections: [{ heading: 'How it shows' }, { heading: 'The way out', lean }] }
        : kind,
    );
  const first = (lean: number) =>
    createSearch([best], leaning(lean), EMPTY_VOCABULARY).find('rolling back the model').hits[0]?.passages[0]
      ?.passage.heading;
  expect(first(1)).toBe('The way out');
  expect(first(-1)).toBe('How it shows');
});

it('the first card is the one with the best passage, and the others are ranked by their whole, too', () => {
  const cards = [
    card('practices/first', {
      title: 'Rolling back a model',
      body: 'To roll back the model, move its alias.',
    }),
    card('practices/touched', { title: 'Budget', body: 'The model costs money to roll back.' }),
    card('practices/whole', {
      title: 'Versions of a model',
      questions: [
        'roll back a model version',
        'which model version do we roll back to',
        'model roll back plan',
      ],
      body: 'Keep each one.',
    }),
  ];
  const { hits } = createSearch(cards, KINDS, EMPTY_VOCABULARY).find('how do we roll back the model');
  expect(hits.map(({ card: { id } }) => id)).toEqual([
    'practices/first',
    'practices/whole',
    'practices/touched',
  ]);
});
