import { expect, it } from 'vitest';
import { createLearnedVerdicts } from '../../src/answers/learned-verdicts.ts';
import { questionKey } from '../../src/search/language/question-key.ts';
import { silent, testDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const QUESTION = 'how do we version datasets?';
const CARD = { answerId: 'a1', cardId: 'p/one' };

it('A press changes what is known of its question and card, without reading all others', async () => {
  const store = await testDatabase('postgres').open();
  const place = { team: 'T1', channel: 'C1', threadTs: null, userId: 'U1', source: 'mention' } as const;
  await store.answers.record(
    {
      id: 'a1',
      ...place,
      question: QUESTION,
      questionKey: questionKey(QUESTION),
      cardIds: ['p/one'],
      answered: true,
      confidence: 1,
    },
    NOW,
  );
  let readAll = 0;
  const verdicts = (atLeast: number) => {
    readAll += 1;
    return store.verdicts(atLeast);
  };
  const learnt = createLearnedVerdicts({ store: { ...store, verdicts }, log: silent });
  await learnt.refresh();
  const says = async (userId: string, helpful: boolean) => {
    await store.feedback.give({ ...CARD, team: 'T1', userId, helpful }, NOW);
    await learnt.learn(CARD);
  };
  await says('U1', true);
  await says('U2', true);
  expect(learnt.on(QUESTION).size).toBe(0);
  await says('U3', false);
  expect(learnt.on('versioning datasets').get('p/one')).toEqual({ helpful: 2, unhelpful: 1 });
  await says('U3', true);
  expect(learnt.on(QUESTION).get('p/one')).toEqual({ helpful: 3, unhelpful: 0 });
  expect(readAll).toBe(1);
});

it('What was read before a press does not take the place of what was read after it', async () => {
  const all = Promise.withResolvers<[]>();
  const now = { questionKey: questionKey(QUESTION), cardId: 'p/one', helpful: 3, unhelpful: 0 };
  const learnt = createLearnedVerdicts({
    store: { verdicts: () => all.promise, verdictOn: async () => now },
    log: silent,
  });
  const refreshed = learnt.refresh();
  const pressed = learnt.learn(CARD);
  all.resolve([]);
  await Promise.all([refreshed, pressed]);
  expect(learnt.on(QUESTION).get('p/one')).toEqual({ helpful: 3, unhelpful: 0 });
});
