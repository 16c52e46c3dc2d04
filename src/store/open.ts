import { Kysely, PostgresDialect } from 'kysely';
import { migrate } from './migrate.ts';
import { openPlainFolder, openPlainPostgres, type Place } from './open-plain.ts';
import { openPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import { createStore, type Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions extends Place {
  log: StoreLog;
  /** Dates the lock, so that a second process can say when the first one started. */
  now?: () => Date;
}

/**
 * Opens the store and brings its tables up to date. If PostgreSQL becomes unavailable later, calls reject but
 * the process keeps running, and they work again once it is back.
 * @throws StoreError for a problem that the person who runs the bot can fix
 */
export async function openStore({ dataDir, databaseUrl, log, now }: OpenStoreOptions): Promise<Store> {
  if (databaseUrl) return openPostgresStore(databaseUrl, log);
  return openPgliteStore(dataDir, (now ?? (() => new Date()))());
}

async function openPgliteStore(dataDir: string, now: Date): Promise<Store> {
  const { engine, db, close } = await openPlainFolder(dataDir, now);
  try {
    await migrate(db);
    return createStore(engine, db, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPostgresStore(databaseUrl: string, log: StoreLog): Promise<Store> {
  const migrating = await openPlainPostgres(databaseUrl, log);
  try {
    await migrate(migrating.db);
  } catch (error) {
    throw postgresFault(error, postgresTarget(databaseUrl));
  } finally {
    await migrating.close();
  }
  const pool = openPool(databaseUrl, log);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return createStore({ type: 'postgres', databaseUrl }, db, () => pool.end());
}
