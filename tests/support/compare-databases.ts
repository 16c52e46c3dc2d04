import { sql } from 'kysely';
import type { Store } from '../../src/store/store.ts';

/** Every row of every table, as PostgreSQL writes it. */
export async function allRows({ db }: Store): Promise<Record<string, string[]>> {
  const plain = db.withoutPlugins();
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'guidepost' and table_name not like 'migration%' order by 1`.execute(plain);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    // In one zone, whatever the server's is.
    found[name] = await plain.transaction().execute(async (trx) => {
      await sql`set local time zone 'UTC'`.execute(trx);
      const { rows } = await sql<{ line: string }>`
        select row_to_json(t)::text as line from ${sql.id('guidepost', name)} t order by 1`.execute(trx);
      return rows.map(({ line }) => line);
    });
  }
  return found;
}
