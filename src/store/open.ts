import { Kysely, type KyselyConfig, PostgresDialect, type PostgresPool } from 'kysely';
import { hurryable } from './hurry.ts';
import { migrate } from './migrate.ts';
import { openPlainFolder, openPlainPostgres, type Place } from './open-plain.ts';
import { openPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import { createStore, type Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions extends Place {
  log: StoreLog;
  /** Is told of each query of the running bot, how long it took and whether it worked. Must not throw. */
  onQuery?: (seconds: number, ok: boolean) => void;
  /** Dates the lock, so that a second process can say when the first one started. */
  now?: () => Date;
}

/**
 * Opens the store and brings its tables up to date. If PostgreSQL becomes unavailable later, calls reject but
 * the process keeps running, and they work again once it is back.
 * @throws StoreError for a problem that the person who runs the bot can fix
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { dataDir, databaseUrl, log, now = () => new Date() } = options;
  const { onQuery = () => {} } = options;
  if (databaseUrl) return openPostgresStore(databaseUrl, log, onQuery);
  return openPgliteStore(dataDir, now(), onQuery);
}

type OnQuery = NonNullable<OpenStoreOptions['onQuery']>;

function timed(onQuery: OnQuery): Pick<KyselyConfig, 'log'> {
  return { log: ({ level, queryDurationMillis }) => onQuery(queryDurationMillis / 1000, level === 'query') };
}

async function openPgliteStore(dataDir: string, now: Date, onQuery: OnQuery): Promise<Store> {
  const { engine, db, close } = await openPlainFolder(dataDir, now, timed(onQuery));
  try {
    await migrate(db);
    return createStore(engine, db, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPostgresStore(databaseUrl: string, log: StoreLog, onQuery: OnQuery): Promise<Store> {
  const migrating = await openPlainPostgres(databaseUrl, log);
  try {
    await migrate(migrating.db);
  } catch (error) {
    throw postgresFault(error, postgresTarget(databaseUrl));
  } finally {
    await migrating.close();
  }
  const pool = openPool(databaseUrl, log);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: telling(pool, onQuery) }),
    ...timed(onQuery),
  });
  return createStore({ type: 'postgres', databaseUrl }, db, () => pool.end(), hurryable(pool));
}

/** The same pool. A query that gets no connection never begins, and counts as failed all the same. */
function telling(pool: PostgresPool, onQuery: OnQuery): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const began = performance.now();
      try {
        return await pool.connect();
      } catch (error) {
        onQuery((performance.now() - began) / 1000, false);
        throw error;
      }
    },
  };
}
