import { describe, expect, it } from 'vitest';
import { loadVocabulary, parseVocabulary } from '../../../src/search/language/vocabulary.ts';

const problemsOf = (text: string) => {
  const parsed = parseVocabulary(text, 'vocabulary.yaml');
  return parsed.ok ? [] : parsed.problems.map(({ line, what }) => `${line} ${what}`);
};

it('a whole file is read', () => {
  const parsed = parseVocabulary(
    'format: 1\nconcepts:\n  - name: salary\n    terms: [paycheck, "total comp"]\n',
    'vocabulary.yaml',
  );
  expect(parsed).toEqual({
    ok: true,
    vocabulary: {
      format: 1,
      concepts: [{ name: 'salary', terms: ['paycheck', 'total comp'] }],
      plain: [],
      elsewhere: [],
      kinds: [],
    },
  });
});

describe('a fault is named with its line', () => {
  it.each([
    ['no YAML', 'format: 1\nconcepts: [', /^2 this is not valid YAML/],
    [
      'another version',
      'format: 2\nconcepts:\n  - name: pay\n    terms: [wages]',
      /^1 format is 2, expected 1/,
    ],
    [
      'an unknown key',
      'format: 1\nconcepts:\n  - name: pay\n    terms: [wages]\n    term: x',
      /^5 "term" is not a key/,
    ],
    [
      'a group of one',
      'format: 1\nconcepts:\n  - name: pay\n    terms: []',
      /^4 .*group of one links nothing/,
    ],
    ['a missing name', 'format: 1\nconcepts:\n  - terms: [wages]', /^3 .*name is missing/],
    [
      'a term in two groups',
      'format: 1\nconcepts:\n  - name: salary\n    terms: [pay raise]\n  - name: career\n    terms:\n      - pay raises',
      /^7 "pay raises" is already there as "pay raise" in line 4/,
    ],
    [
      'British spelling of a term that is there',
      'format: 1\nconcepts:\n  - name: tuning\n    terms: [optimization, optimisation]',
      /^4 "optimisation" is already there as "optimization" in line 4/,
    ],
    [
      'a term about the cards that is also elsewhere',
      'format: 1\nconcepts:\n  - name: salary\n    terms: [wages]\nelsewhere:\n  - name: office\n    terms: [wage]',
      /^7 "wage" is already there/,
    ],
    [
      'a phrase of which one word is left',
      'format: 1\nconcepts:\n  - name: team lead\n    terms: [my own]',
      /^4 "my own" comes down to "own"/,
    ],
    ['a stop word', 'format: 1\nconcepts:\n  - name: reason\n    terms: [why]', /^4 "why" comes down to/],
    ['no letters', 'format: 1\nconcepts:\n  - name: reason\n    terms: ["??"]', /^4 "\?\?" holds no word/],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(expected)]);
  });
});

it('an alias that leads nowhere is a fault like any other', () => {
  const read = parseVocabulary('format: 1\nconcepts: *x\n', 'vocabulary.yaml');
  expect(read.ok ? [] : read.problems.map(({ what }) => what)).toEqual([
    expect.stringContaining("can't be read as YAML"),
  ]);
});

it('every fault of a file is reported at once', () => {
  expect(
    problemsOf('format: 1\nconcepts:\n  - name: salary\n    terms: [salaries, my, the pay]\n').map(
      (problem) => problem.split(' ')[0],
    ),
  ).toEqual(['4', '4', '4']);
});

it('a file that is not there is a problem like any other', async () => {
  const loaded = await loadVocabulary('/nowhere/vocabulary.yaml', 'knowledge/vocabulary.yaml');
  expect(loaded).toMatchObject({ ok: false, problems: [{ path: 'knowledge/vocabulary.yaml', line: 1 }] });
});
