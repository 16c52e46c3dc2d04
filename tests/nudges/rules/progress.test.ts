import { describe, expect, it } from 'vitest';
import { type CardAnswer, effectOf } from '../../../src/nudges/rules/answer-effect.ts';
import { newItem, review } from '../../../src/nudges/rules/memory.ts';
import { progressOf } from '../../../src/nudges/rules/progress.ts';

const START = Temporal.Instant.from('2026-11-02T09:00:00Z');
const NOW = START.add({ hours: 24 });
const cards = ['a', 'b', 'c', 'd', 'e'];
const learned = (cardId: string, rating: 'again' | 'easy', changes = {}) => ({
  cardId,
  state: { ...review(newItem(START), rating, START), asked: rating === 'easy' ? 'knew' : 'missed' },
  notForMe: false,
  snoozedUntil: null,
  ...changes,
});

describe('How far somebody has come', () => {
  it('is nothing at the beginning', () => {
    expect(progressOf(cards, [], [], NOW)).toEqual({
      cards: 5,
      seen: new Set(),
      asked: 0,
      known: 0,
      due: [],
    });
  });

  it('counts what they know among what they have seen, and names what is due', () => {
    const progress = progressOf(cards, ['c'], [learned('a', 'easy'), learned('b', 'again')], NOW);
    expect(progress).toEqual({ cards: 5, seen: new Set(['a', 'b', 'c']), asked: 2, known: 1, due: ['b'] });
  });

  it('does not call known what nobody asked about, or what was only a guess', () => {
    const calendar = { nudges: [], promised: [] };
    const reviews = { hasRoom: true, calendar, restsUntil: START };
    const answered = (cardId: string, answer: CardAnswer) => {
      const effect = effectOf(answer, null, reviews, START);
      if (effect.type !== 'rated') throw new Error('it was not rated');
      return { cardId, state: effect.memory, notForMe: false, snoozedUntil: null };
    };
    const items = [
      answered('a', 'got-it'),
      answered('b', 'did-it'),
      answered('c', 'hard'),
      answered('d', 'good'),
    ];
    expect(progressOf(cards, [], items, NOW)).toMatchObject({ asked: 2, known: 1 });
  });

  it('leaves out cards that are gone, and what can not be read', () => {
    const odd = { cardId: 'd', state: { reps: 'x' }, notForMe: false, snoozedUntil: null };
    const progress = progressOf(cards, ['gone'], [learned('also-gone', 'again'), odd], NOW);
    expect(progress).toEqual({ cards: 5, seen: new Set(), asked: 0, known: 0, due: [] });
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
