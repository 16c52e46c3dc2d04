import { Kysely, type KyselyConfig, PGliteDialect, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { prepareFolder } from './data-folder.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openMigrationPool, openPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import { createStore, type Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions {
  /** Folder of the embedded database. Created if it does not exist, and not touched if there is a `databaseUrl`. */
  dataDir: string;
  /** `postgres://…`; the embedded database if absent. */
  databaseUrl?: string | undefined;
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
  const folder = prepareFolder(dataDir);
  const lock = lockFolder(folder, now);
  try {
    const pglite = await openPglite(folder);
    try {
      const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), ...timed(onQuery) });
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

async function openPostgresStore(databaseUrl: string, log: StoreLog, onQuery: OnQuery): Promise<Store> {
  const target = postgresTarget(databaseUrl);
  const migrationDb = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openMigrationPool(databaseUrl, log) }),
  });
  try {
    // Comes first: every further query would wait again for a server that does not answer.
    await sql`select 1`.execute(migrationDb);
    await migrate(migrationDb);
  } catch (error) {
    throw postgresFault(error, target);
  } finally {
    await migrationDb.destroy();
  }
  const pool = openPool(databaseUrl, log);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: telling(pool, onQuery) }),
    ...timed(onQuery),
  });
  return createStore({ type: 'postgres', databaseUrl }, db, () => pool.end());
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
