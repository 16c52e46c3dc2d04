import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/cards/load.ts';
import { readJudgedQueries } from '../../../src/tools/search-quality/judged-queries.ts';

const FOLDER = join(import.meta.dirname, '../../search/queries');

it('every set reads, each question once, and judges cards that exist', async () => {
  const { library } = await loadKnowledge(join(import.meta.dirname, '../../../knowledge'));
  const ids = new Set(library?.cards.map(({ id }) => id));
  for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith('.jsonl'))) {
    const queries = await readJudgedQueries(join(FOLDER, file));
    expect(queries.length).toBeGreaterThan(100);
    expect(new Set(queries.map(({ q }) => q)).size).toBe(queries.length);
    const unknown = queries.flatMap(({ rel }) => Object.keys(rel)).filter((id) => !ids.has(id));
    expect([file, unknown]).toEqual([file, []]);
    for (const { group, rel } of queries) {
      expect(Object.values(rel).includes(3)).toBe(group !== 'offtopic');
    }
  }
});

it('a line that is no judged query is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'queries-'));
  const path = join(folder, 'set.jsonl');
  await writeFile(
    path,
    '{"q":"a","group":"keyword","rel":{"x/y":3}}\n\n{"q":"a","group":"other","rel":{}}\n',
  );
  await expect(readJudgedQueries(path)).rejects.toThrow(`${path}:3 is not a judged query.`);
  await rm(folder, { recursive: true });
});
