import { expect, it } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { EMPTY_VOCABULARY } from '../../../src/search/language/vocabulary.ts';
import { createSearch } from '../../../src/search/search.ts';
import { card, KINDS } from '../sample-cards.ts';

function first(cards: readonly Card[], question: string): string | undefined {
  return createSearch(cards, KINDS, EMPTY_VOCABULARY).find(question).hits[0]?.card.id;
}

it('the same words in another order ask for another card', () => {
  const cards = [
    card('practices/first', { title: 'One', questions: ['we load test at each launch'] }),
    card('practices/second', { title: 'Two', questions: ['we test at each launch load'] }),
  ];
  expect(first(cards, 'load test')).toBe('practices/first');
  expect(first(cards, 'launch load')).toBe('practices/second');
});

it('the little words tell whether somebody asks how to do it or whether it is their job', () => {
  const cards = [
    card('practices/backups', {
      title: 'Restores',
      questions: ['how do we make backups', 'how do we restore'],
    }),
    card('trends/backups', {
      title: 'Duties',
      questions: ['is it my job to make backups', 'is a restore up to me'],
    }),
  ];
  expect(first(cards, 'how do we check backups')).toBe('practices/backups');
  expect(first(cards, 'is it up to me to check backups')).toBe('trends/backups');
});

it('a card that is asked for in ten ways is found among cards that are asked for in hundreds', () => {
  const topics = ['queue', 'cache', 'disk', 'cluster'];
  const asked = (topic: string, ways: number) =>
    Array.from(
      { length: ways },
      (_, way) => `why does the ${topic} number ${way} of team ${way * 7} get slow`,
    );
  const cards = [
    ...topics.map((topic) => card(`practices/${topic}`, { title: topic, questions: asked(topic, 200) })),
    card('practices/badge', {
      title: 'Badge',
      questions: ['why does the door get stuck', ...asked('badge', 9)],
    }),
  ];
  expect(first(cards, 'why does the badge get so slow')).toBe('practices/badge');
  expect(first(cards, 'why does the door of the cluster room get stuck')).toBe('practices/badge');
});
