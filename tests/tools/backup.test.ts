import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { cp, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startLocalSlack } from '@guidepost/local-slack';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { MANIFEST } from '../journeys/journey.ts';
import { NOW, useEverything } from '../store/use-everything.ts';
import { allRows } from '../support/compare-databases.ts';
import { blankPostgres, type DatabaseKind, type Place, silent, testDatabase } from '../support/databases.ts';
import { freePort } from '../support/postgres-server.ts';
import { RUN, startMain, startTool } from '../support/process.ts';
import { temporaryFolder } from '../support/write-files.ts';

const KINDS = inject('databases');
const PAIRS = KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const));

const settingsOf = ({ dataDir, databaseUrl }: Place) => ({
  DATA_DIR: dataDir,
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
});

/** A database in which nothing has ever been stored, not even tables. */
async function emptyPlace(kind: DatabaseKind): Promise<Place> {
  return kind === 'postgres' ? blankPostgres() : { dataDir: join(await temporaryFolder(), 'new') };
}

async function run(tool: string, place: Place, ...args: string[]) {
  const folder = await temporaryFolder();
  const { code, output } = await startTool(tool, args, settingsOf(place), folder).ends();
  expect(output).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return { code, output };
}

async function withStore<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ ...place, log: silent });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const rowsAt = (place: Place) => withStore(place, allRows);

/** A data folder that was filled once, to be copied; the run removes it at its end. */
let filledFolder: Promise<string> | undefined;

/** A database with a row in every table, some of which are hard to copy. */
async function filledPlace(kind: DatabaseKind): Promise<Place> {
  if (kind === 'postgres') {
    const place = await testDatabase(kind).place();
    await fill(place);
    return place;
  }
  filledFolder ??= fillFolder();
  const dataDir = join(await temporaryFolder(), 'filled');
  await cp(await filledFolder, dataDir, { recursive: true });
  return { dataDir };
}

async function fillFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(inject('scratchDir'), 'filled-'));
  await cp((await testDatabase('pglite').place()).dataDir, dataDir, { recursive: true });
  await fill({ dataDir });
  return dataDir;
}

async function fill(place: Place): Promise<void> {
  await withStore(place, async (store) => {
    await useEverything(store, 'T1', 'U1');
    await useEverything(store, 'T1', 'U2');
    const notice = {
      team: 'T1',
      subscriptionId: 's1',
      deliveryId: null,
      type: 'ended',
      notBefore: NOW,
    } as const;
    await store.notices.add([notice]);
    await sql`insert into guidepost.send_budgets values ('T1', '2026-11-02T09:00:00.5Z')`.execute(store.db);
    await store.knownCards.note([{ id: 'c1', reviewed: '2026-11-01' }], NOW);
    await sql`insert into guidepost.suggestions values ('T1', 'C1', '1.1', 'c1', null, '2026-11-02T09:00:00.123456Z')`.execute(
      store.db,
    );
    const text = `“quotes”, \\"back\\slash\\", a\ttab,\nlines, 😀, {"row":{}}, ',\u2028 and $1`;
    const message = { team: 'T1', channel: 'C1', ts: '9.9', threadTs: null, userId: 'U1', text };
    await store.inbox.claim({ ...message, source: 'mention' }, NOW);
    // More than are read, or written, at a time.
    await sql`insert into guidepost.seen select 'T1', 'U3', 'card ' || n, now(), now(), n, 'tip' from generate_series(1, 1234) n`.execute(
      store.db,
    );
  });
}

type Row = Record<string, unknown>;
const rowLine = (row: Row) => `{"row":${JSON.stringify(row)}}`;
/** What somebody wrote. */
const SECRET = 'SECRETWORDS';

/** Only where a process may have a view of the file system of its own. */
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
const ONTO_SMALL_DISK = 'mkdir "$1" && mount -t tmpfs -o size=112m none "$1" && shift && exec "$@"';

/** The backup of a filled database, which takes seconds to make. */
let made: Promise<Buffer> | undefined;

