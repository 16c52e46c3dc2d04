import { Kysely, type KyselyConfig, type LogEvent, PostgresDialect, type PostgresPool } from 'kysely';
import { hurryable } from './hurry.ts';
import { migrate } from './migrate.ts';
import { openPlainFolder, openPlainPostgres, type Place } from './open-plain.ts';
import { watchedPool } from './outage.ts';
import { openPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import { createStore, type Store } from './store.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface OpenStoreOptions extends Place {
  log: StoreLog;
  /**
   * Is told of each query of the running bot, how long it took and whether it worked; if not, with the database's code for why.
   * Must not throw.
   */
  onQuery?: (seconds: number, ok: boolean, code?: string) => void;
  /** Ends the wait for PostgreSQL. */
  signal?: AbortSignal;
  /** How long to wait for another process that holds a lock on the tables, in ms. */
  lockMs?: number;
  /** How long PostgreSQL may take in all until the tables are up to date, in ms. */
  upToDateMs?: number;
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
  if (databaseUrl) {
    await bringUpToDate(databaseUrl, options);
    return openPostgresStore(databaseUrl, log, onQuery);
  }
  return openPgliteStore(dataDir, now(), onQuery);
}

type OnQuery = NonNullable<OpenStoreOptions['onQuery']>;

function timed(onQuery: OnQuery): Pick<KyselyConfig, 'log'> {
  return {
    log: (event) => onQuery(event.queryDurationMillis / 1000, event.level === 'query', codeOf(event)),
  };
}

function codeOf(event: LogEvent): string | undefined {
  const error = event.level === 'error' ? event.error : undefined;
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
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

function openPostgresStore(databaseUrl: string, log: StoreLog, onQuery: OnQuery): Store {
  const pool = openPool(databaseUrl, log);
  const hurry = hurryable(pool);
  const watched = watchedPool(pool, log);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: telling(watched.pool, onQuery) }),
    ...timed(onQuery),
  });
  const close = () => {
    watched.stop();
    return pool.end();
  };
  return createStore({ type: 'postgres', databaseUrl }, db, close, hurry);
}

/** Until the tables are up to date, in ms. No migration has taken a minute; a server that is frozen takes forever. */
const UP_TO_DATE_MS = 30 * 60_000;

/** How often the log says that the start waits for the database, in ms. */
const WAITING_MS = 5000;

/** Brings the tables up to date; says so if that takes long. @throws StoreError, also when `signal` ends it */
async function bringUpToDate(
  databaseUrl: string,
  { log, signal, lockMs, upToDateMs = UP_TO_DATE_MS }: OpenStoreOptions,
): Promise<void> {
  const { server } = postgresTarget(databaseUrl);
  const since = performance.now();
  const telling = setInterval(() => {
    const seconds = Math.round((performance.now() - since) / 1000);
    log.warn(
      { event: 'database.waiting', seconds },
      `PostgreSQL at ${server} has kept the start waiting for ${seconds} s: it does not answer, or another process is changing the tables or holds a lock on them`,
    );
  }, WAITING_MS);
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => {
    const minutes = Math.round(upToDateMs / 60_000);
    const text = `PostgreSQL at ${server} has not answered the start for ${minutes} minutes: look at the server, and start the bot again.`;
    late.reject(new StoreError('unreachable', text));
  }, upToDateMs);
  const stopped = signal ? [aborted(signal)] : [];
  try {
    await Promise.race([migratePostgres(databaseUrl, log, lockMs), late.promise, ...stopped]);
  } finally {
    clearInterval(telling);
    clearTimeout(limit);
  }
}

async function migratePostgres(
  databaseUrl: string,
  log: StoreLog,
  lockMs: number | undefined,
): Promise<void> {
  const migrating = await openPlainPostgres(databaseUrl, log, lockMs);
  try {
    await migrate(migrating.db);
  } catch (error) {
    throw postgresFault(error, postgresTarget(databaseUrl));
  } finally {
    await migrating.close();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new StoreError('stopped', 'Stopped while waiting for PostgreSQL.'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return promise;
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
