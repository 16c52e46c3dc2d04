import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, it, onTestFinished } from 'vitest';
import { cutoffsAt, RETENTION } from '../../src/people/retention.ts';
import { openStore } from '../../src/store/open.ts';
import { openPglite, PGLITE_CONFIG } from '../../src/store/pglite.ts';
import { pgliteTemplate } from '../../src/store/pglite-template.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { silent, testDatabase } from '../support/databases.ts';

const database = testDatabase('pglite');
const NOW = new Date('2026-11-02T09:00:00Z');
const person = { team: 'T1', userId: 'U1' };

async function faultOf(dataDir: string): Promise<StoreError> {
  const outcome = await openStore({ dataDir, log: silent }).catch((error: unknown) => error);
  if (!(outcome instanceof StoreError)) throw new Error('expected a StoreError', { cause: outcome });
  return outcome;
}

it('A data folder that does not exist is made, for its owner alone, and keeps what was written', async () => {
  const dataDir = emptyFolder();
  const deep = join(dataDir, 'not', 'there', 'yet');
  const first = await openStore({ dataDir: deep, log: silent });
  expect(first.engine.type).toBe('pglite');
  await first.ping();
  await first.seen.noteSeen(person, ['c1'], 'answer', NOW);
  await first.close();
  expect(readdirSync(deep).sort()).toEqual(['lock.sqlite', 'pglite']);
  if (process.platform !== 'win32') expect(statSync(deep).mode & 0o077).toBe(0);

  const second = await database.open({ dataDir: deep });
  expect(await second.seen.lastSeen(person)).toEqual(new Map([['c1', NOW]]));
});

it('A new database is a copy of a template; where that is damaged or missing, it is made, and the template with it', async () => {
  const [cache, broken] = [emptyFolder(), emptyFolder()];
  writeFileSync(join(broken, 'PG_VERSION'), '17\n');
  pgliteTemplate(PGLITE_CONFIG, cache).keep(broken);
  const contents = async (folder: string) => {
    const pglite = await openPglite(folder, cache);
    const { rows } = await pglite.query('select count(*) from pg_class');
    await pglite.close();
    return rows;
  };
  const made = emptyFolder();
  const expected = await contents(made);
  expect(readdirSync(cache)).toHaveLength(1);
  const copied = emptyFolder();
  expect(await contents(copied)).toEqual(expected);
  expect(readdirSync(copied)).toEqual(['pglite']);
});

it('A first start that was killed half-way leaves nothing in the way of the next one', async () => {
  const { dataDir } = await database.place();
  // What a killed process leaves: a part of the files, not yet in their place.
  cpSync(join(dataDir, 'pglite'), join(dataDir, 'pglite.unfinished'), { recursive: true });
  rmSync(join(dataDir, 'pglite'), { recursive: true });
  rmSync(join(dataDir, 'pglite.unfinished', 'global'), { recursive: true });
  const store = await database.open({ dataDir });
  await store.ping();
  expect(existsSync(join(dataDir, 'pglite.unfinished'))).toBe(false);
});

it('A data folder is free again as soon as it is closed, and closing twice does no harm', async () => {
  const place = await database.place();
  const store = await openStore({ ...place, log: silent });
  await Promise.all([store.close(), store.close()]);
  await store.close();
  await (await database.open(place)).ping();
});

it('A data folder that this process has open already is refused, saying since when', async () => {
  const place = await database.place();
  const store = await openStore({ ...place, log: silent, now: () => NOW });
  onTestFinished(() => store.close());
  const fault = await faultOf(place.dataDir);
  expect(fault.code).toBe('folder-in-use');
  expect(fault.message).toContain(`process ${process.pid} (since 2026-11-02T09:00:00.000Z)`);
  await store.ping();
});

it.each([
  ['itself', ''],
  ['a folder above it', 'inside'],
])('A data folder of which %s is a file is refused', async (_, below) => {
  const dataDir = emptyFolder();
  const file = join(dataDir, 'file');
  writeFileSync(file, 'hello');
  const fault = await faultOf(join(file, below));
  expect(fault.code).toBe('folder-is-file');
  expect(fault.message).toContain(file);
});

it.skipIf(process.platform === 'win32')('A data folder that may not be written is refused', async () => {
  const dataDir = emptyFolder();
  const dir = join(dataDir, 'closed');
  mkdirSync(dir, { mode: 0o555 });
  const fault = await asOrdinaryUser(() => faultOf(dir));
  expect(fault.code).toBe('folder-not-writable');
  expect(fault.message).toContain(dir);
});

