import { expect, it } from 'vitest';
import { mergeVocabularies } from '../../../src/search/language/merge-vocabularies.ts';
import type { Vocabulary } from '../../../src/search/language/vocabulary.ts';

const BUILT_IN: Vocabulary = {
  concepts: [
    { name: 'model drift', terms: ['data drift', 'stale model'] },
    { name: 'salary', terms: ['paycheck', 'wages'] },
  ],
  plain: [],
  elsewhere: [{ name: 'travel', terms: ['flight', 'hotel'] }],
  kinds: [{ name: 'trends', terms: ['what is new in'] }],
};
const merged = (own: Partial<Vocabulary>) =>
  mergeVocabularies(BUILT_IN, { concepts: [], plain: [], elsewhere: [], kinds: [], ...own });

it("a team's terms join the built-in group of the same name, whatever its endings", () => {
  expect(merged({ concepts: [{ name: 'Salaries', terms: ['pay grade'] }] }).concepts).toEqual([
    BUILT_IN.concepts[0],
    { name: 'Salaries', terms: ['paycheck', 'wages', 'pay grade'] },
  ]);
});

it("a team's new group takes its terms out of the built-in ones", () => {
  expect(
    merged({ concepts: [{ name: 'payday run', terms: ['paychecks', 'model drift'] }] }).concepts,
  ).toEqual([
    { name: 'data drift', terms: ['stale model'] },
    { name: 'salary', terms: ['wages'] },
    { name: 'payday run', terms: ['paychecks', 'model drift'] },
  ]);
});

it('what was about something else can become a subject of the cards', () => {
  const { concepts, elsewhere } = merged({ concepts: [{ name: 'travel', terms: ['flight', 'train'] }] });
  expect(elsewhere).toEqual([{ name: 'hotel', terms: [] }]);
  expect(concepts.at(-1)).toEqual({ name: 'travel', terms: ['flight', 'train'] });
});

it('a group of which nothing is left is gone', () => {
  const { elsewhere } = merged({
    concepts: [{ name: 'business trip', terms: ['travel', 'flights', 'hotels'] }],
  });
  expect(elsewhere).toEqual([]);
});

it("a team's ways of asking for a kind join the built-in ones", () => {
  expect(merged({ kinds: [{ name: 'trends', terms: ['what comes next'] }] }).kinds).toEqual([
    { name: 'trends', terms: ['what is new in', 'what comes next'] },
  ]);
});
