import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_MOVED, PEOPLE_NEEDED, verdictWeight } from '../../../src/search/decision/verdict-weight.ts';
import { questionKey } from '../../../src/search/language/question-key.ts';
import { createSearch } from '../../../src/search/search.ts';
import { CARDS, KINDS, VOCABULARY } from '../sample-cards.ts';

const people = fc.nat({ max: 100_000 });

describe('what people say about a card as the answer to a question', () => {
  it('weighs nothing until enough different people have spoken', () => {
    for (let helpful = 0; helpful < PEOPLE_NEEDED; helpful += 1)
      expect(verdictWeight({ helpful, unhelpful: PEOPLE_NEEDED - 1 - helpful })).toBe(0);
    expect(verdictWeight({ helpful: PEOPLE_NEEDED, unhelpful: 0 })).toBeGreaterThan(0);
    expect(verdictWeight({ helpful: 0, unhelpful: PEOPLE_NEEDED })).toBeLessThan(0);
  });

  it('never moves it by more than the bound, and more agreement never moves it back', () => {
    fc.assert(
      fc.property(people, people, (helpful, unhelpful) => {
        const weight = verdictWeight({ helpful, unhelpful });
        expect(Math.abs(weight)).toBeLessThan(MOST_MOVED);
        if (helpful + unhelpful < PEOPLE_NEEDED) return;
        expect(verdictWeight({ helpful: helpful + 1, unhelpful })).toBeGreaterThan(weight);
        expect(verdictWeight({ helpful, unhelpful: unhelpful + 1 })).toBeLessThan(weight);
        expect(weight + verdictWeight({ helpful: unhelpful, unhelpful: helpful })).toBeCloseTo(0, 12);
      }),
    );
  });
});

describe('a question is known again', () => {
  it.each([
    'How do we version our datasets?',
    'versioning datasets',
    '<@U0BOT> how do we version a dataset',
    'Datasets: how to version them?',
  ])('%s', (text) => {
    expect(questionKey(text)).toBe(questionKey('version dataset'));
  });

  it('unless it asks for something else, or says nothing', () => {
    expect(questionKey('version the models')).not.toBe(questionKey('version dataset'));
    expect(questionKey('how do we?')).toBe('');
  });
});

describe('the search', () => {
  const search = createSearch(CARDS, KINDS, VOCABULARY);
  const QUESTION = 'version control for models';
  const plain = search.find(QUESTION);
  const [best, second] = plain.hits;
  const verdictOn = (cardId: string | undefined, helpful: number, unhelpful: number) =>
    search.find(QUESTION, { verdicts: new Map([[cardId ?? '', { helpful, unhelpful }]]) });

  it('is surer of a card that people found helpful, and says so', () => {
    const found = verdictOn(best?.card.id, 5, 0);
    expect(found.confidence).toBeCloseTo(
      Math.min(1, plain.confidence + verdictWeight({ helpful: 5, unhelpful: 0 })),
    );
    expect(found.hits[0]?.reasons[0]).toEqual({ type: 'found-helpful', people: 5 });
    expect(found.hits[0]?.reasons.slice(1)).toEqual(best?.reasons);
  });

  it('is less sure of one that did not help, by less than the bound', () => {
    const found = verdictOn(best?.card.id, 0, 10_000);
    expect(plain.confidence - found.confidence).toBeGreaterThan(0);
    expect(plain.confidence - found.confidence).toBeLessThan(MOST_MOVED);
    expect(found.hits[0]?.reasons).toEqual(best?.reasons);
  });

  it('never puts a card first that is further behind than the bound', () => {
    expect(1 - (second?.score ?? 0)).toBeGreaterThan(2 * MOST_MOVED);
    const found = search.find(QUESTION, {
      verdicts: new Map([
        [best?.card.id ?? '', { helpful: 0, unhelpful: 10_000 }],
        [second?.card.id ?? '', { helpful: 10_000, unhelpful: 0 }],
      ]),
    });
    expect(found.hits[0]?.card.id).toBe(best?.card.id);
  });

  it('brings up no card that does not fit at all', () => {
    const other = CARDS.find((card) => !plain.hits.some((hit) => hit.card.id === card.id));
    expect(verdictOn(other?.id, 100, 0)).toEqual({ ...plain, hits: plain.hits });
  });
});
