import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { diskFull, folderFault } from './data-folder.ts';
import { StoreError } from './store-error.ts';

/**
 * PGlite has one process and none of PostgreSQL's background workers. 16 MB of shared buffers instead of 128
 * saves about 100 MB of memory; the small WAL limits make a checkpoint give disk space back.
 */
const CONFIG = ['shared_buffers = 16MB', 'min_wal_size = 32MB', 'max_wal_size = 64MB'];

/** A new database takes 40 MB, and its write-ahead log grows by 16 MB at a time. */
const NEEDED_BYTES = 100 * 1024 * 1024;

/**
 * Opens the embedded database in `<folder>/pglite`, making it when there is none; the caller holds the folder's
 * lock. Throws StoreError `folder-broken`, `folder-not-writable` or `disk-full`.
 */
export async function openPglite(folder: string): Promise<PGlite> {
  const dataDir = join(folder, 'pglite');
  try {
    if (!holdsDatabase(dataDir)) await makeDatabase(folder, dataDir);
    return await PGlite.create({ dataDir, postgresqlconf: CONFIG });
  } catch (error) {
    throw openFault(error, folder, dataDir);
  }
}

/**
 * Does what PostgreSQL's background workers would do, which PGlite lacks: without it, neither deleted rows nor
 * the write-ahead log ever give their disk space back while the process runs.
 */
export async function tidyPglite(pglite: PGlite): Promise<void> {
  await pglite.exec('vacuum');
  await pglite.exec('checkpoint');
}

function holdsDatabase(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  if (existsSync(join(dataDir, 'PG_VERSION'))) return true;
  if (readdirSync(dataDir).length === 0) return false;
  // PGlite would make a new database over these files, which may be what is left of somebody's data.
  throw new Error('it has no PG_VERSION file');
}

/**
 * Made beside its place and then moved there: a process that is killed while it writes the thousand files of a
 * new database would otherwise leave a folder that never opens again.
 */
async function makeDatabase(folder: string, dataDir: string): Promise<void> {
  const unfinished = join(folder, 'pglite.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  const pglite = await PGlite.create({ dataDir: unfinished, postgresqlconf: CONFIG });
  await pglite.close();
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(unfinished, dataDir);
}

function openFault(error: unknown, folder: string, dataDir: string): StoreError {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED_BYTES) return diskFull(folder, error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return folderFault(folder, error);

  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'folder-broken',
    `The database in ${dataDir} cannot be opened (${reason}; its files are of PostgreSQL ` +
      `${postgresVersion(dataDir)}): restore a copy of the data folder that was made while the bot was stopped, or ` +
      `move ${dataDir} away to start with an empty one.`,
    { cause: error },
  );
}

function postgresVersion(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return 'unknown version';
  }
}
