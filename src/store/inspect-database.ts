import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { folderFault } from './data-folder.ts';
import { migrationsOf } from './migrate.ts';
import { openMigrationPool, postgresFault, postgresTarget, type StoreLog } from './postgres.ts';
import type { Tables } from './tables.ts';

/** Looks at a database without changing anything in it. */
export interface PostgresState {
  /** Host and port, and the database's name. */
  server: string;
  database: string;
  version: string;
  /** Whether it stores nothing, as a standby. */
  readOnly: boolean;
  /** Changes of the tables that the next start makes. */
  pending: string[];
  /** Those that this version does not know. */
  unknown: string[];
}

/** @throws StoreError for a problem that the person who runs the bot can fix */
export async function inspectPostgres(databaseUrl: string, log: StoreLog): Promise<PostgresState> {
  const target = postgresTarget(databaseUrl);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: openMigrationPool(databaseUrl, log) }),
  });
  try {
    const { rows } = await sql<{ version: string; readOnly: string }>`
      select current_setting('server_version') as version, current_setting('transaction_read_only') as "readOnly"`.execute(
      db,
    );
    return {
      server: target.server,
      database: target.database,
      version: rows[0]?.version ?? 'unknown',
      readOnly: rows[0]?.readOnly === 'on',
      ...(await migrationsOf(db)),
    };
  } catch (error) {
    throw postgresFault(error, target);
  } finally {
    await db.destroy();
  }
}

/** What can be seen of a data folder from outside. */
export interface FolderState {
  /** Its absolute path. */
  folder: string;
  /** The nearest folder that exists: itself, or the one in which it would be made. */
  existing: string;
  /** Whether other accounts of the machine can look into it. */
  open: boolean;
  /** The process that has it in use, as far as it says so. */
  owner: { pid: number; startedAt: string } | undefined;
  /** The version of PostgreSQL that wrote the database; undefined if there is none yet. */
  version: string | undefined;
}

/** @throws StoreError if the folder can't be used */
export function inspectFolder(dataDir: string): FolderState {
  const folder = resolve(dataDir);
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    if (!statSync(existing).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
    accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderFault(folder, error);
  }
  return {
    folder,
    existing,
    open: existing === folder && process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0,
    owner: ownerIn(folder),
    version: textIn(join(folder, 'pglite', 'PG_VERSION'))?.trim(),
  };
}

/** Undefined if the process is gone: then it has been killed, and its note is left. */
function ownerIn(folder: string): FolderState['owner'] {
  try {
    const owner = JSON.parse(textIn(join(folder, 'owner.json')) ?? '');
    process.kill(owner.pid, 0);
    return { pid: Number(owner.pid), startedAt: String(owner.startedAt) };
  } catch {
    return undefined;
  }
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
