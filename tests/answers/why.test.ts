import { describe, expect, it } from 'vitest';
import { isTelling, rarityOn, whyThisCard } from '../../src/answers/why.ts';
import { passagesOf } from '../../src/cards/passages.ts';
import type { Reason } from '../../src/search/search-types.ts';
import { card } from '../support/cards.ts';

const section = (heading: string, body: string) => ({ heading, body, line: 1 });

const VERSIONS = card({
  id: 'practices/versions',
  title: 'Version models',
  summary: 'Know what a model was made from.',
  questions: [
    'Ana: which parquet is it? Ben: the one from March',
    'how do I find the weights that run today',
  ],
  passageQuestions: [{ anchor: 'Roll back', questions: ['what is the way back after a broken canary'] }],
  sections: [
    section(
      'Way out',
      'Roll back the model from the **registry** in one command.\n\nKeep the lineage of every dataset.',
    ),
  ],
});
const OTHERS = ['a', 'b', 'c', 'd', 'e'].map((slug) =>
  card({
    id: `practices/${slug}`,
    title: 'Small models',
    sections: [section('Way out', 'Ask the model, call the team.')],
  }),
);
const RARITY = rarityOn([VERSIONS, ...OTHERS]);

function why(text: string, reasons: Reason[] = [], withPassage = true) {
  const passages = withPassage ? passagesOf(VERSIONS).map((passage) => ({ passage, score: 1 })) : [];
  return whyThisCard(text, { card: VERSIONS, reasons, passages }, RARITY);
}

describe('why a card was chosen', () => {
  it('names the phrases and rare words of the question that the passage has, then those that the card has', () => {
    expect(why('How do we roll back from the registry and keep the lineage?')).toMatchObject({
      inPassage: ['roll back', 'registry'],
      onCard: ['lineage'],
      nearest: undefined,
    });
  });

  it('has at most three reasons, and one of them says how a word was read', () => {
    const reasons: Reason[] = [
      { type: 'spelling', typed: 'datset', readAs: 'dataset' },
      { type: 'concept', typed: 'weights', concept: 'model registry' },
      { type: 'concept', typed: 'the weights', concept: 'model registry' },
      { type: 'meaning', typed: 'ancestry', near: 'lineage' },
    ];
    const { inPassage, onCard, others } = why('roll back registry lineage datset weights', reasons);
    expect([...inPassage, ...onCard]).toEqual(['roll back']);
    expect(others).toEqual([reasons[0], reasons[1]]);
  });

  it('never names filler, months, numbers, names, or what nearly every card has', () => {
    const { inPassage, onCard, nearest } = why(
      'Ben, the team called in March about 14 models from line 2 and Ana',
    );
    expect([...inPassage, ...onCard]).toEqual([]);
    expect(nearest).toBeUndefined();
  });

  it('names no reading that the card does not bear out', () => {
    const reasons: Reason[] = [
      { type: 'concept', typed: 'finance', concept: 'budget' },
      { type: 'spelling', typed: 'parqet', readAs: 'parquet' },
    ];
    expect(why('finance parqet', reasons).others).toEqual([]);
  });

  it('says how people ask for the card where the words say little, also for one of its passages', () => {
    expect(why('where are the weights').nearest).toBe('how do I find the weights that run today');
    expect(why('the canary is broken').nearest).toBe('what is the way back after a broken canary');
    expect(why('lunch?').nearest).toBeUndefined();
  });

  it('keeps what people said about the card beside the rest', () => {
    const helped: Reason = { type: 'found-helpful', people: 4 };
    const { others } = why('roll back from the registry with lineage', [
      { type: 'named-kind', cardKind: 'practices' },
      helped,
    ]);
    expect(others.at(-1)).toEqual(helped);
  });

  it('of a card without a fitting passage names the words of the card alone', () => {
    expect(why('roll back from the registry', [], false)).toMatchObject({
      inPassage: [],
      onCard: ['roll back', 'registry'],
    });
  });
});

it.each([
  ['months', false],
  ['March', false],
  ['1,000', false],
  ['the', false],
  ['registry', true],
])('the word %j tells something: %s', (term, tells) => {
  expect(isTelling({ type: 'term', term })).toBe(tells);
});
