import { Kysely, type KyselyConfig, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { prepareFolder } from './data-folder.ts';
import { lockFolder } from './lock.ts';
import { openPglite } from './pglite.ts';
import { openMigrationPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import { withPreparedStatements } from './prepared-statements.ts';
import type { Engine } from './store.ts';
import type { Tables } from './tables.ts';

/** Where the data is. */
export interface Place {
  /** Folder of the embedded database. Created if it does not exist, and not touched if there is a `databaseUrl`. */
  dataDir: string;
  /** `postgres://…`; the embedded database if absent. */
  databaseUrl?: string | undefined;
}

/** A database with the tables that it happens to have: nothing has been brought up to date. */
export interface PlainDatabase<E extends Engine = Engine> {
  engine: E;
  db: Kysely<Tables>;
  close(): Promise<void>;
}

/** Opens a database as it is, to copy it, fill it or change its tables. @throws StoreError */
export async function openPlain(place: Place, log: StoreLog, now: Date): Promise<PlainDatabase> {
  return place.databaseUrl ? openPlainPostgres(place.databaseUrl, log) : openPlainFolder(place.dataDir, now);
}

/**
 * Opens the embedded database, and holds the lock of its folder until it is closed.
 * @param told whom to tell of each query
 */
export async function openPlainFolder(
  dataDir: string,
  now: Date,
  told: Pick<KyselyConfig, 'log'> = {},
): Promise<PlainDatabase<Extract<Engine, { type: 'pglite' }>>> {
  const folder = prepareFolder(dataDir);
  const lock = lockFolder(folder, now);
  try {
    const pglite = await openPglite(folder);
    const db = new Kysely<Tables>({
      dialect: new PGliteDialect({ pglite: withPreparedStatements(pglite) }),
      ...told,
    });
    const close = async () => {
      try {
        await pglite.close();
      } finally {
        lock.release();
      }
    };
    return { engine: { type: 'pglite', pglite }, db, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens one connection, on which a statement may take as long as it likes.
 * @param lockMs how long it may wait for a lock, in ms; two minutes by default
 */
export async function openPlainPostgres(
  databaseUrl: string,
  log: StoreLog,
  lockMs?: number,
): Promise<PlainDatabase> {
  const target = postgresTarget(databaseUrl);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openMigrationPool(databaseUrl, log, lockMs) }),
  });
  try {
    // Comes first: every further query would wait again for a server that does not answer.
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw postgresFault(error, target);
  }
  return { engine: { type: 'postgres', databaseUrl }, db, close: () => db.destroy() };
}
