import { expect, it } from 'vitest';
import { holds, passagesOf } from '../../src/cards/passages.ts';
import { card } from '../support/cards.ts';

const SECTIONS = [
  {
    heading: 'How it is done',
    line: 1,
    body: 'First a *paragraph*\nover two lines.\n\n3. **Tag** the run.\n4. Ship it.\n\n   - with a note\n\n- A rule.\n- A limit.',
  },
  {
    heading: 'Figures',
    line: 9,
    body: '| Level | Pay | Since |\n|---|---|---|\n| Senior | **$140,000** | 2024 |\n| Lead | $160,000 | 2023 |',
  },
];

it('splits a card into paragraphs, steps with their numbers, items and rows, in the order of its text', () => {
  const passages = passagesOf(card({ sections: SECTIONS }));
  expect(passages.map(({ at, heading, type, number, text }) => [at, heading, type, number, text])).toEqual([
    [0, 'How it is done', 'paragraph', undefined, 'First a paragraph over two lines.'],
    [1, 'How it is done', 'step', 3, 'Tag the run.'],
    [2, 'How it is done', 'step', 4, 'Ship it.\n\n- with a note'],
    [3, 'How it is done', 'item', undefined, 'A rule.'],
    [4, 'How it is done', 'item', undefined, 'A limit.'],
    [5, 'Figures', 'row', undefined, 'Senior: Pay: $140,000; Since: 2024'],
    [6, 'Figures', 'row', undefined, 'Lead: Pay: $160,000; Since: 2023'],
  ]);
  expect(passages[1]?.markdown).toBe('**Tag** the run.');
  expect(passages[5]?.markdown).toBe('Senior: Pay: **$140,000**; Since: 2024');
});

it('gives a passage the questions whose anchor it holds, and no other', () => {
  const asked = passagesOf(
    card({
      sections: SECTIONS,
      passageQuestions: [
        { anchor: 'tag the', questions: ['which run'] },
        { anchor: '| Lead | $160,000', questions: ['pay of a lead'] },
      ],
    }),
  );
  expect(asked.flatMap(({ at, questions }) => (questions.length > 0 ? [[at, questions]] : []))).toEqual([
    [1, ['which run']],
    [6, ['pay of a lead']],
  ]);
});

it.each([
  ['**Tag** each `run`\nof the day', 'tag each run of', true],
  ['see [the card](../a/b.md) first', 'See the card first', true],
  ['| Senior | $140,000 |', 'Senior $140,000', true],
  ['Tag each run', 'tag every run', false],
])('%j has the words of the anchor %j: %s', (markdown, anchor, expected) => {
  expect(holds(markdown, anchor)).toBe(expected);
});
