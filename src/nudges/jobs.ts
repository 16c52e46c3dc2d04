import { setTimeout as delay } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { fromPglite, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';

// What pg-boss does here: it wakes one process a minute to plan, however many there are, and as many as there are to
// send. What is to be sent, and whose it is, stands in the ledger alone (store/deliveries.ts): a job carries nothing,
// may get lost or run twice, and the next minute makes it good. So it is never tried again by itself.

const PLAN = 'plan-nudges';
const SEND = 'send-nudges';
/** pg-boss's own tables, beside those of the store. */
export const JOBS_SCHEMA = 'guidepost_jobs';

/** How long a process sends before it asks who wants to go on, in ms. */
const SEND_MS = 45_000;
/** A job of a killed process is in the way of the next one for so long at most, in seconds. */
const EXPIRE_S = 90;
/** How long finished jobs are kept, in seconds: long enough to look into a fault. */
const KEEP_S = 3600;
/** A stop waits so long for what is being done, in ms; the ledger has the rest. */
const STOP_WAITS_MS = 10_000;
/** How often a fault that stays is told, in ms. */
const FAULTS_EVERY_MS = 60_000;
/** The pause before another try to start, in ms. */
const START_AGAIN_MS = 30_000;

/** The database that holds the job queue, beside the tables of the store. */
export type JobDatabase = { type: 'pglite'; pglite: PGlite } | { type: 'postgres'; databaseUrl: string };

/** What the jobs run; see delivery/nudge-runs.ts. */
export interface NudgeWork {
  plan(): Promise<void>;
  isMuchToSend(): Promise<boolean>;
  /** @returns whether there is more */
  send(forMs: number): Promise<boolean>;
}

export interface NudgeJobs {
  /** Resolves when the jobs run; rejects never. */
  started: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs the nudges every minute, from the next moment on. It starts beside the bot, which answers without it; while the
 * database can't be reached it tries again.
 */
export function startNudgeJobs(database: JobDatabase, work: NudgeWork, log: Log): NudgeJobs {
  const stopping = new AbortController();
  let boss: PgBoss | undefined;

  async function start(): Promise<void> {
    while (!stopping.signal.aborted) {
      const starting = createBoss(database, log);
      try {
        await starting.start();
        boss = starting;
        await runOn(starting, work);
        return;
      } catch (error) {
        log.warn({ err: error }, `the nudges can't run yet; next try in ${START_AGAIN_MS / 1000} s`);
        await starting.stop({ graceful: false }).catch(() => {});
        await delay(START_AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
  }

  const started = start();
  return {
    started,
    async stop() {
      stopping.abort();
      await started;
      await boss?.stop({ graceful: true, timeout: STOP_WAITS_MS });
    },
  };
}

function createBoss(database: JobDatabase, log: Log): PgBoss {
  const shared = { schema: JOBS_SCHEMA, useListenNotify: true, registerInstance: false };
  const boss =
    database.type === 'pglite'
      ? new PgBoss({ ...shared, db: fromPglite(database.pglite), backend: 'pglite' })
      : // A few connections of its own: what it does must not wait behind answers to people, nor they behind it.
        new PgBoss({
          ...shared,
          connectionString: database.databaseUrl,
          application_name: 'guidepost jobs',
          max: 3,
        });
  let quietUntil = 0;
  boss.on('error', (error) => {
    // While the database is away each look for work fails, every other second.
    const level = performance.now() < quietUntil ? 'debug' : 'warn';
    if (level === 'warn') quietUntil = performance.now() + FAULTS_EVERY_MS;
    log[level]({ err: error }, 'the nudge jobs had a fault and go on');
  });
  boss.on('warning', (warning) => log.debug({ warning }, 'a word from the nudge jobs'));
  return boss;
}

async function runOn(boss: PgBoss, work: NudgeWork): Promise<void> {
  const queue = {
    // One waits at most: what is to be done grows in the ledger, not here.
    policy: 'short',
    notify: true,
    retryLimit: 0,
    expireInSeconds: EXPIRE_S,
    retentionSeconds: KEEP_S,
    deleteAfterSeconds: KEEP_S,
  };
  for (const name of [PLAN, SEND]) await boss.createQueue(name, queue);
  await boss.work(PLAN, async () => {
    await work.plan();
    await boss.send(SEND);
  });
  await boss.work(SEND, async () => {
    // Another process takes this one and joins in; when there is none, this one finds nothing left to do.
    if (await work.isMuchToSend()) await boss.send(SEND);
    if (await work.send(SEND_MS)) await boss.send(SEND);
  });
  await boss.schedule(PLAN, '* * * * *');
  // What fell due while nothing ran.
  await boss.send(PLAN);
}
