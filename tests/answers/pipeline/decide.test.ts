import { describe, expect, it } from 'vitest';
import type { IntentModels } from '../../../src/answers/intent/intent-models.ts';
import { decide } from '../../../src/answers/pipeline/decide.ts';
import type { Decision } from '../../../src/answers/pipeline/decision.ts';
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

function decideOn(
  said: Partial<Understanding>,
  guidance: number,
  smallTalk = 0,
  found = FOUND,
  anyIncident = FOUND,
) {
  const models: IntentModels = {
    intents: () => ({ guidance, 'small-talk': smallTalk, 'not-for-us': 1 - guidance - smallTalk }),
    certainty: (guidance) => guidance,
    meaning: () => 0,
    topic: () => 'chatter',
  };
  const nothing = { urgent: false, inIncident: false, language: undefined };
  const understanding = { text: 'our data', thread: [], parts: [], passedOn: false, ...nothing, ...said };
  return decide(
    understanding,
    { own: found, read: found, parts: [], anyIncident },
    { library: LIBRARY, glossary: GLOSSARY, models },
  );
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

  it('quotes other cards where they may answer as well, and none where one passage surely does', () => {
    const passage = (cardId: string) => ({
      cardId,
      at: 0,
      heading: 'How',
      type: 'paragraph' as const,
      markdown: `Do as ${cardId} says.`,
      text: `Do as ${cardId} says.`,
      questions: [],
    });
    const found = (scores: number[]) => ({
      ...FOUND,
      hits: FOUND.hits.map((hit, at) => ({
        ...hit,
        passages: [{ passage: passage(hit.card.id), score: scores[at] ?? 0 }],
      })),
    });
    const unsure = decideOn({}, 0.7, 0, found([0.5, 0.1, 0.4, 0]));
    expect(unsure).toMatchObject({
      best: { hit: { card: { id: 'practices/a' } }, excerpt: { quotes: [{ at: 0 }] } },
      also: [{ hit: { card: { id: 'practices/c' } } }, { hit: { card: { id: 'practices/b' } } }],
    });
    expect(decideOn({}, 0.95, 0, found([0.9, 0.1, 0.01, 0]))).toMatchObject({ also: [] });
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

  it('is an honest no where a short question is about a product that the best card does not mention', () => {
    const asks = { text: 'how do we share GPUs with Kueue' };
    expect(decideOn(asks, 0.8)).toMatchObject({ type: 'no-card', about: 'GPUs' });
    expect(decideOn(asks, 0.97)).toMatchObject({ type: 'answer' });
    expect(decideOn({ text: `${'we have a long story '.repeat(4)} with Kueue` }, 0.8)).toMatchObject({
      type: 'answer',
    });
  });

  it('is no answer to a request that a person do something', () => {
    expect(decideOn({ text: 'can someone restart the staging db' }, 0.8).type).toBe('no-card');
    expect(decideOn({ text: 'can anyone explain our alerts' }, 0.8).type).toBe('answer');
  });

  it('is a no without any card where the message is not for the bot', () => {
    expect(decideOn({}, 0.01)).toMatchObject({ type: 'no-card', because: 'not-for-us', nearest: [] });
  });

  it('is an answer sooner where something is broken right now', () => {
    expect(decideOn({}, 0.4).type).toBe('no-card');
    expect(decideOn({ urgent: true }, 0.4)).toMatchObject({ type: 'answer', urgent: true });
  });

  const STOP = {
    passage: {
      ...{ cardId: 'practices/d', at: 0, heading: 'How', type: 'paragraph' as const },
      ...{ markdown: 'Stop. Rest.', text: 'Stop. Rest.', questions: [] },
      now: [{ move: 'stop' as const, markdown: 'Stop.' }],
    },
    score: 0.9,
  };
  const MARKED = { ...FOUND, now: [STOP] };
  const right = (decision: Decision) =>
    decision.type === 'answer' && decision.best.excerpt.now ? decision.best.hit.card.id : undefined;

  it('is what helps right now, and only that, where something is broken or sounds like it', () => {
    const decision = decideOn({ urgent: true, text: 'prod is down' }, 0.95, 0, MARKED);
    expect(decision).toMatchObject({
      best: { excerpt: { quotes: [{ markdown: 'Stop.' }], now: true } },
      others: [{ card: { id: 'practices/a' } }, { card: { id: 'practices/b' } }],
    });
    expect(right(decision)).toBe('practices/d');
    expect(right(decideOn({ text: 'key leaked 5 min ago' }, 0.95, 0, MARKED))).toBe('practices/d');
    expect(right(decideOn({ inIncident: true, thread: ['hm'] }, 0.95, 0, MARKED))).toBe('practices/d');
    expect(right(decideOn({}, 0.95, 0, MARKED))).toBeUndefined();
  });

  it('is no card for right now where a long or calm message fits one only by and by', () => {
    const weak = { ...FOUND, now: [{ ...STOP, score: 0.3 }] };
    const long = `${'we had it last year, too. '.repeat(8)} asap`;
    expect(right(decideOn({ urgent: true, text: 'prod is down' }, 0.95, 0, weak))).toBe('practices/d');
    expect(right(decideOn({ urgent: true, text: long }, 0.95, 0, weak))).toBeUndefined();
    expect(right(decideOn({ text: 'leaked 5 min ago' }, 0.95, 0, weak))).toBeUndefined();
  });

  it('says that no card has a step, with the line for any incident, where something broken has none', () => {
    const decision = decideOn({ urgent: true, text: 'prod is down' }, 0.95, 0, FOUND, MARKED);
    expect(decision).toMatchObject({
      type: 'answer',
      best: { hit: { card: { id: 'practices/a' } } },
      noStep: { line: { card: { id: 'practices/d' }, quote: { markdown: 'Stop.' } } },
    });
    expect(decideOn({ urgent: true, text: 'prod is down' }, 0.01, 0, FOUND, MARKED)).toMatchObject({
      type: 'no-card',
      noStep: { line: { quote: { markdown: 'Stop.' } } },
    });
    expect(decideOn({ urgent: true, text: 'the salaries asap' }, 0.95, 0, FOUND, MARKED)).not.toHaveProperty(
      'noStep',
    );
  });

  it('is a place that helps where an error is one that no card explains', () => {
    expect(decideOn({ text: 'kubectl error' }, 0.2)).toMatchObject({
      type: 'no-card',
      elsewhere: { need: 'error', tool: 'Kubernetes' },
      nearest: [],
    });
    expect(decideOn({ text: 'errors on our way' }, 0.2)).not.toHaveProperty('elsewhere');
    expect(decideOn({ text: 'errors on our way' }, 0.01)).toMatchObject({ elsewhere: { need: 'error' } });
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