async function makeBackup(): Promise<Buffer> {
  const file = join(await temporaryFolder(), 'a.backup');
  const { code, output } = await run('backup', await filledPlace('pglite'), file);
  expect(output).toContain(`${file} has 1,`);
  expect(code).toBe(0);
  return readFile(file);
}

/** A backup of a filled database, for this test to change. */
async function backupFile(): Promise<string> {
  made ??= makeBackup();
  const file = join(await temporaryFolder(), 'a.backup');
  await writeFile(file, await made);
  return file;
}

/** How many questions are marked as answered in a channel, and how many answers are stored for it. */
const countsAt = (place: Place) =>
  withStore(place, async ({ db }) => {
    const { rows } = await sql<{ marked: number; given: number }>`
      select (select count(*)::int from guidepost.inbox where state = 'answered' and channel = 'C0PLATFORM') as marked,
             (select count(*)::int from guidepost.answers where channel = 'C0PLATFORM') as given`.execute(db);
    return rows[0] ?? { marked: 0, given: 0 };
  });

/** The first backup of a running bot that has an answered question, and the new database that it was restored into. */
async function backupWithAnswers(place: Place, kind: DatabaseKind) {
  for (;;) {
    const file = join(await temporaryFolder(), 'a.backup');
    expect(await run('backup', place, file)).toMatchObject({ code: 0 });
    const target = await emptyPlace(kind);
    expect(await run('restore', target, file)).toMatchObject({ code: 0 });
    const counts = await countsAt(target);
    if (counts.marked > 0) return { ...counts, file, target };
  }
}

