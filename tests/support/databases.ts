import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, describe, inject, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** Where a fresh database is, empty but with all tables: the options for `openStore`, and so for the bot. */
export interface Place {
  dataDir: string;
  databaseUrl?: string;
}

export interface TestDatabase {
  kind: DatabaseKind;
  /** A database for this test alone, not open yet; removed when the test is over. */
  place(): Promise<Place>;
  /** Opens a place, by default one with nothing but the tables; closed when the test is over. */
  open(place?: Place): Promise<Store>;
}

export const silent = pino({ level: 'silent' });

/**
 * Runs the same tests on the embedded database and on PostgreSQL; `npm run test:fast` leaves the embedded one out.
 */
export function eachDatabase(title: string, define: (database: TestDatabase) => void): void {
  describe.each(inject('databases'))(`${title} (%s)`, (kind) => {
    define(withSharedStore(testDatabase(kind)));
  });
}

export function testDatabase(kind: DatabaseKind): TestDatabase {
  const place = async () => {
    const { drop, ...fresh } = await freshPlace(kind);
    onTestFinished(drop);
    return fresh;
  };
  return {
    kind,
    place,
    async open(where) {
      const store = await openStore({ ...(where ?? (await place())), log: silent });
      onTestFinished(() => store.close());
      return store;
    },
  };
}

/**
 * Making and opening a database costs up to a second of processor time, and emptying one costs next to nothing: tests
 * that don't ask for a place of their own take turns with one database.
 */
function withSharedStore(database: TestDatabase): TestDatabase {
  let shared: { store: Store; drop(): Promise<void> } | undefined;
  const discard = async () => {
    await shared?.store.close();
    await shared?.drop();
    shared = undefined;
  };
  afterAll(discard);
  return {
    ...database,
    async open(where) {
      if (where) return database.open(where);
      try {
        if (shared) await emptyTables(shared.store);
      } catch {
        // The test before closed it, or broke it on purpose.
        await discard();
      }
      if (!shared) {
        const { drop, ...place } = await freshPlace(database.kind);
        shared = { drop, store: await openStore({ ...place, log: silent }) };
      }
      return shared.store;
    },
  };
}

async function emptyTables({ db }: Store): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'guidepost' and table_name not like 'migration%'`.execute(db);
  const tables = rows.map(({ name }) => sql.table(`guidepost.${name}`));
  await sql`truncate ${sql.join(tables)}`.execute(db);
}

/** A fresh database. The caller must `drop` it after closing everything that was opened on it. */
async function freshPlace(kind: DatabaseKind): Promise<Place & { drop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(inject('scratchDir'), 'data-'));
  const removeDir = () => rmSync(dataDir, { recursive: true, force: true });
  if (kind === 'pglite') {
    cpSync(await pgliteTemplate(), dataDir, { recursive: true });
    return { dataDir, drop: async () => removeDir() };
  }

  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = await postgresTemplate();
  await asSuperuser((client) => client.query(`create database ${name} template ${template}`));
  return {
    dataDir,
    databaseUrl: urlOf(name),
    async drop() {
      removeDir();
      await asSuperuser((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** An empty PostgreSQL database without tables. */
export async function blankPostgres(): Promise<Place> {
  const name = `blank_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser((client) => client.query(`create database ${name}`));
  onTestFinished(() => asSuperuser((client) => client.query(`drop database ${name} with (force)`)));
  return { dataDir: join(inject('scratchDir'), name), databaseUrl: urlOf(name) };
}

/** Making a new embedded database takes seconds, and copying one a tenth of a second. */
async function pgliteTemplate(): Promise<string> {
  const template = join(inject('scratchDir'), 'pglite-template');
  if (existsSync(template)) return template;
  const own = mkdtempSync(`${template}-`);
  const store = await openStore({ dataDir: own, log: silent });
  await store.close();
  try {
    renameSync(own, template);
  } catch {
    // Another test file was faster: rename never replaces a folder that holds files.
    rmSync(own, { recursive: true, force: true });
  }
  return template;
}

async function postgresTemplate(): Promise<string> {
  const name = 'guidepost_template';
  await asSuperuser(async (client) => {
    // Test files run at the same time: the first one makes it, the others wait. Freed with the connection.
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished}`);
    await client.query(`create database ${unfinished}`);
    const store = await openStore({
      dataDir: inject('scratchDir'),
      databaseUrl: urlOf(unfinished),
      log: silent,
    });
    await store.close();
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  return url.href;
}

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
