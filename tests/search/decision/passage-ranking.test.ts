import { expect, it } from 'vitest';
import { withWholeCounted } from '../../../src/search/decision/passage-ranking.ts';
import type { RankedCard } from '../../../src/search/decision/ranking.ts';
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

it('the first card is the one with the best passage; the others are ranked by how they fit as a whole, too', () => {
  const ranked = (id: string, place: number, score: number): RankedCard => ({
    card: card(id, {}),
    candidate: { card: place, strength: new Map(), mass: 0 },
    score,
    likelihood: 0,
  });
  const byPassages = [
    ranked('practices/first', 0, 1),
    ranked('practices/touched', 1, 0.5),
    ranked('practices/whole', 2, 0.4),
  ];
  const wholes = [
    ranked('practices/whole', 2, 1),
    ranked('practices/first', 0, 0.6),
    ranked('practices/touched', 1, 0.1),
  ];
  expect(withWholeCounted(byPassages, wholes, 5).map(({ card: { id } }) => id)).toEqual([
    'practices/first',
    'practices/whole',
    'practices/touched',
  ]);
});