describe('a backup', () => {
  it.each(PAIRS)('of %s, restored into a new %s, has every row of every table', async (from, to) => {
    const source = await filledPlace(from);
    const file = join(await temporaryFolder(), 'a.backup');
    expect(await run('backup', source, file)).toMatchObject({ code: 0 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const target = await emptyPlace(to);
    const restored = await run('restore', target, file);
    expect(restored.output).toMatch(
      /^Restored 1,\d{3} rows in \d+ tables, as of .+, into the (data|database)/,
    );
    const [before, after] = [await rowsAt(source), await rowsAt(target)];
    expect(after).toEqual(before);
    expect(Object.entries(after).filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  it.each(KINDS)('of %s is as of one moment, while the bot goes on storing', async (kind) => {
    const place = await filledPlace(kind);
    const slack = await startLocalSlack({
      port: 0,
      manifestPath: MANIFEST,
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    });
    onTestFinished(() => slack.close());
    const bot = startMain(
      {
        ...settingsOf(place),
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: slack.apiUrl,
      },
      await temporaryFolder(),
    );
    await bot.prints(/connected to Slack/);
    // Cards answer it: a term that is explained is not recorded as an answer.
    const ask = (part: number) =>
      void slack.act('U0ADA', {
        do: 'send',
        channel: 'C0PLATFORM',
        text: `@Guidepost how do we roll back a model, part ${part}?`,
      });
    const answered = slack.waitFor('U0ADA', ({ messages, botUserId }) =>
      messages.find(({ userId, threadTs }) => userId === botUserId && threadTs),
    );
    ask(0);
    await answered;
    for (let part = 1; part < 10; part += 1) ask(part);
    // The answer is seen before it is marked as given.
    const { marked, given, file, target } = await backupWithAnswers(place, kind);
    if (kind === 'postgres') {
      const refused = await run('restore', place, file, '--replace');
      expect(refused.output).toMatch(/^A bot is using the database .+: stop all its processes first/);
      expect(refused.code).toBe(1);
    }
    bot.child.kill('SIGTERM');
    expect(await bot.ends()).toMatchObject({ code: 0 });
    // What is marked as answered has its answer: there are never more of the one than of the other.
    expect(marked).toBeLessThanOrEqual(given);
    const [inBackup, inSource] = [await rowsAt(target), await rowsAt(place)];
    expect(inBackup.saved).toEqual(inSource.saved);
    expect(inBackup.inbox?.length).toBeLessThanOrEqual(inSource.inbox?.length ?? 0);
  });

  it('goes to standard output when asked to, and nothing else does', async () => {
    const place = await filledPlace('pglite');
    const folder = await temporaryFolder();
    const tool = startTool('backup', ['-'], settingsOf(place), folder);
    const chunks: Buffer[] = [];
    tool.child.stdout
      ?.setEncoding('latin1')
      .on('data', (text: string) => chunks.push(Buffer.from(text, 'latin1')));
    expect((await tool.ends()).code).toBe(0);
    const lines = gunzipSync(Buffer.concat(chunks)).toString().trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ backupOf: 'guidepost', format: 1 });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: { inbox: 3 } });
  });

  it('never takes the place of another file, and is not half there', async () => {
    const file = join(await temporaryFolder(), 'a.backup');
    await writeFile(file, 'precious');
    const place = await filledPlace('pglite');
    expect((await run('backup', place, file)).output).toContain('already exists: choose another name.');
    expect(await readFile(file, 'utf8')).toBe('precious');
    const nowhere = await run('backup', place, join(file, 'b.backup'));
    expect(nowhere.output).toMatch(/can't be written to .+ \(ENOTDIR\)/);
    expect(nowhere.code).toBe(1);
  });

  it('of nothing is refused', async () => {
    const { code, output } = await run('backup', await emptyPlace('pglite'), 'a.backup');
    expect(output).toContain('There is nothing to back up');
    expect(code).toBe(1);
  });
});

it.runIf(existsSync('/dev/full'))(
  'A backup to an output that can take no more says so in a sentence',
  async () => {
    const place = await testDatabase('pglite').place();
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const { status, stderr } = spawnSync(
      process.execPath,
      [RUN, join(import.meta.dirname, '../../src/tools/backup.ts'), '-'],
      {
        env: { PATH: process.env.PATH, ...settingsOf(place) },
        cwd: await temporaryFolder(),
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe("Standard output can't be written (ENOSPC): what was written is incomplete.\n");
    expect(status).toBe(1);
  },
);

it('A backup that nobody reads to its end says so in a sentence', async () => {
  const bot = startTool('backup', ['-'], settingsOf(await filledPlace('pglite')), await temporaryFolder());
  bot.child.stdout?.destroy();
  const { code, output } = await bot.ends();
  expect(output).toBe("Standard output can't be written (EPIPE): what was written is incomplete.\n");
  expect(code).toBe(1);
});

describe('a restore', () => {
  it.each(KINDS)('into a %s that is not empty changes nothing unless --replace is given', async (kind) => {
    const file = await backupFile();
    const target = await testDatabase(kind).place();
    await withStore(target, (store) => useEverything(store, 'T9', 'U9'));
    const before = await rowsAt(target);
    const refused = await run('restore', target, file);
    expect(refused.output).toMatch(/^The database is not empty: its table \w+ has 1 row\. .* add --replace/);
    expect(refused.code).toBe(1);
    expect(await rowsAt(target)).toEqual(before);

    expect(await run('restore', target, file, '--replace')).toMatchObject({ code: 0 });
    const after = await rowsAt(target);
    expect(JSON.stringify(after)).not.toContain('U9');
    expect(after.inbox).toHaveLength(3);
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'of a newer version',
      ([header = '', ...rest]) => [header.replace(/(\])\}$/, ',"9999-from-the-future"]}'), ...rest],
      /changes that this version does not know \(9999-from-the-future\): restore it with that version/,
    ],
    [
      'of a later format',
      ([header = '', ...rest]) => [header.replace('"format":1', '"format":2'), ...rest],
      /has the format 2, and this version of Guidepost reads the format 1/,
    ],
    ['without its end', (lines) => lines.slice(0, -2), /incomplete: its end is missing/],
    ['with a row lost', (lines) => lines.toSpliced(5, 1), /damaged: the table \w+ should have \d+ rows/],
    [
      'with a strange line',
      (lines) => lines.toSpliced(4, 0, '{"drop":1}'),
      /damaged: line 5 is no line of a backup/,
    ],
    [
      'with a second backup behind it',
      (lines) => [...lines, ...lines],
      /damaged: something follows its end, such as another backup/,
    ],
    ['of something else', () => ['{"cards":[]}'], /not a backup of Guidepost/],
  ])('of a file %s is refused, and nothing is changed', async (name, change, sentence) => {
    const file = await backupFile();
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    await writeFile(file, gzipSync(`${change(lines).join('\n')}\n`));
    // A process opens the embedded database several times slower: that one stands for all that fail late.
    const target = await testDatabase(name === 'without its end' ? 'pglite' : 'postgres').place();
    await withStore(target, (store) => useEverything(store, 'T9', 'U9'));
    const before = await rowsAt(target);
    const { code, output } = await run('restore', target, file, '--replace');
    expect(output).toMatch(sentence);
    expect(code).toBe(1);
    expect(await rowsAt(target)).toEqual(before);
    expect((await run('restore', target, file, '--check')).output).toMatch(sentence);
  });

  it.each<[string, (row: Row) => string[]]>([
    ['without a value that it must have', (row) => [rowLine({ ...row, team: null })]],
    ['with words for a time', (row) => [rowLine({ ...row, received_at: SECRET })]],
    ['with a character that no database takes', (row) => [rowLine({ ...row, text: `${SECRET}\0` })]],
    ['twice', (row) => [rowLine(row), rowLine(row)]],
    ['written in another way', (row) => [`{ "row" : ${JSON.stringify(row)}}`]],
    ['of an unknown table', (row) => ['{"table":"nothings"}', rowLine(row)]],
  ])('of a row %s is refused in a sentence without what people wrote', async (_, change) => {
    const file = await backupFile();
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    const at = lines.indexOf('{"table":"inbox"}') + 1;
    const { row } = JSON.parse(lines[at] ?? '') as { row: Row };
    const changed = change({ ...row, text: SECRET });
    await writeFile(
      file,
      gzipSync(`${lines.toSpliced(at, changed.length === 1 ? 1 : 2, ...changed).join('\n')}\n`),
    );
    for (const kind of KINDS) {
      const { code, output } = await run('restore', await emptyPlace(kind), file);
      expect(output).toMatch(/^This backup is damaged: .+\.\n$/);
      expect(output).not.toContain(SECRET);
      expect(code).toBe(1);
    }
  });

  it.runIf(canMount)('onto a disk that gets full says so in a sentence', async () => {
    const lines = gunzipSync(await readFile(await backupFile()))
      .toString()
      .trimEnd()
      .split('\n');
    const at = lines.indexOf('{"table":"inbox"}') + 1;
    const { row } = JSON.parse(lines[at] ?? '') as { row: Row };
    const many = Array.from({ length: 60_000 }, (_, index) =>
      rowLine({ ...row, ts: `many ${index}`, text: SECRET.repeat(80) }),
    );
    const end = JSON.parse(lines.at(-1) ?? '') as { end: Record<string, number> };
    end.end.inbox = (end.end.inbox ?? 0) + many.length;
    const folder = await temporaryFolder();
    const file = join(folder, 'big.backup');
    const all = [...lines.slice(0, at), ...many, ...lines.slice(at, -1), JSON.stringify(end), ''];
    await writeFile(file, gzipSync(all.join('\n')));
    const [small, tool] = [join(folder, 'small'), join(import.meta.dirname, '../../src/tools/restore.ts')];
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', ONTO_SMALL_DISK, 'sh', small, process.execPath, RUN, tool, file],
      { env: { PATH: process.env.PATH, DATA_DIR: small }, cwd: folder, encoding: 'utf8' },
    );
    expect(stdout + stderr).toBe(
      `The disk that holds the data folder ${small} is full before everything is in the database: free some space, or use another disk. Nothing was changed.\n`,
    );
    expect(status).toBe(1);
  });

  it('of a row with a column that its table does not have is refused', async () => {
    const file = await backupFile();
    const text = gunzipSync(await readFile(file)).toString();
    await writeFile(file, gzipSync(text.replace('{"row":{', '{"row":{"invented":1,')));
    const { code, output } = await run('restore', await emptyPlace('pglite'), file);
    expect(output).toMatch(/damaged: a row of the table \w+ has a column invented/);
    expect(code).toBe(1);
  });

  it('of a file that was cut off, or is none, says so', async () => {
    const file = await backupFile();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    const target = await emptyPlace('pglite');
    expect((await run('restore', target, file)).output).toContain('is incomplete: the file was cut off');
    await writeFile(file, 'not compressed');
    expect((await run('restore', target, file)).output).toContain('is damaged, or is not a backup');
    expect((await run('restore', target, `${file}.gone`)).output).toContain("can't be read (ENOENT)");
  });

  it('brings a backup of an older version up to date', async () => {
    const old = await testDatabase('postgres').place();
    await withStore(old, async ({ db }) => {
      await sql`drop schema guidepost cascade`.execute(db);
      await sql
        .raw(await readFile(join(import.meta.dirname, '../store/released/0.2.0.sql'), 'utf8'))
        .execute(db);
    });
    const file = join(await temporaryFolder(), 'old.backup');
    expect(await run('backup', old, file)).toMatchObject({ code: 0 });
    const target = await emptyPlace('postgres');
    expect(await run('restore', target, file)).toMatchObject({ code: 0 });
    const restored = await rowsAt(target);
    // Opening brings the old one up to date as well.
    expect(restored).toEqual(await rowsAt(old));
    expect(restored.subscriptions).toHaveLength(2);
  });
});

