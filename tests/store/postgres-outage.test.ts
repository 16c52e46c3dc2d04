import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutoffsAt } from '../../src/people/retention.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const message = {
  team: 'T1',
  channel: 'C1',
  threadTs: null,
  userId: 'U1',
  text: 'hi',
  source: 'mention',
} as const;

let server: PostgresServer;
let store: Store;
const logged: string[] = [];

beforeAll(async () => {
  server = await startPostgres();
  const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) });
  store = await openStore({ dataDir: '/never/used', databaseUrl: server.url, log });
});

afterAll(async () => {
  await store?.close();
  await server?.remove();
});

/** A connection that the bot does not yet know to be closed says so in its own words. */
const AWAY = /ECONNREFUSED|terminated/;

/** Resolves when the database has a session that does what `query` says. */
async function sessionThatRuns(query: string): Promise<void> {
  for (;;) {
    const { rows } =
      await sql`select from pg_stat_activity where query = ${query} and state = 'active'`.execute(store.db);
    if (rows.length > 0) return;
  }
}

it('A database that goes away fails the verbs at hand, never the process, and works again when it is back', async () => {
  await store.inbox.claim({ ...message, ts: 'before' }, NOW);
  // Idle connections, one in the middle of a query, and one in the middle of a transaction.
  await Promise.all([store.ping(), store.ping(), store.ping()]);
  const inFlight = sql`select pg_sleep(9)`.execute(store.db).catch((error: unknown) => error);
  const inTransaction = store.db
    .transaction()
    .execute(async (trx) => {
      await trx.deleteFrom('inbox').execute();
      await sql`select pg_sleep(8)`.execute(trx);
    })
    .catch((error: unknown) => error);
  await Promise.all([sessionThatRuns('select pg_sleep(9)'), sessionThatRuns('select pg_sleep(8)')]);

  await server.stop();
  expect(await inFlight).toBeInstanceOf(Error);
  expect(await inTransaction).toBeInstanceOf(Error);
  await expect(store.ping()).rejects.toThrow(AWAY);
  await expect(store.inbox.claim({ ...message, ts: 'during' }, NOW)).rejects.toThrow(AWAY);
  await expect(store.privacy.deletePerson('T1', 'U1')).rejects.toThrow(AWAY);
  await expect(store.retention.deleteOld(cutoffsAt(NOW))).rejects.toThrow(AWAY);

  await server.start();
  await store.ping();
  expect(await store.inbox.claim({ ...message, ts: 'before' }, NOW)).toBe('seen');
  expect(await store.inbox.claim({ ...message, ts: 'during' }, NOW)).toBe('claimed');
  expect(logged.join('')).toContain('closed an idle connection');
  expect(logged.join('')).not.toContain(server.password);
});

it('A statement that takes too long is stopped', async () => {
  const { rows } = await sql<{ statementTimeout: string }>`show statement_timeout`.execute(store.db);
  expect(rows).toEqual([{ statementTimeout: '10s' }]);
});

it('A bot can be stopped while its database is away', async () => {
  const other = await openStore({
    dataDir: '/never/used',
    databaseUrl: server.url,
    log: pino({ level: 'silent' }),
  });
  await other.ping();
  await server.stop();
  await other.close();
  await expect(other.ping()).rejects.toThrow();
  await server.start();
});
