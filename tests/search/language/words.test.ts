import { describe, expect, it } from 'vitest';
import { MAX_WORDS, wordsOf } from '../../../src/search/language/words.ts';

const stems = (text: string) => wordsOf(text).map(({ stem }) => stem);
const same = (one: string, other: string) => expect(stems(one)).toEqual(stems(other));

describe('forms of a word are compared as one', () => {
  it.each([
    ['optimisation', 'optimization'],
    ['behaviour', 'behaviors'],
    ['organising teams', 'organizes team'],
    ['labelled modelling', 'labeled modeling'],
    ['analysing', 'analysis'],
    ['broke', 'breaking'],
    ['paid', 'pays'],
    ["team's", 'teams'],
    ['naïve café', 'naive cafe'],
    ['$140,000', '140k'],
    ['pleeeease', 'pleease'],
    ['bias', 'biased'],
  ])('%s and %s', same);
});

describe('words that only look alike stay apart', () => {
  it.each([
    ['community', 'communication'],
    ['marketing', 'market'],
    ['policy', 'police'],
    ['experience', 'experiment'],
    ['advise', 'advize'],
    ['engineer', 'engine'],
    ['us', 'use'],
  ])('%s and %s', (one, other) => {
    expect(stems(one)).not.toEqual(stems(other));
  });
});

it('compounds are split, and camel case knows its parts', () => {
  expect(wordsOf('CI/CD self-healing node.js').map(({ plain }) => plain)).toEqual([
    'ci',
    'cd',
    'self',
    'healing',
    'node',
    'js',
  ]);
  expect(wordsOf('rootCauseAnalysis')[0]?.parts).toEqual(['root', 'cause', 'analysis']);
});

it('a sentence ends at a full stop before a space, a question mark or a new line, not within a word', () => {
  expect(wordsOf('it is node.js. why? because\nso').map(({ sentence }) => sentence)).toEqual([
    0, 0, 0, 0, 1, 2, 3,
  ]);
});

it('reads no more words than it may, and no monsters', () => {
  expect(wordsOf('drift '.repeat(5_000))).toHaveLength(MAX_WORDS);
  expect(wordsOf('a'.repeat(4_000))).toEqual([]);
});

it('reads every script, and nothing where there is no word', () => {
  expect(stems('модель 模型 مراقبة')).toEqual(['модель', '模型', 'مراقبة']);
  expect(stems('!!! ??? ...')).toEqual([]);
});
