import { describe, expect, it } from 'vitest';
import { firstMinutes, noStepFor } from '../../../src/answers/pipeline/first-minutes.ts';
import { createLibrary } from '../../../src/cards/library.ts';
import type { NowMove } from '../../../src/cards/now-lines.ts';
import type { PassageHit, SearchResult } from '../../../src/search/search-types.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const CARDS = ['a', 'b', 'c'].map((slug) => card({ id: `practices/${slug}`, title: `Card ${slug}` }));
const LIBRARY = createLibrary(CARDS, [PRACTICES]);

function marked(slug: string, at: number, score: number, ...lines: [NowMove, string][]): PassageHit {
  const now = lines.map(([move, markdown]) => ({ move, markdown }));
  const passage = { cardId: `practices/${slug}`, at, heading: 'How', type: 'paragraph' as const };
  return { passage: { ...passage, markdown: '', text: '', questions: [], now }, score };
}

function found(...now: PassageHit[]): SearchResult {
  const hits = CARDS.map((one) => ({ card: one, score: 1, reasons: [], passages: [] }));
  return { query: '', answered: true, near: true, confidence: 1, signals: undefined, hits, now };
}

const lines = (result: SearchResult, how: 'urgent' | 'pressing' = 'urgent') =>
  firstMinutes(result, LIBRARY, how)?.quotes.map(({ markdown }) => markdown);

describe('what helps in the first ten minutes', () => {
  it('stops the harm, then tells people, then looks, whatever the order on the card', () => {
    const passage = marked('b', 0, 1, ['look', 'Look.'], ['tell', 'Tell.'], ['stop', 'Stop.']);
    const result = firstMinutes(found(passage), LIBRARY, 'urgent');
    expect(result?.quotes.map(({ markdown }) => markdown)).toEqual(['Stop.', 'Tell.', 'Look.']);
    expect(result?.hit.card.id).toBe('practices/b');
    expect(result?.others.map((one) => one.card.id)).toEqual(['practices/a', 'practices/c']);
  });

  it('is at most three lines, each move once before any comes twice', () => {
    const first = marked('a', 0, 1, ['stop', 'Stop.'], ['stop', 'Stop more.'], ['stop', 'And more.']);
    expect(lines(found(first, marked('a', 1, 0.9, ['tell', 'Tell.'])))).toEqual([
      'Stop.',
      'Stop more.',
      'Tell.',
    ]);
  });

  it('takes no lines of another card, and of a passage that fits less only what is missing', () => {
    const best = marked('a', 0, 1, ['stop', 'Stop.']);
    const other = marked('a', 2, 0.3, ['stop', 'Stop more.'], ['tell', 'Tell.']);
    expect(lines(found(best, other))).toEqual(['Stop.', 'Tell.']);
    const result = found(best, marked('b', 0, 0.9, ['tell', 'B.']), marked('a', 1, 0.02, ['look', 'A.']));
    expect(lines(result)).toEqual(['Stop.']);
  });

  it('is nothing where what is marked fits badly, above all where the message only sounds urgent', () => {
    expect(lines(found(marked('a', 0, 0.05, ['stop', 'Stop.'])))).toBeUndefined();
    expect(lines(found(marked('a', 0, 0.3, ['stop', 'Stop.'])))).toEqual(['Stop.']);
    expect(lines(found(marked('a', 0, 0.3, ['stop', 'Stop.'])), 'pressing')).toBeUndefined();
    expect(lines(found())).toBeUndefined();
  });

  it('leaves out a line for which a first view has no room, but never the first', () => {
    const long = (move: NowMove): [NowMove, string] => [move, `${move} ${'word '.repeat(39)}`];
    expect(lines(found(marked('a', 0, 1, long('stop'), long('tell'), long('look'))))).toHaveLength(2);
  });

  it('is one line for any incident where there is no step for this one, if a card has it', () => {
    const any = noStepFor(found(marked('c', 0, 1, ['stop', 'Stop.'], ['tell', 'Tell.'])), LIBRARY);
    expect(any.line?.quote.markdown).toBe('Stop.');
    expect(any.line?.card.id).toBe('practices/c');
    expect(noStepFor(found(), LIBRARY)).toEqual({});
    expect(noStepFor(undefined, LIBRARY)).toEqual({});
  });
});
