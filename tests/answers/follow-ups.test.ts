import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFollowUps, type FollowUps } from '../../src/answers/follow-ups.ts';
import { loadIntentModels } from '../../src/answers/intent/intent-models.ts';
import { process } from '../../src/answers/pipeline/pipeline.ts';
import { NO_CURRENT_PAGES } from '../../src/catalog/current-pages.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';

interface JudgedThread {
  thread: { text: string }[];
  text: string;
}

/** Every sixth one: a long thread is read in several ways, which takes a while. */
const threads = readFileSync(join(import.meta.dirname, '../search/queries/tune/threads.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .filter((_, at) => at % 6 === 0)
  .map((line) => JSON.parse(line) as JudgedThread);

const unexpected = () => Promise.reject(new Error('nothing is read or recorded here'));

async function followUps(): Promise<FollowUps> {
  return createFollowUps({
    store: { answers: { byId: unexpected, chain: unexpected, lastInChannel: unexpected } },
    catalog: await builtInCatalog(),
    pages: () => NO_CURRENT_PAGES,
    models: await loadIntentModels(),
    verdictsOn: undefined,
    record: unexpected,
    answerAnew: unexpected,
    recall: async (_, otherwise) => otherwise,
  });
}

describe('what goes on from an answer', () => {
  it('speaks of the card that was given, in threads of every kind', async () => {
    const { explain, foundAgain } = await followUps();
    const catalog = (await builtInCatalog()).current();
    const models = await loadIntentModels();
    const wrong: string[] = [];
    let answered = 0;
    for (const { thread, text } of threads) {
      const said = thread.map((message) => message.text);
      const { decision } = await process(text, said, catalog, models);
      if (decision.type !== 'answer') continue;
      answered += 1;
      const { hit } = decision.best;
      const last = {
        id: 'a',
        question: text,
        writers: ['U0ADA'],
        cardIds: [hit.card.id],
        answered: true,
        ofKind: undefined,
      };
      const again = await foundAgain(last, hit.card.id, said);
      const { why, runnerUp } = await explain(last, hit.card.id, said);
      const agrees =
        again?.score === hit.score &&
        again.passages[0]?.passage.at === hit.passages[0]?.passage.at &&
        decision.others.some(({ card }) => card.id === runnerUp?.card.id) &&
        why !== undefined;
      if (!agrees) wrong.push(text);
    }
    expect(answered).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  it('speaks of the card that was given to who only called the bot under a question', async () => {
    const { explain, foundAgain } = await followUps();
    const said = ['lunch was great', 'our GPU bill tripled', 'How do we roll back a bad model?'];
    const { decision } = await process(
      '<@U0BOT>',
      said,
      (await builtInCatalog()).current(),
      await loadIntentModels(),
    );
    const card = decision.type === 'answer' ? decision.best.hit.card.id : '';
    expect(card).toBe('practices/version-models-and-data');
    const last = {
      id: 'a',
      question: '',
      writers: ['U0ADA'],
      cardIds: [card],
      answered: true,
      ofKind: undefined,
    };
    const { why, fromThread } = await explain(last, card, said);
    expect(why).toBeDefined();
    expect(fromThread).toBe(true);
    const again = await foundAgain(last, card, said);
    expect(again?.score).toBe(decision.type === 'answer' && decision.best.hit.score);
    expect(again?.passages).toEqual(decision.type === 'answer' && decision.best.hit.passages);
  });

  it('knows nothing of a card that is gone', async () => {
    const { foundAgain, explain } = await followUps();
    const last = {
      id: 'a',
      question: 'data',
      writers: ['U0ADA'],
      cardIds: ['practices/gone'],
      answered: true,
      ofKind: undefined,
    };
    expect(await foundAgain(last, 'practices/gone', [])).toBeUndefined();
    expect((await explain(last, 'practices/gone', [])).runnerUp).toBeUndefined();
  });
});
