import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { prepareFolder } from './data-folder.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openMigrationPool, openPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import { createStore, type Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions {
  /** Folder of the embedded database; made when absent, and not touched when there is a `databaseUrl`. */
  dataDir: string;
  /** `postgres://…`; the embedded database when absent. */
  databaseUrl?: string | undefined;
  log: StoreLog;
  /** The clock that dates the lock, so that a second process can say since when the first one runs. */
  now?: () => Date;
}

/**
 * Opens the place where everything is kept, with its tables up to date. Throws StoreError for a fault that the
 * person who runs the bot can mend. A PostgreSQL that goes away later makes the verbs reject, never the process
 * stop, and they work again when it is back.
 */
export async function openStore({ dataDir, databaseUrl, log, now }: OpenStoreOptions): Promise<Store> {
  if (databaseUrl) return openPostgresStore(databaseUrl, log);
  return openPgliteStore(dataDir, (now ?? (() => new Date()))());
}

async function openPgliteStore(dataDir: string, now: Date): Promise<Store> {
  const folder = prepareFolder(dataDir);
  const lock = lockFolder(folder, now);
  try {
    const pglite = await openPglite(folder);
    try {
      const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
      await migrate(db);
      return createStore({ type: 'pglite', pglite }, db, async () => {
        try {
          await pglite.close();
        } finally {
          lock.release();
        }
      });
    } catch (error) {
      await pglite.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openPostgresStore(databaseUrl: string, log: StoreLog): Promise<Store> {
  const target = postgresTarget(databaseUrl);
  const migrationDb = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openMigrationPool(databaseUrl, log) }),
  });
  try {
    // Before anything else: each further query would wait once more for a server that does not answer.
    await sql`select 1`.execute(migrationDb);
    await migrate(migrationDb);
  } catch (error) {
    throw postgresFault(error, target);
  } finally {
    await migrationDb.destroy();
  }
  const pool = openPool(databaseUrl, log);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return createStore({ type: 'postgres', databaseUrl }, db, () => pool.end());
}
