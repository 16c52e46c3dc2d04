import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type AppConfig, startApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { planDueNudges } from '../nudges/delivery/plan-due-nudges.ts';
import { SLACK_RATE } from '../nudges/delivery/rate-limiter.ts';
import { StartError } from '../start-error.ts';
import { openStore } from '../store/open.ts';
import { postgresTarget } from '../store/postgres.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { pgliteTime, postgresTime } from './nudge-bench/database-time.ts';
import { readOptions, readSizes, refuseOptions } from './read-options.ts';

const USAGE = `Plans and delivers so many nudges that are due at once, with a Slack that answers at once. What is ours stands
beside what Slack’s rate limit makes of it. Without options it takes some minutes.

  npm run bench:nudges                                       1,000, 10,000 and 100,000 nudges
  npm run bench:nudges -- --sizes 1000,10000                 as many as you say
  npm run bench:nudges -- --database-url postgres://…        on PostgreSQL; that database is emptied of its nudges`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    sizes: { type: 'string', default: '1000,10000,100000' },
    'database-url': { type: 'string' },
    'no-head': { type: 'boolean', default: false },
  },
});
const databaseUrl = values['database-url'];

/** So many subscriptions are written in one statement: one may last for ten seconds. */
const AT_A_TIME = 10_000;

const DUE = { at: new Date('2026-11-02T08:30:00Z'), day: '2026-11-02' };
const now = () => DUE.at;
const log = createLog({ level: 'silent', readable: false });
const time = databaseUrl ? postgresTime(databaseUrl) : pgliteTime();

const sizes = readSizes(values.sizes);
if (databaseUrl !== undefined) checkUrl(databaseUrl);

// Each in a process of its own: memory that one has used would count for the next.
if (sizes.length > 1) {
  printHead();
  for (const size of sizes) {
    const url = databaseUrl ? ['--database-url', databaseUrl] : [];
    const one = fork(import.meta.filename, ['--sizes', String(size), '--no-head', ...url]);
    const [code] = (await once(one, 'close')) as [number | null];
    if (code !== 0) process.exit(1);
  }
} else {
  if (!values['no-head']) printHead();
  for (const size of sizes) await measure(size).catch(sayWhy);
}
if (!values['no-head']) printLegend();

function checkUrl(url: string): void {
  try {
    postgresTarget(url);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    refuseOptions(error.message.replace('DATABASE_URL', '--database-url'));
  }
}

/** A database that can't be reached or a port that is taken is told in the words for whoever runs it. */
function sayWhy(error: unknown): never {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message.replace('DATABASE_URL', '--database-url'));
  process.exit(1);
}

function printHead(): void {
  console.log(`${databaseUrl ? 'PostgreSQL' : 'PGlite, in the process'}, one process`);
  console.log(
    '            plan        deliver     our processor  the database   memory MB    at Slack’s pace',
  );
  console.log(
    '  nudges       s      s  a second     s  ms each     s  ms each  before  most  of one workspace',
  );
}

function printLegend(): void {
  console.log(`
plan: writes the rows of all that are due. deliver: chooses each card, posts it and notes that it arrived, with a Slack
that answers at once and no limit of ours. our processor: what this process computed while it delivered, ${
    databaseUrl ? 'without the database' : 'the embedded database included'
  }.
the database: how long its statements took. memory: of this process, before and at most while it delivers. at Slack’s
pace: how long ${SLACK_RATE.perMinute} messages a minute take, and how much of that is ours.`);
}

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'));
  const place = { dataDir: folder, databaseUrl };
  const slack = fork(join(import.meta.dirname, 'nudge-bench/instant-slack.ts'));
  try {
    const [apiUrl] = (await once(slack, 'message')) as [string];
    const store = await openStore({ ...place, log });
    await subscribe(store, size);
    const plan = await timed(async () => void (await planDueNudges(store, now())));
    await store.close();

    const app = await startApp({
      log,
      now,
      runsNudges: false,
      nudgeTimes: {
        leaseMs: 120_000,
        callTimeoutMs: 10_000,
        pace: { perMinute: Number.POSITIVE_INFINITY, perChannelMs: 0 },
      },
      config: benchConfig(apiUrl, folder),
    });
    const memory = watchMemory();
    const deliver = await timed(() => app.runDueNudges());
    const { before, most } = memory.end();
    await app.stop();
    print({ size, plan, deliver, before, most });
    await check(place, size);
  } finally {
    slack.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchConfig(apiUrl: string, folder: string): AppConfig {
  const read = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: '0123456789abcdef',
    SLACK_API_URL: apiUrl,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    PORT: '0',
  });
  if (!read.ok || read.config.slack.mode === 'playground')
    throw new Error('The settings of the bench are wrong.');
  return { ...read.config, slack: read.config.slack };
}

