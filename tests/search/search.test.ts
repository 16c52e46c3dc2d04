import { describe, expect, it } from 'vitest';
import { EMPTY_VOCABULARY } from '../../src/search/language/vocabulary.ts';
import { createSearch, indexInSlices, openSearch } from '../../src/search/search.ts';
import { HOSTILE_TEXTS } from '../../src/tools/search-bench/hostile-texts.ts';
import { CARDS, card, KINDS, VOCABULARY } from './sample-cards.ts';

const search = createSearch(CARDS, KINDS, VOCABULARY);
const first = (text: string) => search.find(text).hits[0];

describe('the right card comes first', () => {
  it.each([
    ['version control for models', 'practices/version-models'],
    ['which model is live?', 'practices/version-models'],
    ['dvc', 'practices/version-models'],
    ['our model got dumber', 'practices/monitor-models'],
    ['how big is the paycheck of a lead', 'salary/base'],
    ['k8s roles', 'challenges/security'],
    ['multicloud', 'practices/version-models'],
    ['anamoly rate of the model', 'practices/monitor-models'],
    ['the team refuses it', 'challenges/culture'],
  ])('%s', (text, id) => {
    expect(search.find(text)).toMatchObject({ answered: true });
    expect(first(text)?.card.id).toBe(id);
  });
});

describe('an answer says why', () => {
  it('by the matched words', () => {
    expect(first('model registry')?.reasons).toEqual([
      { type: 'term', term: 'model' },
      { type: 'term', term: 'registry' },
    ]);
  });
  it('by the corrected spelling', () => {
    expect(first('anamoly')?.reasons).toEqual([{ type: 'spelling', typed: 'anamoly', readAs: 'anomaly' }]);
  });
  it('by the concept that linked it', () => {
    expect(first('paycheck')?.reasons).toEqual([{ type: 'concept', typed: 'paycheck', concept: 'salary' }]);
  });
  it('by the kind that was named', () => {
    expect(first('challenge: security')?.reasons).toContainEqual({
      type: 'named-kind',
      cardKind: 'challenges',
    });
  });
});

it('a named kind steers, and does not hide a card that fits clearly better', () => {
  expect(first('security')?.card.id).toBe('trends/devsecops');
  expect(first('challenge: security')?.card.id).toBe('challenges/security');
  expect(first('challenge: base salary ranges')?.card.id).toBe('salary/base');
});

describe('a question that no card answers', () => {
  it.each([
    'pizza',
    'is there pizza for lunch',
    'who won the cup final',
    'hi',
    'thank you',
    'zzzz qqqq',
    '😀😀',
    '模型',
  ])('%s', (text) => {
    expect(search.find(text).answered).toBe(false);
  });
  it('still gets the nearest cards, if there are any', () => {
    const { answered, near, hits } = search.find('attackers in our zzzz qqqq');
    expect({ answered, near }).toEqual({ answered: false, near: true });
    expect(hits[0]?.card.id).toBe('challenges/security');
  });
  it('that no card comes near says so, whatever card has one of its words', () => {
    expect(search.find('pizza, lunch and a coffee for the model')).toMatchObject({
      answered: false,
      near: false,
    });
  });
  it('gets no card at all when it says nothing', () => {
    expect(search.find('  \n ')).toEqual({
      query: '  \n ',
      answered: false,
      near: false,
      confidence: 0,
      hits: [],
    });
  });
});

it('a noisy message is read like the plain question', () => {
  const noisy =
    '<@U012ABCDEF> hi folks :wave: see <https://example.com/d?x=1|graph> ```ERROR drift``` *which model* is live? thanks!';
  expect(first(noisy)?.card.id).toBe('practices/version-models');
});

it('scores fall from 1, and no more cards are given than asked for', () => {
  const { hits } = search.find('security of models in the pipeline', { limit: 3 });
  expect(hits).toHaveLength(3);
  expect(hits[0]?.score).toBe(1);
  expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
});

it('the same question gives the same answer', () => {
  expect(search.find('model drift')).toEqual(search.find('model drift'));
});

describe('no text throws', () => {
  it.each(HOSTILE_TEXTS)('%s', (_, text) => {
    const { confidence, hits } = search.find(text);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(hits.length).toBeLessThanOrEqual(5);
  });
});

it('works with no cards, with empty ones and without a vocabulary', () => {
  expect(createSearch([], [], EMPTY_VOCABULARY).find('model').hits).toEqual([]);
  expect(createSearch([card('a/b', {})], [], EMPTY_VOCABULARY).find('model').hits).toEqual([]);
  expect(createSearch(CARDS, KINDS, EMPTY_VOCABULARY).find('version models').hits[0]?.card.id).toBe(
    'practices/version-models',
  );
});

it('built in slices, it answers the same, and other work gets its turn meanwhile', async () => {
  const many = Array.from({ length: 3000 }, (_, at) =>
    card(`practices/other-${at}`, { title: `Other thing ${at}` }),
  );
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 0);
  const all = [...CARDS, ...many];
  const sliced = openSearch(await indexInSlices(all, VOCABULARY), all, KINDS);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(0);
  const whole = createSearch(all, KINDS, VOCABULARY);
  for (const text of ['model drift', 'challenge: security'])
    expect(sliced.find(text)).toEqual(whole.find(text));
});
