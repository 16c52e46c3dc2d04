import { expect, it } from 'vitest';
import { createConceptFinder } from '../../../src/search/language/concepts.ts';
import { wordsOf } from '../../../src/search/language/words.ts';
import { createKindFinder } from '../../../src/search/signals/named-kind.ts';
import { KINDS, VOCABULARY } from '../sample-cards.ts';

const kinds = createKindFinder(KINDS, VOCABULARY.kinds);
const concepts = createConceptFinder(VOCABULARY);
const named = (text: string) => {
  const words = wordsOf(text);
  const found = kinds.find(words, concepts.find(words));
  return found && `${found.kind.id} ${found.how}`;
};

it('a kind is named by its words, in any form', () => {
  expect(named('challenge: security')).toBe('challenges plainly');
  expect(named('problems with data')).toBe('challenges plainly');
  expect(named('best practices for monitoring')).toBe('practices plainly');
  expect(named('how do we monitor')).toBeUndefined();
});

it('a kind alone, or in a long question, is not plainly named', () => {
  expect(named('trends')).toBe('trends by-the-way');
  expect(named('we have a problem with our cluster since somebody changed the network last week')).toBe(
    'challenges by-the-way',
  );
});

it('a long question that begins with a kind asks for it', () => {
  expect(named('challenges that come up when a team connects old systems')).toBe('challenges leading');
  expect(named('AI trends that change how a company runs its clusters')).toBe('trends leading');
});

it('the part of a term names no kind', () => {
  const market = createKindFinder(
    [{ ...KINDS[0], id: 'market', words: ['market'] } as (typeof KINDS)[number]],
    [],
  );
  const words = wordsOf('job market');
  expect(market.find(words, concepts.find(words))).toBeUndefined();
  expect(market.find(words, [])?.kind.id).toBe('market');
});

it('a way of asking can imply a kind; a named one goes first', () => {
  expect(named('what is new in monitoring')).toBe('trends implied');
  expect(named('what is new in best practices')).toBe('practices plainly');
});
