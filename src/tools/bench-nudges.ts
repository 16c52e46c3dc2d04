import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../app.ts';
import { createLog } from '../log.ts';
import { planDueNudges } from '../nudges/delivery/plan-due-nudges.ts';
import { StartError } from '../start-error.ts';
import { openStore } from '../store/open.ts';
import { postgresTarget } from '../store/postgres.ts';
import { StoreError } from '../store/store-error.ts';
import { benchConfig } from './nudge-bench/bench-config.ts';
import { pgliteTime, postgresTime } from './nudge-bench/database-time.ts';
import { countNudges, DUE, subscribe } from './nudge-bench/ledger.ts';
import { timed, watchMemory } from './nudge-bench/measurements.ts';
import { printFigures, printHead, printLegend } from './nudge-bench/report.ts';
import { readOptions, readSizes, refuseOptions } from './read-options.ts';

const USAGE = `Plans and delivers nudges that are all due at once, with a Slack that answers immediately. Shows our own time next to
what Slack’s rate limit allows. Without options, it takes some minutes.

  npm run bench:nudges                                   1,000, 10,000 and 100,000 nudges
  npm run bench:nudges -- --sizes 1000,10000             other numbers of nudges
  npm run bench:nudges -- --database-url postgres://…    on PostgreSQL; deletes all nudges in that database`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    sizes: { type: 'string', default: '1000,10000,100000' },
    'database-url': { type: 'string' },
    'no-head': { type: 'boolean', default: false },
  },
});
const databaseUrl = values['database-url'];
const onPostgres = databaseUrl !== undefined;

const now = () => DUE.at;
const log = createLog({ level: 'silent', readable: false });
const databaseTime = onPostgres ? postgresTime(databaseUrl) : pgliteTime();

const sizes = readSizes(values.sizes);
if (onPostgres) checkUrl(databaseUrl);

if (!values['no-head']) printHead(onPostgres);
if (sizes.length > 1) {
  // One process for each size, so that memory used by one doesn't count for the next.
  for (const size of sizes) {
    const url = onPostgres ? ['--database-url', databaseUrl] : [];
    const one = fork(import.meta.filename, ['--sizes', String(size), '--no-head', ...url]);
    const [code] = (await once(one, 'close')) as [number | null];
    if (code !== 0) process.exit(1);
  }
} else {
  for (const size of sizes) await measure(size).catch(exitWithReason);
}
if (!values['no-head']) printLegend(onPostgres);

function checkUrl(url: string): void {
  try {
    postgresTarget(url);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    refuseOptions(error.message.replace('DATABASE_URL', '--database-url'));
  }
}

/** An unreachable database or a port in use has a message for the person who runs this. */
function exitWithReason(error: unknown): never {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message.replace('DATABASE_URL', '--database-url'));
  process.exit(1);
}

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'));
  const place = { dataDir: folder, databaseUrl };
  const slack = fork(join(import.meta.dirname, 'nudge-bench/instant-slack.ts'));
  try {
    const [apiUrl] = (await once(slack, 'message')) as [string];
    const store = await openStore({ ...place, log });
    await subscribe(store, size);
    const plan = await timed(databaseTime, async () => void (await planDueNudges(store, now())));
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
      config: benchConfig({ apiUrl, ...place }),
    });
    const memory = watchMemory();
    const deliver = await timed(databaseTime, () => app.runDueNudges());
    const { before, most } = memory.end();
    await app.stop();
    printFigures({ size, plan, deliver, before, most });

    const ledger = await openStore({ ...place, log });
    const { waiting } = await countNudges(ledger, size).finally(ledger.close);
    // On a busy machine, a call can exceed its limit of ten seconds.
    if (waiting > 0) console.log(`${waiting} of them have to wait for another try.`);
  } finally {
    slack.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
