import { describe, expect, it } from 'vitest';
import { newItem, review } from '../../../src/nudges/rules/memory.ts';
import { progressOf } from '../../../src/nudges/rules/progress.ts';

const START = Temporal.Instant.from('2026-11-02T09:00:00Z');
const NOW = START.add({ hours: 24 });
const cards = ['a', 'b', 'c', 'd', 'e'];
const learned = (cardId: string, rating: 'again' | 'easy', changes = {}) => ({
  cardId,
  state: review(newItem(START), rating, START),
  notForMe: false,
  snoozedUntil: null,
  ...changes,
});

describe('How far somebody has come', () => {
  it('is nothing at the beginning', () => {
    expect(progressOf(cards, [], [], NOW)).toEqual({ cards: 5, seen: new Set(), known: 0, due: [] });
  });

  it('counts what they know among what they have seen, and names what is due', () => {
    const progress = progressOf(cards, ['c'], [learned('a', 'easy'), learned('b', 'again')], NOW);
    expect(progress).toEqual({ cards: 5, seen: new Set(['a', 'b', 'c']), known: 1, due: ['b'] });
  });

  it('does not call known what they knew in part', () => {
    const partlyState = review(newItem(START), 'hard', START);
    const item = { cardId: 'a', state: partlyState, notForMe: false, snoozedUntil: null };
    const soon = START.add({ hours: 1 });
    const partly = { ...item, cardId: 'b', state: partlyState };
    const knew = { ...item, cardId: 'c', state: review(newItem(START), 'good', START) };
    const older = { ...item, cardId: 'd', state: { ...knew.state, knew: undefined } };
    const progress = progressOf(cards, [], [item, partly, knew, older], soon);
    expect(progress).toEqual({ cards: 5, seen: new Set(['a', 'b', 'c', 'd']), known: 2, due: [] });
  });

  it('leaves out cards that are gone, and what can not be read', () => {
    const odd = { cardId: 'd', state: { reps: 'x' }, notForMe: false, snoozedUntil: null };
    const progress = progressOf(cards, ['gone'], [learned('also-gone', 'again'), odd], NOW);
    expect(progress).toEqual({ cards: 5, seen: new Set(), known: 0, due: [] });
  });

  it('does not call due what was put aside', () => {
    const aside = [
      learned('a', 'again', { notForMe: true }),
      learned('b', 'again', { snoozedUntil: NOW.add({ hours: 48 }) }),
      learned('c', 'again', { snoozedUntil: NOW.subtract({ hours: 1 }) }),
    ];
    expect(progressOf(cards, [], aside, NOW).due).toEqual(['c']);
  });
});
