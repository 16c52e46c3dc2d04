import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadIntentModels } from '../../src/answers/intent/intent-models.ts';
import { figuresOf, type GroupFigures, hasPhrase } from '../../src/tools/search-quality/answer-measures.ts';
import { readJudgedMessages } from '../../src/tools/search-quality/judged-messages.ts';
import { guidepostResponses } from '../../src/tools/search-quality/responses.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';

/** All of them take a minute; every fourth says whether something is broken. */
const EVERY = 4;

/**
 * What `npm run eval` measures on the messages that may be tuned on, less some points: a reworded card must not fail the
 * tests, a broken part of the pipeline must. The intents are learned from these messages, so that the figures for refusing
 * and for small talk flatter; the `test` set says how good they are.
 */
const FLOORS: Partial<Record<keyof GroupFigures, number>> = {
  card1: 78,
  card3: 88,
  passage1: 58,
  shown: 64,
  answered: 95,
  refused: 93,
  smallTalk: 88,
  definition1: 85,
};

it('the messages that may be tuned on are answered as they should be', async () => {
  const catalog = (await builtInCatalog()).current();
  const respond = guidepostResponses(catalog, await loadIntentModels());
  const all = await readJudgedMessages(join(import.meta.dirname, 'queries'), 'tune');
  const some = all.filter(({ group }, at) => !/^(?:tune|dev) /.test(group) && at % EVERY === 0);
  const judged = await Promise.all(
    some.map(async (message) => ({ message, response: await respond(message) })),
  );
  const { glossary } = catalog;
  const figures = figuresOf(
    'all',
    judged,
    (one, other) => other !== undefined && glossary.find(one) === glossary.find(other),
  );
  const below = Object.entries(FLOORS).filter(
    ([name, least]) => Number(figures[name as keyof GroupFigures]) < least,
  );
  expect(below.map(([name, least]) => [name, least, figures[name as keyof GroupFigures]])).toEqual([]);
});

it.each([
  ['1. Roll **back** the `model`.', 'roll back the model', true],
  ['Senior: Pay: $140,000', '| Senior | pay', true],
  ['a rollback of models', 'roll', false],
])('%j has the phrase %j: %s', (text, phrase, expected) => {
  expect(hasPhrase(text, [phrase])).toBe(expected);
});
