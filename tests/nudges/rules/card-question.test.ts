import { describe, expect, it } from 'vitest';
import { askedFor, nextQuestion, questionWithKey } from '../../../src/nudges/rules/card-question.ts';
import { card } from '../../support/cards.ts';

const situation = (name: string) => ({
  situation: `What about ${name}?`,
  choices: ['All', 'Some', 'None'],
  right: 2,
  because: 'Some shows more.',
  from: 'one thing at a time',
});
const nudge = { situations: [situation('this'), situation('that')], rehearsal: { moment: 'And you?' } };
const SKILL = card({ nudge });
const keyOf = (asked: (string | null)[]) => nextQuestion(SKILL, asked)?.key ?? '';

describe('the questions of a nudge file', () => {
  it('come in turn, the rehearsal after the situations, and then begin anew', () => {
    const asked: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) asked.unshift(keyOf([null, ...asked]));
    const inOrder = asked.toReversed();
    expect(inOrder.slice(0, 3).map(askedFor)).toEqual(['choice', 'choice', 'words']);
    expect(new Set(inOrder)).toHaveLength(3);
    expect(inOrder.slice(3)).toEqual(inOrder.slice(0, 3));
  });

  it('are none for a card without any', () => {
    expect(nextQuestion(card(), [])).toBeUndefined();
    expect(nextQuestion(card({ nudge: { try: 'Go.' } }), [])).toBeUndefined();
    expect(askedFor(null)).toBeUndefined();
  });

  it('are known by their words: one that has changed is another one', () => {
    const key = keyOf([]);
    expect(questionWithKey(SKILL, key)).toMatchObject({ situation: { situation: 'What about this?' } });
    const because = { ...situation('this'), because: 'Another reason.' };
    expect(questionWithKey(card({ nudge: { situations: [because] } }), key)).toBeDefined();
    const moved = { ...situation('this'), choices: ['Some', 'All', 'None'], right: 1 };
    expect(questionWithKey(card({ nudge: { situations: [moved] } }), key)).toBeUndefined();
  });
});
