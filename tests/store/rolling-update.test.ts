import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openPlain } from '../../src/store/open-plain.ts';
import type { Tables } from '../../src/store/tables.ts';
import { blankPostgres, silent } from '../support/databases.ts';

const FOLDER = join(import.meta.dirname, 'released');
const [previous = ''] = readdirSync(FOLDER)
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .slice(-1);

/** The columns that the release knows, and so the ones that it reads and writes, by table. */
async function columnsOf(db: Kysely<Tables>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'guidepost' and table_name not like 'migration%'
    order by table_name = 'checklist_ticks', ordinal_position`.execute(db);
  const found = new Map<string, string[]>();
  for (const { table, column } of rows) found.set(table, [...(found.get(table) ?? []), column]);
  return found;
}

it('A process of the previous release goes on reading and writing after this one has changed the tables', async () => {
  const place = await blankPostgres();
  const old = await openPlain(place, silent, new Date());
  try {
    await sql.raw(readFileSync(join(FOLDER, previous), 'utf8')).execute(old.db);
    const columns = await columnsOf(old.db);
    // A table without a row would prove nothing.
    const rows = new Map<string, unknown[]>();
    for (const table of columns.keys()) {
      const read = await sql`select * from ${sql.id('guidepost', table)}`.execute(old.db);
      expect(read.rows.length, `${table} in ${previous}`).toBeGreaterThan(0);
      rows.set(table, read.rows);
    }
    const store = await openStore({ ...place, log: silent });
    await store.close();

    const lists = [...columns].map(([table, own]) => ({
      table,
      own,
      name: sql.id('guidepost', table),
      list: sql.join(own.map((column) => sql.id(column))),
      kept: sql.id(`kept_${table}`),
    }));
    for (const { name, list, kept } of lists) {
      await sql`create temporary table ${kept} as select ${list} from ${name}`.execute(old.db);
    }
    for (const { table, own, name, list, kept } of lists) {
      await sql`delete from ${name}`.execute(old.db);
      await sql`insert into ${name} (${list}) select ${list} from ${kept}`.execute(old.db);
      for (const column of own) {
        await sql`update ${name} set ${sql.id(column)} = ${sql.id(column)}`.execute(old.db);
      }
      const after = await sql`select ${list} from ${name}`.execute(old.db);
      expect(after.rows, table).toHaveLength(rows.get(table)?.length ?? 0);
    }
  } finally {
    await old.close();
  }
});
