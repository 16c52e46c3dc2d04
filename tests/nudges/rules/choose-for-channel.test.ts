import { expect, it } from 'vitest';
import { chooseForChannel } from '../../../src/nudges/rules/choose-for-channel.ts';
import { at } from './subscription-of.ts';

const NOW = at('2026-11-23T09:30');
const ago = (days: number) => NOW.subtract({ hours: days * 24 });
const cards = ['a', 'b', 'c'].map((id) => ({ id, kind: 'practices', tags: [], related: [], stage: null }));
const ALL = { kinds: [], tags: [], onlyUnseen: false };
const had = (...days: number[]) =>
  days.map((day, index) => ({ cardId: cards[index]?.id ?? '', at: ago(day) }));

it('a channel gets the first card of the curriculum that it has not had', () => {
  expect(chooseForChannel(cards, ALL, had(7), NOW)).toEqual({ cardId: 'b' });
});

it('a channel that has had all gets the one again that it had longest ago, after a month', () => {
  expect(chooseForChannel(cards, ALL, had(31, 45, 38), NOW)).toEqual({ cardId: 'b' });
  expect(chooseForChannel(cards, ALL, had(7, 14, 21), NOW)).toHaveProperty('none');
  expect(chooseForChannel(cards, { ...ALL, onlyUnseen: true }, had(31, 45, 38), NOW)).toEqual({
    none: 'The channel has had every card on the chosen topics.',
  });
});

it('a channel whose topics have no card is told so', () => {
  expect(chooseForChannel(cards, { ...ALL, kinds: ['gone'] }, [], NOW)).toEqual({
    none: 'No card is about the chosen topics.',
  });
});
