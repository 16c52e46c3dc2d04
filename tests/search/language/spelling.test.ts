import { describe, expect, it } from 'vitest';
import { isCodeWord } from '../../../src/search/language/code-words.ts';
import { createSpeller, createSpellingIndex, MAX_LOOK_UPS } from '../../../src/search/language/spelling.ts';
import { wordsOf } from '../../../src/search/language/words.ts';

const LEXICON = new Map(
  Object.entries({
    anomaly: 5,
    detection: 5,
    kubernetes: 4,
    vulnerability: 3,
    scanning: 2,
    scaling: 9,
    responsibilities: 2,
    bias: 4,
    bay: 1,
    built: 3,
    like: 9,
    launch: 3,
    recent: 2,
    project: 6,
    continuous: 3,
    continue: 2,
    self: 2,
    healing: 2,
    root: 1,
    cause: 4,
    lunch: 0,
  }),
);
const speller = createSpeller(createSpellingIndex(LEXICON));
const read = (text: string) =>
  speller
    .correct(wordsOf(text))
    .words.map(({ plain }) => plain)
    .join(' ');

describe('a misspelt word is read as the known one', () => {
  it.each([
    ['anamoly', 'anomaly'],
    ['detecton', 'detection'],
    ['kuberntes', 'kubernetes'],
    ['vulnrability', 'vulnerability'],
    ['responsabilities', 'responsibilities'],
    ['continous', 'continuous'],
    ['bais', 'bias'],
    ['bult', 'built'],
    ['scaning', 'scanning'],
    ['nomaly', 'anomaly'],
    ['selfhealing', 'self healing'],
    ['rootCause', 'root cause'],
  ])('%s as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });
});

describe('a word that may be right is left alone', () => {
  it.each(['bike', 'lunch', 'rent', 'projector', 'projects', 'scaled', 'v2x9', '模型', 'xqzw'])(
    '%s',
    (word) => {
      expect(read(word)).toBe(word);
    },
  );
});

it('a word of code is no misspelling of another word', () => {
  const index = createSpellingIndex(
    new Map([...LEXICON, ['contractor', 2], ['integrator', 2], ['muted', 1]]),
  );
  const withCode = createSpeller(index, isCodeWord);
  for (const word of ['constructor', 'constructors', 'iterator', 'mutex', '__proto__']) {
    expect(withCode.correct(wordsOf(word)).corrections).toEqual([]);
  }
  expect(withCode.correct(wordsOf('contracter')).corrections).toEqual([
    { typed: 'contracter', readAs: 'contractor' },
  ]);
});

it('says what it read', () => {
  expect(speller.correct(wordsOf('Anamoly!')).corrections).toEqual([{ typed: 'Anamoly', readAs: 'anomaly' }]);
});

it('looks up a few words only: a text full of unknown words is no misspelt question', () => {
  const { corrections } = speller.correct(wordsOf(Array.from({ length: 100 }, () => 'anamoly').join(' ')));
  expect(corrections).toHaveLength(MAX_LOOK_UPS);
});
