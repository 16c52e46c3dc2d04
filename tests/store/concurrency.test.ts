import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { FIRST, LONG_BEFORE, person } from './a-subscription.ts';

const NOW = new Date('2026-11-02T09:00:00Z');

eachDatabase('A busy store', (database) => {
  it('does many things at once, transactions among them, and mixes nothing up', async () => {
    const { inbox, answers, feedback, seen, privacy } = await database.open();
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const userId = `U${i}`;
        const place = { team: 'T1', channel: `C${i}`, threadTs: '1.1', userId, source: 'mention' } as const;
        await inbox.claim({ ...place, ts: '1.1', text: `question ${i}` }, NOW);
        await answers.record(
          {
            ...place,
            id: `a${i}`,
            question: `question ${i}`,
            cardIds: [`c${i}`],
            answered: true,
            confidence: 1,
          },
          NOW,
        );
        await feedback.give({ answerId: `a${i}`, cardId: `c${i}`, team: 'T1', userId, helpful: true }, NOW);
        await seen.noteSeen({ team: 'T1', userId }, [`c${i}`], 'answer', NOW);
        if (i % 2 === 1) await privacy.deletePerson('T1', userId);
        const { inbox: messages, answers: given } = await privacy.exportPerson('T1', userId);
        expect(messages.map((row) => row.text)).toEqual(i % 2 === 1 ? [] : [`question ${i}`]);
        expect(given.map((row) => row.cardIds)).toEqual(i % 2 === 1 ? [] : [[`c${i}`]]);
      }),
    );
    const { inbox: kept } = await privacy.exportPerson('T1', 'U38');
    expect(kept.map((row) => row.channel)).toEqual(['C38']);
  });

  it('undoes a transaction that fails, and goes on', async () => {
    const { db, inbox } = await database.open();
    const message = { team: 'T1', channel: 'C1', ts: '1.1', threadTs: null, userId: 'U1', text: 'hello' };
    await inbox.claim({ ...message, source: 'mention' }, NOW);
    const failing = db.transaction().execute(async (trx) => {
      await trx.deleteFrom('inbox').execute();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await inbox.claim({ ...message, source: 'mention' }, NOW)).toBe('seen');
  });

  it('keeps all that it acknowledged when it is closed in the middle of work', async () => {
    const place = await database.place();
    const store = await database.open(place);
    const message = {
      team: 'T1',
      channel: 'C1',
      threadTs: null,
      userId: 'U1',
      text: 'hi',
      source: 'direct',
    } as const;
    const acknowledged: string[] = [];
    const claims = Array.from({ length: 60 }, async (_, i) => {
      await store.inbox.claim({ ...message, ts: `${i}` }, NOW);
      acknowledged.push(`${i}`);
    });
    await claims[0];
    await store.close();
    await Promise.allSettled(claims);

    const again = await database.open(place);
    const { inbox } = await again.privacy.exportPerson('T1', 'U1');
    expect(inbox.map((row) => row.ts)).toEqual(expect.arrayContaining(acknowledged));
  });
});

it('A person can be forgotten while they answer a nudge, and neither waits for the other forever', async () => {
  const store = await testDatabase('postgres').open();
  const who = { team: 'T1', userId: 'U1' };
  await store.subscriptions.save(person(who), LONG_BEFORE);
  await store.subscriptions.planBatch({ now: FIRST.at, limit: 1 }, () => ({ type: 'deliver', next: null }));
  const { id } = await store.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow();
  await store.learning.put(who, 'practices/one', {}, NOW, NOW);
  await store.seen.noteSeen(who, ['practices/one'], 'nudge', NOW);
  let forgotten: Promise<unknown> | undefined;
  await store.transaction(async (records) => {
    await records.deliveries.answer(id, 'got-it', NOW);
    forgotten = store.privacy.deletePerson('T1', 'U1');
    await expect.poll(() => waiting(store), { timeout: 30_000 }).toBe(1);
    await records.seen.noteSeen(who, ['practices/one'], 'nudge', NOW);
    await records.learning.put(who, 'practices/one', {}, NOW, NOW);
  });
  await forgotten;
  expect(await store.learning.items(who)).toEqual([]);
});

/** How many statements wait for what another one holds. */
async function waiting({ db }: Store): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}
