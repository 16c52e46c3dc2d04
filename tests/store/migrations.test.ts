import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';

const STORE = join(import.meta.dirname, '../../src/store');
const files = readdirSync(join(STORE, 'migrations')).map((file) => basename(file, '.ts'));

eachDatabase('A new database', (database) => {
  it('has gone through every migration in the folder, in the order of their numbers', async () => {
    const { db } = await database.open();
    const done = await sql<{ name: string }>`select name from guidepost.migration order by name`.execute(db);
    expect(done.rows.map(({ name }) => name)).toEqual(files.toSorted());
  });

  it('has every table that the code reads and writes', async () => {
    const { db } = await database.open();
    const found = await sql<{ name: string }>`
      select table_name as "name" from information_schema.tables where table_schema = 'guidepost'`.execute(
      db,
    );
    const [, body = ''] =
      /export interface Tables \{(.+?)\n\}/s.exec(readFileSync(join(STORE, 'tables.ts'), 'utf8')) ?? [];
    const named = [...body.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) =>
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    expect(named.length).toBeGreaterThan(10);
    const tables = new Set(found.rows.map(({ name }) => name));
    expect(named.filter((name) => !tables.has(name))).toEqual([]);
  });
});
