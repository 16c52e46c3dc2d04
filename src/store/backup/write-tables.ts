import { type Kysely, sql, type Transaction } from 'kysely';
import { knownMigrations, migrate, migrateTo } from '../migrate.ts';
import { SCHEMA, type Tables } from '../tables.ts';
import { BackupError } from './backup-error.ts';
import { type BackupHeader, ROW, type RowCounts, readHeader, readLine } from './backup-lines.ts';

/** So much is sent to the database at a time, in rows and in characters. */
const BATCH_ROWS = 500;
const BATCH_LENGTH = 1_000_000;

export interface Restored {
  header: BackupHeader;
  counts: RowCounts;
}

/**
 * Puts the lines of a backup into a database, all of them or, if anything is wrong, none. The tables are made as they were
 * when the backup was, filled, counted, and only then brought up to date, as they would have been by the bot.
 * @param replace whether what the database holds may be lost
 * @throws BackupError if the backup is damaged or of a newer version, or the database holds rows and `replace` is not set
 */
export async function writeTables(
  db: Kysely<Tables>,
  lines: AsyncIterable<string>,
  { replace }: { replace: boolean },
): Promise<Restored> {
  return db.transaction().execute(async (trx) => {
    const backup = lines[Symbol.asyncIterator]();
    try {
      const header = readHeader((await backup.next()).value ?? '');
      refuseOtherSchema(header);
      // Whoever reads these tables, such as another backup, would hold up this one without a limit.
      await sql`set local lock_timeout = '10s'`.execute(trx);
      if (!replace) await refuseRows(trx);
      await sql`drop schema if exists ${sql.id(SCHEMA)} cascade`.execute(trx);
      await migrateTo(trx, header.migrations.at(-1) ?? '');
      const counts = await fill(trx, backup);
      await compareCounts(trx, counts);
      await migrate(trx);
      return { header, counts };
    } finally {
      await backup.return?.();
    }
  });
}

/**
 * Reads a backup to its end without a database.
 * @param options.anySchema whether it may be of a newer version, which can be backed up but not restored
 * @throws BackupError as `writeTables` does
 */
export async function checkLines(
  lines: AsyncIterable<string>,
  { anySchema = false } = {},
): Promise<Restored> {
  const backup = lines[Symbol.asyncIterator]();
  try {
    const header = readHeader((await backup.next()).value ?? '');
    if (!anySchema) refuseOtherSchema(header);
    return { header, counts: await readRows(backup, async () => {}) };
  } finally {
    await backup.return?.();
  }
}

function refuseOtherSchema({ migrations, version }: BackupHeader): void {
  const known = knownMigrations();
  if (migrations.every((name, index) => name === known[index])) return;
  const unknown = migrations.filter((name) => !known.includes(name));
  throw new BackupError(
    `Guidepost ${version} made this backup, and its tables have gone through changes that this version does not know ` +
      `(${unknown.join(', ') || 'in another order'}): restore it with that version or a newer one.`,
  );
}

async function refuseRows(db: Kysely<Tables>): Promise<void> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = ${SCHEMA} and table_type = 'BASE TABLE' and table_name not like 'migration%'`.execute(
    db,
  );
  for (const { name } of tables) {
    const count = await countRows(db, name);
    if (count === 0) continue;
    throw new BackupError(
      `The database is not empty: its table ${name} has ${count} ${count === 1 ? 'row' : 'rows'}. Nothing was changed. To ` +
        'replace everything that Guidepost stored there with the backup, add --replace.',
    );
  }
}

/** @throws BackupError if there is no such table */
async function columnsOf(db: Kysely<Tables>, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = ${SCHEMA} and table_name = ${table}`.execute(db);
  if (rows.length === 0)
    throw new BackupError(
      `This backup is damaged: it has a table ${table}, which Guidepost did not have then. Use another one.`,
    );
  return new Set(rows.map(({ name }) => name));
}

async function countRows(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${sql.id(SCHEMA, table)}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function fill(trx: Transaction<Tables>, lines: AsyncIterator<string>): Promise<RowCounts> {
  let batch: string[] = [];
  let length = 0;
  let filling = '';
  const send = async () => {
    if (batch.length === 0) return;
    const table = sql.id(SCHEMA, filling);
    await sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${`[${batch.join()}]`}::jsonb)`.execute(
      trx,
    );
    batch = [];
    length = 0;
  };
  let columns = new Set<string>();
  const counts = await readRows(lines, async (table, text, row) => {
    if (table !== filling) columns = await columnsOf(trx, table);
    const unknown = Object.keys(row).find((column) => !columns.has(column));
    if (unknown !== undefined)
      throw new BackupError(
        `This backup is damaged: a row of the table ${table} has a column ${unknown}, which the table does not have. Use another one.`,
      );
    if (table !== filling || batch.length >= BATCH_ROWS || length >= BATCH_LENGTH) await send();
    filling = table;
    batch.push(text);
    length += text.length;
  });
  await send();
  return counts;
}

/** Gives each row to `take`, as JSON text. @returns how many there were, which is what the backup says there are */
async function readRows(
  lines: AsyncIterator<string>,
  take: (table: string, text: string, row: Record<string, unknown>) => Promise<void>,
): Promise<RowCounts> {
  const counts: RowCounts = {};
  let table: string | undefined;
  for (let number = 2; ; number++) {
    const { value, done } = await lines.next();
    if (done) throw new BackupError('This backup is incomplete: its end is missing. Use another one.');
    const line = readLine(value, number);
    if ('table' in line) {
      table = line.table;
      counts[table] = 0;
    } else if ('end' in line) {
      for (const name of new Set([...Object.keys(line.end), ...Object.keys(counts)])) {
        if (line.end[name] !== counts[name]) throw damaged(name, line.end[name] ?? 0, counts[name] ?? 0);
      }
      if (!(await lines.next()).done)
        throw new BackupError(
          'This backup is damaged: something follows its end, such as another backup. Use a file with one backup.',
        );
      return counts;
    } else {
      if (table === undefined) throw new BackupError('This backup is damaged: a row comes before any table.');
      counts[table] = (counts[table] ?? 0) + 1;
      // As it was written: what JavaScript would make of a number need not be the same.
      await take(table, value.slice(ROW.length, -1), line.row);
    }
  }
}

async function compareCounts(db: Kysely<Tables>, counts: RowCounts): Promise<void> {
  for (const [table, expected] of Object.entries(counts)) {
    await columnsOf(db, table);
    const found = await countRows(db, table);
    if (found !== expected) throw damaged(table, expected, found);
  }
}

function damaged(table: string, expected: number, found: number): BackupError {
  return new BackupError(
    `This backup is damaged: the table ${table} should have ${expected} rows, and has ${found}. Use another one.`,
  );
}
