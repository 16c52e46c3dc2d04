import { statfsSync } from 'node:fs';
import type { Finding } from '../finding.ts';
import { StartError } from '../start-error.ts';
import { inspectFolder, inspectPostgres } from './inspect-database.ts';
import type { StoreLog } from './postgres.ts';

const MEGABYTE = 1024 * 1024;
/** The embedded database needs so much to start, and more to grow, in bytes. */
const DISK_FAILS = 100 * MEGABYTE;
const DISK_WARNS = 1024 * MEGABYTE;

/** The oldest major version of PostgreSQL that its makers still mend when this was written. */
const OLDEST_POSTGRES = 14;

export interface DatabaseSetup {
  databaseUrl: string | undefined;
  dataDir: string;
  log: StoreLog;
}

/** Checks the database or, if it is the embedded one, its folder and disk. Changes nothing. */
export async function databaseFindings({ databaseUrl, dataDir, log }: DatabaseSetup): Promise<Finding[]> {
  try {
    return databaseUrl ? [await postgresFinding(databaseUrl, log)] : folderFindings(dataDir);
  } catch (error) {
    // The sentences for a failed start say what to do as well.
    const says = error instanceof StartError ? error.message : 'The database can’t be looked at.';
    return [{ check: 'Database', status: 'failing', says }];
  }
}

async function postgresFinding(databaseUrl: string, log: StoreLog): Promise<Finding> {
  const check = 'Database';
  const { server, database, version, readOnly, pending, unknown } = await inspectPostgres(databaseUrl, log);
  const where = `PostgreSQL ${version} at ${server}, database ${database}`;
  if (readOnly) {
    return {
      check,
      status: 'failing',
      says: `${where}: it is read-only, as a standby is, so nothing can be stored.`,
      fix: 'Point DATABASE_URL at the primary server, or end its read-only mode (default_transaction_read_only).',
    };
  }
  if (unknown.length > 0) {
    return {
      check,
      status: 'failing',
      says: `${where}: a newer version of Guidepost changed the tables (${unknown.join(', ')}).`,
      fix: 'Start the newer version again, or restore a backup from before it.',
    };
  }
  if (Number.parseInt(version, 10) < OLDEST_POSTGRES) {
    return {
      check,
      status: 'warning',
      says: `${where}: this version of PostgreSQL gets no security updates any longer.`,
      fix: `Move to PostgreSQL ${OLDEST_POSTGRES} or newer.`,
    };
  }
  const tables =
    pending.length === 0
      ? 'the tables are up to date'
      : `the next start brings the tables up to date (${pending.length} ${pending.length === 1 ? 'change' : 'changes'})`;
  return { check, status: 'ok', says: `${where}: ${tables}.` };
}

function folderFindings(dataDir: string): Finding[] {
  const { folder, existing, open, owner, version } = inspectFolder(dataDir);
  const free = freeBytes(existing);
  const inUse = owner ? `; process ${owner.pid} has had it in use since ${owner.startedAt}` : '';
  const state =
    version === undefined
      ? `The embedded database will be made in ${folder}`
      : `The embedded database in ${folder} is from PostgreSQL ${version}${inUse}`;
  return [
    { check: 'Database', status: 'ok', says: `${state}.` },
    free < MEGABYTE
      ? {
          check: 'Data folder',
          status: 'failing',
          says: `The bot can’t write in ${folder}: the disk is full.`,
          fix: 'Free some space, or set DATA_DIR to a folder on another disk.',
        }
      : open
        ? {
            check: 'Data folder',
            status: 'warning',
            says: `Other accounts of this machine can look into ${folder}, which holds what people asked.`,
            fix: `chmod 700 ${folder}`,
          }
        : {
            check: 'Data folder',
            status: 'ok',
            says: 'The bot can write there, and other accounts can’t look into it.',
          },
    diskFinding(free),
  ];
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function diskFinding(free: number): Finding {
  const check = 'Disk';
  const says = `${Math.floor(free / MEGABYTE)} MB are free for the data folder.`;
  if (free >= DISK_WARNS) return { check, status: 'ok', says };
  return {
    check,
    status: free < DISK_FAILS ? 'failing' : 'warning',
    says,
    fix: 'Free some space, or set DATA_DIR to a folder on another disk.',
  };
}
