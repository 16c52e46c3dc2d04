import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { createLog } from '../log.ts';
import { SLACK_RATE } from '../nudges/delivery/rate-limiter.ts';
import { openStore } from '../store/open.ts';
import { postgresTarget } from '../store/postgres.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { SlackFigures } from './nudge-bench/instant-slack.ts';
import { subscribe } from './nudge-bench/ledger.ts';
import type { PeakProcess } from './nudge-bench/peak-process.ts';
import { readOptions, readSizes, refuseOptions } from './read-options.ts';

const USAGE = `Sends a peak of nudges that are all due at once, from several processes on one PostgreSQL, to a Slack that takes only so
many messages per minute and answers 429 to the rest. Shows how late they are and how often Slack refused.

  npm run bench:peak -- --database-url postgres://…    5,000 nudges, 3 processes, 3,000 messages per minute;
                                                       deletes all nudges in that database
  … --nudges 500 --processes 2 --per-minute 300        other numbers`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    nudges: { type: 'string', default: '5000' },
    processes: { type: 'string', default: '3' },
    'per-minute': { type: 'string', default: '3000' },
    'database-url': { type: 'string' },
  },
});
const [nudges = 0] = readSizes(values.nudges);
const [processes = 0] = readSizes(values.processes);
const [perMinute = SLACK_RATE.perMinute] = readSizes(values['per-minute']);
const databaseUrl = checkedUrl(values['database-url']);

function checkedUrl(url: string | undefined): string {
  if (url === undefined)
    return refuseOptions('--database-url is missing: several processes need a PostgreSQL server.');
  try {
    postgresTarget(url);
    return url;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return refuseOptions(error.message.replace('DATABASE_URL', '--database-url'));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'));
const log = createLog({ level: 'silent', readable: false });
const store = await openStore({ dataDir: folder, databaseUrl, log });
const slack = fork(join(import.meta.dirname, 'nudge-bench/instant-slack.ts'), [String(perMinute)]);
try {
  const [apiUrl] = (await once(slack, 'message')) as [string];
  await subscribe(store, nudges);
  await sql`truncate guidepost.send_budgets`.execute(store.db);
  // They are up before the nudges are due.
  const dueAt = Date.now() + processes * 10_000;
  const given: PeakProcess = { apiUrl, databaseUrl, dataDir: folder, dueAt, perMinute };
  const senders = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'nudge-bench/peak-process.ts'), [JSON.stringify(given)]),
  );
  await Promise.all(senders.map((sender) => once(sender, 'message')));
  while ((await sent(store)) < nudges) await delay(500);
  await Promise.all(
    senders.map(async (sender) => {
      sender.disconnect();
      await once(sender, 'exit');
    }),
  );
  slack.send('figures');
  const [figures] = (await once(slack, 'message')) as [SlackFigures];
  await report(store, figures);
} finally {
  slack.kill();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function sent({ db }: Store): Promise<number> {
  const { n } = await db
    .selectFrom('deliveries')
    .select(sql<number>`count(*)::integer`.as('n'))
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow();
  return n;
}

async function report({ db }: Store, { posted, refused }: SlackFigures): Promise<void> {
  const late = (share: number) =>
    sql<number>`percentile_cont(${share}::float8) within group (order by extract(epoch from sent_at - due_at))::float8`;
  const { half, most, all, tries } = await db
    .selectFrom('deliveries')
    .select([
      late(0.5).as('half'),
      late(0.95).as('most'),
      late(1).as('all'),
      sql<number>`avg(attempts)::float8`.as('tries'),
    ])
    .executeTakeFirstOrThrow();
  const least = (nudges / perMinute) * 60;
  const seconds = (value: number) => `${value.toFixed(0)} s`;
  console.log(`${nudges} nudges, ${processes} processes, ${perMinute} messages per minute`);
  console.log(
    `late: half of them ${seconds(half)}, 95 percent ${seconds(most)}, the last one ${seconds(all)}`,
  );
  console.log(`at least, at that rate: the last one ${seconds(least)}`);
  console.log(
    `Slack took ${posted} messages and refused ${refused} with 429; ${tries.toFixed(2)} tries per nudge`,
  );
}