/** All in seconds. */
interface Timed {
  seconds: number;
  /** Of the processor, for this process. */
  processor: number;
  database: number;
}

async function timed(work: () => Promise<void>): Promise<Timed> {
  const database = await time.ms();
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, processor: (user + system) / 1e6, database: ((await time.ms()) - database) / 1000 };
}

function print({
  size,
  plan,
  deliver,
  before,
  most,
}: {
  size: number;
  plan: Timed;
  deliver: Timed;
  before: number;
  most: number;
}): void {
  const pace = (size / SLACK_RATE.perMinute) * 60;
  const share = `${((100 * deliver.seconds) / pace).toFixed(1)} %`;
  console.log(
    String(size).padStart(8),
    plan.seconds.toFixed(2).padStart(7),
    deliver.seconds.toFixed(1).padStart(6),
    (size / deliver.seconds).toFixed(0).padStart(9),
    deliver.processor.toFixed(1).padStart(6),
    ((1000 * deliver.processor) / size).toFixed(2).padStart(8),
    deliver.database.toFixed(1).padStart(6),
    ((1000 * deliver.database) / size).toFixed(2).padStart(8),
    before.toFixed(0).padStart(7),
    most.toFixed(0).padStart(5),
    `  ${pace.toFixed(0)} s, of which ours ${share}`,
  );
}

/** Resident memory, in MB, read ten times a second. */
function watchMemory(): { end(): { before: number; most: number } } {
  const megabytes = () => process.memoryUsage.rss() / 2 ** 20;
  const before = megabytes();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 100);
  return {
    end() {
      clearInterval(timer);
      return { before, most };
    },
  };
}

/** So many people, all due at once. The database writes them by itself. */
async function subscribe({ db, subscriptions }: Store, size: number): Promise<void> {
  await sql`truncate guidepost.subscriptions, guidepost.deliveries`.execute(db);
  const { id } = await subscriptions.save(
    {
      kind: 'person',
      team: 'T0BENCH',
      userId: 'U1',
      days: [1, 2, 3, 4, 5],
      time: '09:30',
      zone: 'Europe/Berlin',
      followZone: true,
      topics: { kinds: [], tags: [], onlyUnseen: false },
      holidaysOf: 'DE-BE',
      next: DUE,
    },
    new Date(0),
  );
  for (let from = 2; from <= size; from += AT_A_TIME) {
    const to = Math.min(size, from + AT_A_TIME - 1);
    await sql`
      insert into guidepost.subscriptions
      select (jsonb_populate_record(original, jsonb_build_object('id', gen_random_uuid(), 'user_id', 'U' || n))).*
      from guidepost.subscriptions original, generate_series(${from}::integer, ${to}::integer) n
      where original.id = ${id}`.execute(db);
  }
}

/** Figures of a run that lost something would be worth nothing. */
async function check(
  place: { dataDir: string; databaseUrl: string | undefined },
  size: number,
): Promise<void> {
  const store = await openStore({ ...place, log });
  const { sent, again } = await store.db
    .selectFrom('deliveries')
    .select([
      sql<number>`(count(*) filter (where state = 'sent'))::integer`.as('sent'),
      sql<number>`(count(*) filter (where state = 'planned'))::integer`.as('again'),
    ])
    .executeTakeFirstOrThrow();
  await store.close();
  if (sent + again !== size) throw new Error(`${sent} of ${size} nudges are noted as sent.`);
  // On a machine that is too busy a call can take longer than the ten seconds that it may.
  if (again > 0) console.log(`${again} of them were put back for another try.`);
}
