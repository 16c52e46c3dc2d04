import { resolve, sep } from 'node:path';
import { sql } from 'kysely';
import { StartError } from '../../start-error.ts';
import { openPlain, type Place, type PlainDatabase } from '../open-plain.ts';
import { postgresFault, postgresTarget, type StoreLog } from '../postgres.ts';
import { BackupError } from './backup-error.ts';
import { readTables } from './read-tables.ts';
import { type Restored, writeTables } from './write-tables.ts';

interface FillOptions {
  replace: boolean;
  log: StoreLog;
  now: Date;
}

/**
 * Puts a backup into a database that no bot uses; creates the folder of an embedded one.
 * @throws BackupError or StoreError; then the database is as it was
 */
export async function fillDatabase(
  place: Place,
  lines: AsyncIterable<string>,
  { replace, log, now }: FillOptions,
): Promise<Restored> {
  const target = await openPlain(place, log, now);
  let restored: Restored;
  try {
    await refuseRunningBot(target, 'it would go on with what is no longer there');
    restored = await writeTables(target.db, lines, { replace });
  } catch (error) {
    // A database that ran out of room may fail again here, and that would hide why.
    await target.close().catch(() => {});
    throw faultOf(error, place);
  }
  await target.close();
  return restored;
}

/**
 * Copies everything from one database into another, row by row. Neither may be in use by a bot.
 * @throws BackupError or StoreError; then both databases are as they were
 */
export async function moveDatabase(
  from: Place,
  to: Place,
  { version, ...options }: FillOptions & { version: string },
): Promise<Restored> {
  if (isSame(from, to))
    throw new BackupError('That would be a move into the same database. Nothing was changed.');
  if (isInside(from, to))
    throw new BackupError(
      `${to.dataDir} is inside the data folder that is moved, or holds it: name a folder of its own. Nothing was changed.`,
    );
  const source = await openPlain(from, options.log, options.now);
  try {
    await refuseRunningBot(source, 'what it stores from now on would be left behind');
    return await fillDatabase(to, readTables(source.db, { version, now: options.now }), options);
  } finally {
    await source.close();
  }
}

function isSame(from: Place, to: Place): boolean {
  if (from.databaseUrl || to.databaseUrl) return from.databaseUrl === to.databaseUrl;
  return resolve(from.dataDir) === resolve(to.dataDir);
}

/** Whether one of two folders lies in the other. */
function isInside(from: Place, to: Place): boolean {
  if (from.databaseUrl || to.databaseUrl) return false;
  const [one, other] = [resolve(from.dataDir) + sep, resolve(to.dataDir) + sep];
  return one.startsWith(other) || other.startsWith(one);
}

function faultOf(error: unknown, { databaseUrl, dataDir }: Place): unknown {
  if (!(error instanceof Error) || error instanceof StartError) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === '55P03') {
    return new BackupError(
      'Something else is reading the database to be filled. Try again when it is done.',
      {
        cause: error,
      },
    );
  }
  if (isDiskFull(code, error.message)) return noRoom(error, { databaseUrl, dataDir });
  if (REFUSED.test(code)) {
    return new BackupError(
      `This backup is damaged: the database refuses a value in it (${code}). Use another one. Nothing was changed.`,
      { cause: error },
    );
  }
  return databaseUrl ? postgresFault(error, postgresTarget(databaseUrl)) : error;
}

/** The SQLSTATE classes of values that don't fit their column, and of rows that don't fit their table or other rows. */
const REFUSED = /^2[123]\w{3}$/;

/** The system's codes and those of PostgreSQL; the embedded one also fails with a plain sentence. */
function isDiskFull(code: string, message: string): boolean {
  return /^(ENOSPC|EDQUOT|53100)$/.test(code) || /no space left on device/i.test(message);
}

function noRoom(cause: Error, { databaseUrl, dataDir }: Place): BackupError {
  const where = databaseUrl
    ? `of PostgreSQL at ${postgresTarget(databaseUrl).server}`
    : `that holds the data folder ${resolve(dataDir)}`;
  return new BackupError(
    `The disk ${where} is full before everything is in the database: free some space, or use another disk. Nothing was changed.`,
    { cause },
  );
}

/** Only for PostgreSQL: the folder of an embedded database has a lock. */
async function refuseRunningBot({ engine, db }: PlainDatabase, because: string): Promise<void> {
  if (engine.type !== 'postgres') return;
  const { rows } = await sql`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name in ('guidepost', 'guidepost jobs')`.execute(db);
  if (rows.length === 0) return;
  const { server, database } = postgresTarget(engine.databaseUrl);
  throw new BackupError(
    `A bot is using the database ${database} at ${server}, and ${because}: stop all its processes first.`,
  );
}
