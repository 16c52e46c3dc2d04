import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';

const database = testDatabase('pglite');
const NOW = new Date('2026-11-02T09:00:00Z');
const person = { team: 'T1', userId: 'U1' };

it('What was asked before is answered after a table has got another column', async () => {
  const { db, seen } = await database.open();
  const all = () => db.selectFrom('seen').selectAll().execute();
  await seen.noteSeen(person, ['a'], 'answer', NOW);
  for (let time = 0; time < 3; time += 1) expect(await all()).toHaveLength(1);
  await sql`alter table guidepost.seen add column extra text default 'x'`.execute(db);
  for (let time = 0; time < 3; time += 1) expect((await all())[0]).toMatchObject({ cardId: 'a', extra: 'x' });
});

it('A statement that fails leaves the next ones as they are, in a transaction and outside', async () => {
  const { db, seen } = await database.open();
  const row = { ...person, what: 'one', toldAt: NOW };
  const tell = (write = db) => write.insertInto('told').values(row).execute();
  await tell();
  for (let time = 0; time < 3; time += 1) {
    await expect(tell()).rejects.toMatchObject({ code: '23505' });
    const work = db.transaction().execute(async (trx) => {
      await trx
        .insertInto('told')
        .values({ ...row, what: `other ${time}` })
        .execute();
      await tell(trx);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    await seen.noteSeen(person, [`card ${time}`], 'tip', NOW);
  }
  expect(await db.selectFrom('told').select('what').execute()).toEqual([{ what: 'one' }]);
  expect((await seen.lastSeen(person)).size).toBe(3);
});

it('A hundred different statements and more are answered, again and again', async () => {
  const { db } = await database.open();
  for (let time = 0; time < 3; time += 1) {
    for (let at = 1; at <= 120; at += 1) {
      const numbers = Array.from({ length: at }, (_, number) => number);
      const { rows } = await sql<{
        sum: number;
      }>`select count(*)::int as sum from unnest(array[${sql.join(numbers)}]::int[])`.execute(db);
      expect(rows).toEqual([{ sum: at }]);
    }
  }
});

it('A query waits for the transaction that is open', async () => {
  const { db, seen } = await database.open();
  await seen.lastSeen(person);
  await seen.lastSeen(person);
  const within = Promise.withResolvers<void>();
  const work = db.transaction().execute(async (trx) => {
    await trx
      .insertInto('seen')
      .values({ ...person, cardId: 'a', firstSeen: NOW, lastSeen: NOW, times: 1, how: 'tip' })
      .execute();
    await within.promise;
  });
  const asked = seen.lastSeen(person);
  within.resolve();
  await work;
  expect(await asked).toEqual(new Map([['a', NOW]]));
});
