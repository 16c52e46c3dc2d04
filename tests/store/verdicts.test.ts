import { expect, it } from 'vitest';
import { cutoffsAt } from '../../src/people/retention.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const LATER = new Date('2026-11-02T09:05:00Z');

async function ask({ answers }: Store, id: string, questionKey: string): Promise<void> {
  const place = { team: 'T1', channel: 'C1', threadTs: null, userId: 'U1', source: 'mention' } as const;
  await answers.record(
    { id, ...place, question: id, questionKey, cardIds: ['p/one'], answered: true, confidence: 1 },
    NOW,
  );
}

eachDatabase('Verdicts on a card for a question', (database) => {
  it('are of different people, each with their last word, over all times that it was asked', async () => {
    const store = await database.open();
    await ask(store, 'a1', 'drift');
    await ask(store, 'a2', 'drift');
    await ask(store, 'a3', 'lunch');
    const give = (answerId: string, userId: string, helpful: boolean, now = NOW) =>
      store.feedback.give({ answerId, cardId: 'p/one', team: 'T1', userId, helpful }, now);
    await give('a1', 'U1', true);
    await give('a2', 'U1', false, LATER);
    await give('a1', 'U2', true);
    await give('a2', 'U3', true);
    await give('a3', 'U3', true);
    // A tip is rated without a question.
    await give('', 'U3', true);
    expect(await store.verdicts(2)).toEqual([
      { questionKey: 'drift', cardId: 'p/one', helpful: 2, unhelpful: 1 },
    ]);
    expect(await store.verdicts(4)).toEqual([]);
    expect(await store.verdictOn({ answerId: 'a1', cardId: 'p/one' })).toEqual({
      questionKey: 'drift',
      cardId: 'p/one',
      helpful: 2,
      unhelpful: 1,
    });
    for (const unknown of [
      { answerId: '', cardId: 'p/one' },
      { answerId: 'a1', cardId: 'p/two' },
    ])
      expect(await store.verdictOn(unknown)).toBeUndefined();
  });

  it('count no longer than the question is kept', async () => {
    const store = await database.open();
    await ask(store, 'a1', 'drift');
    await store.feedback.give(
      { answerId: 'a1', cardId: 'p/one', team: 'T1', userId: 'U1', helpful: true },
      NOW,
    );
    expect(await store.verdicts(1)).toHaveLength(1);
    await store.retention.deleteOld(cutoffsAt(new Date('2027-02-02T09:00:00Z')));
    expect(await store.verdicts(1)).toEqual([]);
  });
});
