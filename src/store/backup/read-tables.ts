import { type Kysely, sql, type Transaction } from 'kysely';
import { appliedMigrations } from '../migrate.ts';
import { SCHEMA, type Tables } from '../tables.ts';
import { BackupError } from './backup-error.ts';
import { endLine, headerLine, type RowCounts, rowLine, tableLine } from './backup-lines.ts';

/** So many rows at a time are in memory, and in the embedded database hold up everything else. */
const ROWS = 500;

/**
 * Reads all that is stored, as lines of a backup, as it is at one moment: in one snapshot of PostgreSQL. The embedded database has
 * a single connection, so there everybody else waits until the last line is taken, or the reading ends early.
 * @throws BackupError if nothing has ever been stored
 */
export async function* readTables(
  db: Kysely<Tables>,
  { version, now }: { version: string; now: Date },
): AsyncGenerator<string> {
  const trx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    const tables = await tablesToRead(trx);
    if (tables.length === 0)
      throw new BackupError('There is nothing to back up: no bot has used this database yet.');
    const migrations = await appliedMigrations(trx);
    yield headerLine({ version, takenAt: now.toISOString(), migrations });
    const counts: RowCounts = {};
    for (const table of tables) {
      yield tableLine(table);
      counts[table] = 0;
      for await (const row of rowsOf(trx, table)) {
        counts[table]++;
        yield rowLine(row);
      }
    }
    yield endLine(counts);
  } finally {
    await trx.rollback().execute();
  }
}

async function* rowsOf(trx: Transaction<Tables>, table: string): AsyncGenerator<string> {
  const rows = sql`select row_to_json(t)::text as line from ${sql.id(SCHEMA, table)} as t`;
  await sql`declare backup_rows cursor for ${rows}`.execute(trx);
  while (true) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS)} from backup_rows`.execute(trx);
    for (const { line } of rows) yield line;
    if (rows.length < ROWS) break;
  }
  await sql`close backup_rows`.execute(trx);
}

/** All but the list of migrations, which is in the header. A table comes after those that it refers to. */
async function tablesToRead(db: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = ${SCHEMA} and table_type = 'BASE TABLE' and table_name not like 'migration%'
    order by table_name`.execute(db);
  const { rows: references } = await sql<{ from: string; to: string }>`
    select source.relname as "from", target.relname as "to" from pg_constraint
    join pg_class as source on source.oid = conrelid join pg_class as target on target.oid = confrelid
    where contype = 'f' and connamespace = to_regnamespace(${SCHEMA})`.execute(db);
  const ordered = new Set<string>();
  const place = (name: string) => {
    for (const { from, to } of references) if (from === name && to !== name && !ordered.has(to)) place(to);
    ordered.add(name);
  };
  for (const { name } of tables) place(name);
  return [...ordered];
}
