import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { exportSummary } from '../../src/slack/privacy/words.ts';
import type { Store } from '../../src/store/store.ts';
import { asWork } from '../../src/work.ts';
import { eachDatabase, testDatabase } from '../support/databases.ts';
import { channel, FIRST, LONG_BEFORE } from './a-subscription.ts';
import { NOW, useEverything } from './use-everything.ts';

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
    for (const table of tables) {
      expect(exported[table], table).toHaveLength(1);
      expect(exportSummary([{ table, records: 2 }]), table).not.toContain('records in');
    }
    expect(exported.inbox[0].text).toBe('a secret of U1');
    expect(exported.answers[0].question).toBe('a question of U1');
    expect(exported.feedback[0].comment).toBe('good');
    expect(exported.seen[0].lastSeen).toBe(NOW.toISOString());
    expect(exported.subscriptions[0].topics.kinds).toEqual(['practices']);
    expect(exported.deliveries[0].localDay).toBe(FIRST.day);
    expect(exported.learning[0].state).toEqual({ reps: 1 });
    expect(exported.saved[0].cardId).toBe('c1');
    expect(exported.assessments[0]).toMatchObject({
      levels: { c1: 'middle' },
      evidence: { c1: 'what U1 did' },
    });
    expect(exported.first_days[0].startedAt).toBe(NOW.toISOString());
    expect(exported.reports[0].text).toBe('a mistake that U1 saw');
    expect(exported.rehearsals[0].words).toBe('what U1 would say');
    expect(exported.tries[0].note).toBe('what U1 found');
    expect(JSON.stringify(exported)).not.toContain('U2');
  });

  it('is gone from every table after asking to be forgotten, and nobody else is', async () => {
    const store = await database.open();
    await useEverything(store, 'T1', 'U1');
    await useEverything(store, 'T1', 'U2');
    const before = await rowsByTable(store, 'U1');
    // A table that a test person leaves no trace in would prove nothing about its deletion.
    expect(Object.keys(before).filter((table) => before[table] !== 1)).toEqual([]);

    expect(await store.privacy.deletePerson('T1', 'U1')).toEqual({ rows: Object.keys(before).length });
    expect(Object.values(await rowsByTable(store, 'U1')).every((rows) => rows === 0)).toBe(true);
    expect(await rowsByTable(store, 'U2')).toEqual(before);

    const { person: _, ...rest } = await store.privacy.exportPerson('T1', 'U1');
    expect(Object.values(rest).flat()).toEqual([]);
    const texts = await store.db.selectFrom('inbox').select('text').where('userId', 'is', null).execute();
    expect(texts).toEqual([{ text: '' }]);
  });

  it('is in no table if what is done for them was begun before they were forgotten', async () => {
    const store = await database.open();
    const { save } = store.subscriptions;
    await asWork(async () => {
      await store.privacy.deletePerson('T1', 'U1');
      await useEverything(store, 'T1', 'U1', async (choice, now) => {
        await expect(save(choice, now)).rejects.toThrow('deleted everything');
        return save(channel({ team: 'T1', userId: 'U1', rotation: ['U1'] }), now);
      });
    });
    expect(Object.entries(await rowsByTable(store, 'U1')).filter(([, rows]) => rows > 0)).toEqual([]);
    expect(JSON.stringify(await store.db.selectFrom('subscriptions').selectAll().execute())).not.toContain(
      'U1',
    );
    // What they begin afterwards is kept again.
    await asWork(() => useEverything(store, 'T1', 'U1'));
    expect((await store.privacy.exportPerson('T1', 'U1')).answers).toHaveLength(1);
  });

  it('is in no table if what is being written while they are forgotten arrives late', async () => {
    const store = await database.open();
    const writes = Array.from({ length: 20 }, (_, nth) =>
      asWork(() => store.seen.noteSeen({ team: 'T1', userId: 'U1' }, [`c${nth}`], 'tip', NOW)),
    );
    await store.privacy.deletePerson('T1', 'U1');
    await Promise.all(writes);
    expect((await rowsByTable(store, 'U1')).seen).toBe(0);
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

eachDatabase('A person in the nudges of a channel', (database) => {
  it('sees that they are in them, and nothing about the others', async () => {
    const { subscriptions, privacy } = await database.open();
    const { id } = await subscriptions.save(channel({ userId: 'U9' }), NOW);
    const exported = await privacy.exportPerson('T1', 'U2');
    expect(exported.subscriptions).toMatchObject([{ id, channel: 'C1', userId: null, rotation: ['U2'] }]);
    expect(JSON.stringify(exported)).not.toMatch(/U1|U3|U9/);
  });

  it('is taken out of them when they are forgotten, and the nudges go on', async () => {
    const { subscriptions, deliveries, privacy } = await database.open();
    const { id } = await subscriptions.save(channel(), LONG_BEFORE);
    const { planned } = await subscriptions.planBatch({ now: FIRST.at, limit: 1 }, () => ({
      type: 'deliver',
      next: { at: NOW, day: '2026-11-09' },
    }));
    expect(planned).toMatchObject([{ userId: 'U1' }]);
    await subscriptions.advanceRotation(id, 0, NOW);

    expect(await privacy.deletePerson('T1', 'U1')).toEqual({ rows: 2 });
    expect(await subscriptions.byId(id)).toMatchObject({
      status: 'active',
      userId: null,
      rotation: ['U2', 'U3'],
      nextDay: '2026-11-09',
    });
    expect(await deliveries.recent(id, 9)).toMatchObject([{ state: 'planned', userId: null }]);
  });

  it.each([
    { leaves: 'U1', turn: 0, next: 'U2' },
    { leaves: 'U1', turn: 2, next: 'U3' },
    { leaves: 'U2', turn: 1, next: 'U3' },
    { leaves: 'U3', turn: 2, next: 'U1' },
    { leaves: 'U3', turn: 1, next: 'U2' },
  ])('who leaves the rotation ($leaves at turn $turn) hands on no turn but their own', async (one) => {
    const { subscriptions, privacy } = await database.open();
    const { id } = await subscriptions.save(channel({ userId: 'U9' }), NOW);
    for (let turn = 0; turn < one.turn; turn++) await subscriptions.advanceRotation(id, turn, NOW);
    await privacy.deletePerson('T1', one.leaves);
    const after = await subscriptions.byId(id);
    expect(after?.rotation[after.rotationIndex]).toBe(one.next);
  });

  it('may be the last one to lead, and then nobody leads', async () => {
    const { subscriptions, privacy } = await database.open();
    const { id } = await subscriptions.save(channel({ rotation: ['U2'] }), NOW);
    await privacy.deletePerson('T1', 'U2');
    expect(await subscriptions.byId(id)).toMatchObject({ rotation: [], rotationIndex: 0, userId: 'U1' });
  });
});

it('A question that one process answers while another one forgets its author is not kept', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const [answering, deleting] = [await database.open(place), await database.open(place)];
  const asked = { team: 'T1', userId: 'U1', channel: 'D1', threadTs: null, source: 'direct' } as const;
  const message = { ...asked, ts: '1.1', text: 'a secret of U1' };
  await answering.inbox.claim(message, NOW);
  await asWork(async () => {
    await deleting.privacy.deletePerson('T1', 'U1');
    const answer = { ...asked, question: message.text, cardIds: ['c1'], answered: true, confidence: 1 };
    await answering.answers.record(answer, NOW);
    await answering.seen.noteSeen(asked, ['c1'], 'answer', NOW);
    await answering.learning.put(asked, 'c1', { reps: 1 }, NOW, NOW);
    await answering.inbox.markAnswered(message, NOW);
  }, message);
  expect(Object.entries(await rowsByTable(answering, 'U1')).filter(([, rows]) => rows > 0)).toEqual([]);
});
