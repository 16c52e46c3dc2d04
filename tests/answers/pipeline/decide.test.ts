import { describe, expect, it } from 'vitest';
import type { IntentModels } from '../../../src/answers/intent/intent-models.ts';
import { decide } from '../../../src/answers/pipeline/decide.ts';
import type { Understanding } from '../../../src/answers/pipeline/understand.ts';
import { createGlossary } from '../../../src/cards/glossary.ts';
import { createLibrary } from '../../../src/cards/library.ts';
import type { SearchResult } from '../../../src/search/search-types.ts';
import { card, PRACTICES } from '../../support/cards.ts';

const CARDS = ['a', 'b', 'c', 'd'].map((slug) => card({ id: `practices/${slug}` }));
const FOUND: SearchResult = {
  query: '',
  answered: true,
  near: true,
  confidence: 1,
  signals: undefined,
  hits: CARDS.map((one, at) => ({ card: one, score: 1 - at / 10, reasons: [], passages: [] })),
};
const LIBRARY = createLibrary(CARDS, [PRACTICES]);
const GLOSSARY = createGlossary([
  { term: 'Drift', names: [], is: 'Inputs move away.', cards: [], differsFrom: [] },
]);

function decideOn(said: Partial<Understanding>, guidance: number, smallTalk = 0, found = FOUND) {
  const models: IntentModels = {
    intents: () => ({ guidance, 'small-talk': smallTalk, 'not-for-us': 1 - guidance - smallTalk }),
    certainty: (guidance) => guidance,
    topic: () => 'chatter',
  };
  const understanding = { text: 'our data', thread: [], urgent: false, language: undefined, ...said };
  return decide(understanding, { own: found, read: found }, { library: LIBRARY, glossary: GLOSSARY, models });
}

describe('the decision on a message', () => {
  it('is the best card and two others where the message asks for guidance', () => {
    const decision = decideOn({}, 0.95);
    expect(decision).toMatchObject({
      type: 'answer',
      best: { hit: { card: { id: 'practices/a' } } },
      urgent: false,
      confidence: 0.95,
    });
    expect(decision.type === 'answer' && decision.others.map((hit) => hit.card.id)).toEqual([
      'practices/b',
      'practices/c',
    ]);
  });

  it('is a term where it asks for a meaning that the glossary has, whatever the model says', () => {
    expect(decideOn({ text: 'what is drift' }, 0)).toMatchObject({
      type: 'definition',
      term: { term: 'Drift' },
    });
    expect(decideOn({ text: 'what is rain' }, 0.95)).toMatchObject({ type: 'answer' });
  });

  it('is small talk by its words, or where the model says so of a short message', () => {
    expect(decideOn({ text: 'thanks bot!' }, 0.95)).toMatchObject({ type: 'small-talk', topic: 'thanks' });
    expect(decideOn({}, 0.1, 0.8)).toMatchObject({ type: 'small-talk', topic: 'chatter', confidence: 0.8 });
    expect(decideOn({ text: 'word '.repeat(40).trim() }, 0.1, 0.8).type).toBe('no-card');
  });

  it('is an honest no that names the nearest cards, where the model doubts', () => {
    const decision = decideOn({ text: 'fair share of GPUs with Kueue' }, 0.25);
    expect(decision).toMatchObject({ type: 'no-card', because: 'nothing-fits', confidence: 0.25 });
    expect(decision.type === 'no-card' && decision.nearest).toHaveLength(2);
  });

  it('is a no without any card where the message is not for the bot', () => {
    expect(decideOn({}, 0.01)).toMatchObject({ type: 'no-card', because: 'not-for-us', nearest: [] });
  });

  it('is an answer sooner where something is broken right now', () => {
    expect(decideOn({}, 0.4).type).toBe('no-card');
    expect(decideOn({ urgent: true }, 0.4)).toMatchObject({ type: 'answer', urgent: true });
  });

  it('is a no where nothing was found, however sure the model is', () => {
    expect(decideOn({}, 1, 0, { ...FOUND, hits: [] })).toMatchObject({ type: 'no-card', nearest: [] });
  });

  it('is the note that the cards are in English where the message is not, with the card that has its English terms', () => {
    const byTerm = FOUND.hits.map((hit) => ({ ...hit, reasons: [{ type: 'term' as const, term: 'GPU' }] }));
    const german = { text: 'Unsere GPU ist zu teuer', language: 'de' as const };
    expect(decideOn(german, 0.95, 0, { ...FOUND, hits: byTerm })).toMatchObject({
      type: 'other-language',
      language: 'de',
      nearest: { card: { id: 'practices/a' } },
    });
    // Nothing but words that were read as misspelled English, or a weak fit.
    expect(decideOn(german, 0.95)).toMatchObject({ type: 'other-language', nearest: undefined });
    expect(decideOn(german, 0.95, 0, { ...FOUND, hits: byTerm, confidence: 0.5 })).toMatchObject({
      nearest: undefined,
    });
  });

  it('is small talk in a language that the models learned some of, where they are sure', () => {
    expect(decideOn({ text: 'das hilft mir weiter', language: 'de' }, 0.05, 0.9).type).toBe('small-talk');
    expect(decideOn({ text: 'das hilft mir weiter', language: 'de' }, 0.3, 0.6).type).toBe('other-language');
    expect(decideOn({ text: '告警太多了', language: 'zh' }, 0.05, 0.9).type).toBe('other-language');
  });
});