it.skipIf(process.platform === 'win32')(
  'A data folder below one that may not be written is refused',
  async () => {
    const dataDir = emptyFolder();
    mkdirSync(join(dataDir, 'closed'), { mode: 0o555 });
    const fault = await asOrdinaryUser(() => faultOf(join(dataDir, 'closed', 'data')));
    expect(fault.code).toBe('folder-not-writable');
  },
);

it.each<[string, (pglite: string) => void]>([
  ['of another PostgreSQL version', (pglite) => writeFileSync(join(pglite, 'PG_VERSION'), '15\n')],
  ['without its version', (pglite) => rmSync(join(pglite, 'PG_VERSION'))],
  ['without its control file', (pglite) => rmSync(join(pglite, 'global', 'pg_control'))],
  ['whose control file is overwritten', (pglite) => writeFileSync(join(pglite, 'global', 'pg_control'), '')],
  ['without its tables', (pglite) => rmSync(join(pglite, 'base'), { recursive: true })],
])('A database %s is called broken, and stays as it is', async (_, breakIt) => {
  const { dataDir } = await database.place();
  const pglite = join(dataDir, 'pglite');
  breakIt(pglite);
  const files = readdirSync(pglite).length;
  const fault = await faultOf(dataDir);
  expect(fault.code).toBe('folder-broken');
  expect(fault.message).toMatch(/cannot be opened .*restore.*move/);
  expect(fault.message).toContain(pglite);
  expect(readdirSync(pglite).length).toBeGreaterThanOrEqual(files);
  // The folder is not left locked behind.
  expect((await faultOf(dataDir)).code).toBe('folder-broken');
});

it('A lock file that is something else is named', async () => {
  const dataDir = emptyFolder();
  writeFileSync(join(dataDir, 'lock.sqlite'), 'not a database '.repeat(500));
  const fault = await faultOf(dataDir);
  expect(fault.code).toBe('folder-broken');
  expect(fault.message).toContain(join(dataDir, 'lock.sqlite'));
});

it('The embedded database takes little memory', async () => {
  const store = await database.open();
  const { rows } = await sql<{ sharedBuffers: string }>`show shared_buffers`.execute(store.db);
  expect(rows).toEqual([{ sharedBuffers: '16MB' }]);
});

it('The embedded database gives disk space back once a day', async () => {
  const place = await database.place();
  const store = await database.open(place);
  const longAgo = new Date(NOW.getTime() - (RETENTION.messages.days + 1) * 24 * 60 * 60 * 1000);
  await sql`insert into guidepost.inbox (team, channel, ts, text, source, state, attempts, received_at, updated_at)
    select 'T1', 'C1', n::text, repeat(md5(n::text), 125), 'mention', 'left', 1, ${longAgo}, ${longAgo}
    from generate_series(1, 50000) n`.execute(store.db);
  const tableBytes = async () => {
    const size = sql<{ bytes: number }>`select pg_total_relation_size('guidepost.inbox')::integer as bytes`;
    return (await size.execute(store.db)).rows[0]?.bytes ?? Number.NaN;
  };
  // What a restart after a crash would have to read again, and what the disk therefore has to keep.
  const logBytes = async () => {
    const size = sql<{ bytes: number }>`
      select (pg_current_wal_lsn() - redo_lsn)::integer as bytes from pg_control_checkpoint()`;
    return (await size.execute(store.db)).rows[0]?.bytes ?? Number.NaN;
  };
  const before = { table: await tableBytes(), log: await logBytes() };
  expect(await store.retention.deleteOld(cutoffsAt(NOW))).toMatchObject({
    messages: 50_000,
    questions: 0,
    deliveries: 0,
  });
  expect(await tableBytes()).toBeLessThan(before.table / 3);
  expect(await logBytes()).toBeLessThan(before.log / 100);
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(inject('scratchDir'), 'empty-'));
  // Open for `nobody` (below), so that what a test closes is what keeps it out.
  chmodSync(folder, 0o711);
  return folder;
}

/** Root may write anywhere: for these tests it becomes `nobody`, for a moment. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

it('No new database is begun on a disk that has too little room for it', async () => {
  const folder = await emptyFolder();
  await expect(openPglite(folder, undefined, Number.POSITIVE_INFINITY)).rejects.toThrow(
    /needs at least 100 MB to start/,
  );
  expect(readdirSync(folder)).toEqual([]);
});
