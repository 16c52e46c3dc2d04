import { expect, it } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { EMPTY_VOCABULARY } from '../../../src/search/language/vocabulary.ts';
import { createSearch } from '../../../src/search/search.ts';
import { card, KINDS } from '../sample-cards.ts';

function found(cards: readonly Card[], question: string, kinds = KINDS): string[] {
  return createSearch(cards, kinds, EMPTY_VOCABULARY)
    .find(question)
    .hits.map((hit) => hit.card.id);
}

it('a card that leads on from the best one comes before one that shares as much with the question', () => {
  const best = { title: 'Rollback of models', questions: ['how do we plan a rollback of models'] };
  const others = [
    card('practices/budget', { title: 'Plan the budget' }),
    card('practices/drill', { title: 'Plan the drill' }),
  ];
  const question = 'plan a rollback of models';
  const named = (related: string[]) =>
    found([card('practices/back', { ...best, related }), ...others], question);
  expect(named(['practices/drill'])).toEqual(['practices/back', 'practices/drill', 'practices/budget']);
  expect(named(['practices/budget'])).toEqual(['practices/back', 'practices/budget', 'practices/drill']);
});

it('a card that is named as leading on never takes the first place by it', () => {
  const cards = [
    card('practices/back', { title: 'Rollback of models', related: ['practices/drill'] }),
    card('practices/drill', { title: 'Drill', summary: 'A rollback.' }),
  ];
  expect(found(cards, 'rollback of models')[0]).toBe('practices/back');
});

it('of two cards that fit alike, that of the likelier kind comes first, unless a kind is named', () => {
  const cards = [
    card('practices/tests', { title: 'Flaky tests' }),
    card('challenges/tests', { title: 'Flaky tests' }),
  ];
  const leaning = (id: string) => KINDS.map((kind) => (kind.id === id ? { ...kind, lean: 0.1 } : kind));
  expect(found(cards, 'flaky tests', leaning('practices'))[0]).toBe('practices/tests');
  expect(found(cards, 'flaky tests', leaning('challenges'))[0]).toBe('challenges/tests');
  expect(found(cards, 'challenge: flaky tests', leaning('practices'))[0]).toBe('challenges/tests');
});

it('a card that is all about a word comes before one that names it among much else', () => {
  const aliases = (words: string) => words.split(' ');
  const cards = [
    card('practices/much', {
      title: 'Runbooks',
      aliases: aliases('pager rota shifts escalation paging handover sleep'),
    }),
    card('practices/one', { title: 'Runbooks' }),
  ];
  expect(found(cards, 'runbooks')[0]).toBe('practices/one');
});