describe('a move', () => {
  it('from the embedded database to PostgreSQL and back keeps everything', async () => {
    const folder = await filledPlace('pglite');
    const before = await rowsAt(folder);
    const postgres = await blankPostgres();
    const moved = await run('move', folder, '--to', postgres.databaseUrl ?? '');
    expect(moved.output).toMatch(
      /^Copied 1,\d+ rows in \d+ tables from the data folder .+\nSet DATABASE_URL/,
    );
    expect(moved.output).not.toContain('password');
    expect(await rowsAt(postgres)).toEqual(before);
    const back = join(await temporaryFolder(), 'back');
    expect(await run('move', postgres, '--to', `folder:${back}`)).toMatchObject({ code: 0 });
    expect(await rowsAt({ dataDir: back })).toEqual(before);
    expect(await rowsAt(folder)).toEqual(before);
  });

  it('of a folder that a bot uses is refused', async () => {
    const place = await filledPlace('pglite');
    const store = await openStore({ ...place, log: silent });
    onTestFinished(() => store.close());
    const { code, output } = await run('move', place, '--to', `folder:${await temporaryFolder()}`);
    expect(output).toMatch(/^The data folder .+ is in use by process \d+/);
    expect(code).toBe(1);
    expect((await run('backup', place, 'a.backup')).output).toContain('does not hand out backups');
  });

  it('of a PostgreSQL that is used by a bot that waits for Slack is refused', async () => {
    const place = await filledPlace('postgres');
    const settings = {
      ...settingsOf(place),
      SLACK_BOT_TOKEN: 'xoxb-1-1-a',
      SLACK_APP_TOKEN: 'xapp-1-A1-1-a',
      SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
      OPERATIONS_PORT: 'off',
    };
    await startMain(settings, await temporaryFolder()).prints(/slack\.unreachable/);
    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    // Longer than an idle connection is kept.
    await client.query('select pg_sleep(11)');
    const { code, output } = await run('move', place, '--to', `folder:${await temporaryFolder()}`);
    expect(output).toMatch(/^A bot is using the database .+: stop all its processes first/);
    expect(code).toBe(1);
  });

  it('into itself, or to nowhere, is refused', async () => {
    const place = await filledPlace('postgres');
    const itself = await run('move', place, '--to', place.databaseUrl ?? '', '--replace');
    expect(itself.output).toContain('into the same database');
    const folder = await testDatabase('pglite').place();
    const inside = await run('move', folder, '--to', `folder:${join(folder.dataDir, 'new')}`);
    expect(inside.output).toMatch(/is inside the data folder that is moved, or holds it: name a folder of/);
    expect(inside.code).toBe(1);
    expect((await run('move', place, '--to', 'mysql://elsewhere')).output).toContain('--to is neither');
    expect((await run('move', place)).output).toContain('Say where to');
  });
});
