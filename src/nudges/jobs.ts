import { setTimeout as delay } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { fromPglite, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';

// pg-boss wakes one process per minute to plan, however many processes there are, and as many as there are to
// send. What to send, and who sends it, is recorded only in the ledger (delivery/delivery.ts). A job carries
// no data: if it gets lost or runs twice, the next minute makes up for it. So jobs are never retried.

const PLAN = 'plan-nudges';
const SEND = 'send-nudges';
/** Schema of pg-boss's own tables, next to those of the store. */
export const JOBS_SCHEMA = 'guidepost_jobs';

/** How long a process sends before it lets another one continue, in ms. */
const SEND_MS = 45_000;
/** The longest time that the job of a killed process can block the next one, in seconds. */
const EXPIRE_S = 90;
/** How long finished jobs are kept, in seconds: long enough to look into a problem. */
const KEEP_S = 3600;
/** How long a stop waits for running jobs, in ms; the ledger has the rest. */
const STOP_WAITS_MS = 3000;
/** How often a persistent problem is logged, in ms. */
const FAULTS_EVERY_MS = 60_000;
/** The pause before the next attempt to start, in ms. */
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

export interface JobsState {
  /** Whether the jobs have started. */
  running: boolean;
  /** The last error, as its code, and when, in ms of `performance.now()`. */
  trouble: { code: string; at: number } | undefined;
}

export interface NudgeJobs {
  /** How they are right now. */
  state(): JobsState;
  /** Resolves when the jobs run; never rejects. */
  started: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs the nudges every minute, starting right away. It starts alongside the bot, which answers without it,
 * and keeps trying while the database is unavailable.
 */
export function startNudgeJobs(database: JobDatabase, work: NudgeWork, log: Log): NudgeJobs {
  const stopping = new AbortController();
  let boss: PgBoss | undefined;
  const state: JobsState = { running: false, trouble: undefined };
  const onTrouble = (error: unknown) => {
    state.trouble = { code: codeOf(error), at: performance.now() };
  };

  async function start(): Promise<void> {
    while (!stopping.signal.aborted) {
      const starting = createBoss(database, log, onTrouble);
      try {
        await starting.start();
        boss = starting;
        await runOn(starting, work);
        state.running = true;
        return;
      } catch (error) {
        onTrouble(error);
        log.warn(
          { event: 'nudge_jobs.start_failed', err: error },
          `nudge jobs could not start; next try in ${START_AGAIN_MS / 1000} s`,
        );
        await starting.stop({ graceful: false }).catch(() => {});
        await delay(START_AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
  }

  const started = start();
  return {
    state: () => state,
    started,
    async stop() {
      stopping.abort();
      await started;
      await boss?.stop({ graceful: true, timeout: STOP_WAITS_MS });
    },
  };
}

function createBoss(database: JobDatabase, log: Log, onTrouble: (error: unknown) => void): PgBoss {
  const shared = { schema: JOBS_SCHEMA, useListenNotify: true, registerInstance: false };
  const boss =
    database.type === 'pglite'
      ? new PgBoss({ ...shared, db: fromPglite(database.pglite), backend: 'pglite' })
      : // A few connections of its own, so that jobs do not wait behind answers to people, nor answers behind jobs.
        new PgBoss({
          ...shared,
          connectionString: database.databaseUrl,
          application_name: 'guidepost jobs',
          max: 3,
        });
  let quietUntil = 0;
  boss.on('error', (error) => {
    onTrouble(error);
    // While the database is unavailable, every look for work fails, every other second.
    const level = performance.now() < quietUntil ? 'debug' : 'warn';
    if (level === 'warn') quietUntil = performance.now() + FAULTS_EVERY_MS;
    log[level]({ event: 'nudge_jobs.failed', err: error }, 'nudge jobs had an error and continue');
  });
  // Its message alone: a slow statement comes with its values.
  boss.on('warning', ({ message }) =>
    log.debug({ event: 'nudge_jobs.warning', reason: message }, 'warning from the nudge jobs'),
  );
  return boss;
}

async function runOn(boss: PgBoss, work: NudgeWork): Promise<void> {
  const queue = {
    // At most one job waits: work accumulates in the ledger, not here.
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
    // Another process takes this job and helps; if there is none, this process runs it and finds nothing left to do.
    if (await work.isMuchToSend()) await boss.send(SEND);
    if (await work.send(SEND_MS)) await boss.send(SEND);
  });
  await boss.schedule(PLAN, '* * * * *');
  // For what became due while nothing ran.
  await boss.send(PLAN);
}

/** An error's text may name the server and the user. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
