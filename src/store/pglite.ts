import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CACHE_FOLDER } from '../cache-folder.ts';
import { diskFull, folderFault } from './data-folder.ts';
import { type PgliteTemplate, pgliteTemplate } from './pglite-template.ts';
import { StoreError } from './store-error.ts';

/**
 * PGlite has one process and none of PostgreSQL's background workers. Shared buffers of 16 MB instead of 128 MB save
 * about 100 MB of memory; with the small WAL limits, a checkpoint gives disk space back. A recycled WAL file would keep
 * what was written to it before, and with it what people have had deleted.
 */
export const PGLITE_CONFIG = [
  'shared_buffers = 16MB',
  'min_wal_size = 32MB',
  'max_wal_size = 64MB',
  'wal_recycle = off',
];

/** A new database takes 40 MB, and its write-ahead log grows in steps of 16 MB. */
const NEEDED_BYTES = 100 * 1024 * 1024;

/**
 * Opens the embedded database in `<folder>/pglite`, or creates it if there is none. The caller holds the folder's
 * lock.
 * @throws StoreError `folder-broken`, `folder-not-writable` or `disk-full`
 * @param cache where the template for new databases is kept
 * @param neededBytes the room that the disk must have for a new database
 */
export async function openPglite(
  folder: string,
  cache = CACHE_FOLDER,
  neededBytes = NEEDED_BYTES,
): Promise<PGlite> {
  const dataDir = join(folder, 'pglite');
  const open = () => {
    keepToOwner(dataDir);
    return PGlite.create({ dataDir, postgresqlconf: PGLITE_CONFIG });
  };
  try {
    if (holdsDatabase(dataDir)) return await open();
    if (freeBytes(folder) < neededBytes) throw diskFull(folder);
    const template = pgliteTemplate(PGLITE_CONFIG, cache);
    if (copyTemplate(template, folder, dataDir)) {
      try {
        return await open();
      } catch {
        // Nobody's data is in the copy that was just made.
        template.discard();
        rmSync(dataDir, { recursive: true, force: true });
      }
    }
    await makeDatabase(template, folder, dataDir);
    return await open();
  } catch (error) {
    throw openFault(error, folder, dataDir);
  }
}

/**
 * Does what PostgreSQL's background workers would do, which PGlite lacks. Without it, neither deleted rows nor the
 * write-ahead log give disk space back while the process runs. The tables are also written anew: a plain vacuum leaves
 * deleted text readable in their files.
 * @param schema the schema whose tables hold what people write
 */
export async function tidyPglite(pglite: PGlite, schema: string): Promise<void> {
  await pglite.exec('vacuum');
  const { rows } = await pglite.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [schema],
  );
  // One after the other, so that people are answered in between: the database runs in this process's only thread.
  for (const { name } of rows) await pglite.exec(`vacuum full "${schema}"."${name}"`);
  await pglite.exec('select pg_switch_wal()');
  await pglite.exec('checkpoint');
}

/** The database's own folder, whoever may look into the one that holds it. PGlite's files could be read by everybody. */
function keepToOwner(dataDir: string): void {
  try {
    chmodSync(dataDir, 0o700);
  } catch {
    // Somebody else's folder, or a file system without modes: whoever set that up decides.
  }
}

function holdsDatabase(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  if (existsSync(join(dataDir, 'PG_VERSION'))) return true;
  if (readdirSync(dataDir).length === 0) return false;
  // PGlite would create a new database over these files, which may be what is left of somebody's data.
  throw new Error('it has no PG_VERSION file');
}

function copyTemplate(template: PgliteTemplate, folder: string, dataDir: string): boolean {
  const unfinished = clearedUnfinished(folder);
  if (!template.copyTo(unfinished)) return false;
  moveIntoPlace(unfinished, dataDir);
  return true;
}

async function makeDatabase(template: PgliteTemplate, folder: string, dataDir: string): Promise<void> {
  const unfinished = clearedUnfinished(folder);
  const pglite = await PGlite.create({ dataDir: unfinished, postgresqlconf: PGLITE_CONFIG });
  await pglite.close();
  template.keep(unfinished);
  moveIntoPlace(unfinished, dataDir);
}

/**
 * A new database is made beside its place and then moved there: a process that is killed while it writes the thousand
 * files would otherwise leave a folder that never opens again.
 */
function clearedUnfinished(folder: string): string {
  const unfinished = join(folder, 'pglite.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  return unfinished;
}

function moveIntoPlace(unfinished: string, dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(unfinished, dataDir);
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function openFault(error: unknown, folder: string, dataDir: string): StoreError {
  if (error instanceof StoreError) return error;
  if (freeBytes(folder) < NEEDED_BYTES) return diskFull(folder, error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return folderFault(folder, error);

  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'folder-broken',
    `The database in ${dataDir} cannot be opened (${reason}; its files are from PostgreSQL ${postgresVersion(dataDir)}): ` +
      `restore a copy of the data folder that was made while the bot was stopped, or move ${dataDir} away to start ` +
      `with an empty one.`,
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
