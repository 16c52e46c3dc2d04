import { describe, expect, it } from 'vitest';
import type { IntentModels } from '../../../src/answers/intent/intent-models.ts';
import { likelihoodOf } from '../../../src/answers/pipeline/likelihood.ts';
import type { SearchResult } from '../../../src/search/search-types.ts';
import { card } from '../../support/cards.ts';

const MODELS: IntentModels = {
  intents: (text) => intents(text === 'alone' ? 0.7 : 0.4),
  certainty: (guidance) => guidance / 2,
  meaning: () => 0,
  topic: () => 'chatter',
};

function intents(guidance: number) {
  return { guidance, 'small-talk': 0, 'not-for-us': 1 - guidance };
}

function found(query: string, slug: string): SearchResult {
  const hit = { card: card({ id: `practices/${slug}` }), score: 1, reasons: [], passages: [] };
  return { query, answered: true, near: true, confidence: 1, signals: undefined, hits: [hit] };
}

function likelihood(thread: string[], own: SearchResult, read: SearchResult) {
  const nothing = { urgent: false, inIncident: false, language: undefined };
  const understanding = { text: 'alone', parts: [], passedOn: false, thread, ...nothing };
  return likelihoodOf(understanding, { own, read, parts: [] }, MODELS.intents('alone', own), MODELS);
}

describe('how likely a message can be answered', () => {
  it('is read from the message where there is no thread', () => {
    const own = found('alone', 'a');
    expect(likelihood([], own, own)).toEqual({ intents: intents(0.7), guidance: 0.7, confidence: 0.35 });
  });

  it('is read from the message with its thread where there is one', () => {
    const inThread = likelihood(['before'], found('alone', 'a'), found('before\nalone', 'b'));
    expect(inThread).toEqual({ intents: intents(0.7), guidance: 0.4, confidence: 0.2 });
  });

  it('is that of the surer reading where the message leads to the same card with and without its thread', () => {
    const inThread = likelihood(['before'], found('alone', 'a'), found('before\nalone', 'a'));
    expect(inThread).toMatchObject({ guidance: 0.7, confidence: 0.35 });
  });
});
