import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const NOW = new Date('2026-11-02T09:00:00Z');

async function useEverything(store: Store, team: string, userId: string): Promise<void> {
  const place = { team, channel: `D-${userId}`, threadTs: '1.1', userId, source: 'direct' } as const;
  await store.inbox.claim({ ...place, ts: '1.1', text: `a secret of ${userId}` }, NOW);
  const answerId = await store.answers.record(
    { ...place, question: `a question of ${userId}`, cardIds: ['c1'], answered: true, confidence: 1 },
    NOW,
  );
  await store.feedback.give({ answerId, cardId: 'c1', team, userId, helpful: true, comment: 'good' }, NOW);
  await store.seen.noteSeen({ team, userId }, ['c1'], 'answer', NOW);
}

/** Rows of a person in every table that has a column for people, read from the database's own catalogue. */
async function rowsByTable(store: Store, userId: string): Promise<Record<string, number>> {
  const columns = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'guidepost' and column_name ~ 'user|person|asker|author'`.execute(store.db);
  const counts: Record<string, number> = {};
  for (const { table, column } of columns.rows) {
    const found = await sql<{ n: number }>`
      select count(*)::integer as n from ${sql.table(`guidepost.${table}`)} where ${sql.ref(column)} = ${userId}`.execute(
      store.db,
    );
    counts[table] = (counts[table] ?? 0) + (found.rows[0]?.n ?? 0);
  }
  return counts;
}

eachDatabase('A person', (database) => {
  it('gets everything that is kept about them, from every table with a column for people', async () => {
    const store = await database.open();
    await useEverything(store, 'T1', 'U1');
    await useEverything(store, 'T1', 'U2');
    const tables = Object.keys(await rowsByTable(store, 'U1'));
    expect(tables.length).toBeGreaterThan(0);

    const exported = JSON.parse(JSON.stringify(await store.privacy.exportPerson('T1', 'U1')));
    expect(
      Object.keys(exported)
        .filter((key) => key !== 'person')
        .sort(),
    ).toEqual(tables.sort());
    for (const table of tables) expect(exported[table], table).toHaveLength(1);
    expect(exported.inbox[0].text).toBe('a secret of U1');
    expect(exported.answers[0].question).toBe('a question of U1');
    expect(exported.feedback[0].comment).toBe('good');
    expect(exported.seen[0].lastSeen).toBe(NOW.toISOString());
    expect(JSON.stringify(exported)).not.toContain('U2');
  });

  it('is gone from every table after asking to be forgotten, and nobody else is', async () => {
    const store = await database.open();
    await useEverything(store, 'T1', 'U1');
    await useEverything(store, 'T1', 'U2');
    const before = await rowsByTable(store, 'U1');
    // A table that a test person leaves no trace in would prove nothing about its deletion.
    expect(Object.values(before).every((rows) => rows === 1)).toBe(true);

    expect(await store.privacy.deletePerson('T1', 'U1')).toEqual({ rows: Object.keys(before).length });
    expect(Object.values(await rowsByTable(store, 'U1')).every((rows) => rows === 0)).toBe(true);
    expect(await rowsByTable(store, 'U2')).toEqual(before);

    const { person: _, ...rest } = await store.privacy.exportPerson('T1', 'U1');
    expect(Object.values(rest).flat()).toEqual([]);
    const texts = await store.db.selectFrom('inbox').select('text').where('userId', 'is', null).execute();
    expect(texts).toEqual([{ text: '' }]);
  });

  it('of the same id in another workspace is another person', async () => {
    const store = await database.open();
    await useEverything(store, 'T1', 'U1');
    expect(await store.privacy.deletePerson('T2', 'U1')).toEqual({ rows: 0 });
    expect((await store.privacy.exportPerson('T1', 'U1')).answers).toHaveLength(1);
  });

  it('is not answered again, when Slack delivers a message after they asked to be forgotten', async () => {
    const store = await database.open();
    await useEverything(store, 'T1', 'U1');
    await store.privacy.deletePerson('T1', 'U1');
    const again = { team: 'T1', channel: 'D-U1', ts: '1.1', threadTs: null, userId: 'U1', text: 'hi' };
    expect(await store.inbox.claim({ ...again, source: 'direct' }, NOW)).toBe('seen');
    const limits = { now: NOW, notOlderThanMs: 1000, notYoungerThanMs: 0, maxAttempts: 9 };
    expect(await store.inbox.unfinished(limits)).toEqual([]);
  });

  it('keeps what they said about a card when the one who asked is forgotten', async () => {
    const store = await database.open();
    await useEverything(store, 'T1', 'U1');
    const [answer] = (await store.privacy.exportPerson('T1', 'U1')).answers;
    const answerId = answer?.id ?? '';
    await store.feedback.give({ answerId, cardId: 'c1', team: 'T1', userId: 'U2', helpful: false }, NOW);
    await store.privacy.deletePerson('T1', 'U1');
    expect(await store.feedback.forCard('c1')).toEqual({ helpful: 0, notHelpful: 1 });
  });
});
