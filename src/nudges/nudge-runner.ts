import type { LiveCatalog } from '../catalog/catalog.ts';
import type { Log } from '../log.ts';
import type { UnderWay } from '../under-way.ts';
import { createNudgeComposer, type NudgeComposerDeps } from './delivery/compose-nudge.ts';
import type { Delivery } from './delivery/delivery.ts';
import { createNudgeRuns, type NudgeObserver, type NudgeRuns } from './delivery/nudge-runs.ts';
import type { NudgeTransport } from './delivery/nudge-transport.ts';
import { createRateLimiter, type SLACK_RATE } from './delivery/rate-limiter.ts';
import { createNudgeSending } from './delivery/send-due-nudges.ts';
import { type JobDatabase, type JobsState, startNudgeJobs } from './jobs.ts';
import type { NoticeTransport } from './notices/notice-transport.ts';
import { createNoticeSending } from './notices/send-notices.ts';
import type { NudgeRecords } from './records/nudge-records.ts';

/** Other times than the usual ones, for tests. */
export interface NudgeTimes {
  leaseMs: number;
  /** How long a call to Slack may take, in ms. */
  callTimeoutMs: number;
  pace: typeof SLACK_RATE;
}

export interface NudgeRunnerDeps {
  store: NudgeRecords & NudgeComposerDeps['store'] & { engine: JobDatabase };
  /** The workspace that this process serves. */
  team: string;
  catalog: LiveCatalog;
  transport: NudgeTransport;
  posting: UnderWay<Delivery>;
  noticeTransport: NoticeTransport;
  log: Log;
  withoutKinds?: readonly string[];
  now: () => Date;
  /** Whether nudges go out by themselves, every minute; otherwise only when `runDue` is called. */
  byItself: boolean;
  times?: NudgeTimes | undefined;
  observer?: NudgeObserver | undefined;
}

export interface NudgeRunner extends Pick<NudgeRuns, 'runDue' | 'nextDue' | 'backlog' | 'stop'> {
  /** How the jobs are; undefined where nudges do not go out by themselves. */
  jobs(): JobsState | undefined;
}

/** Plans and sends nudges. */
export function startNudgeRunner(deps: NudgeRunnerDeps): NudgeRunner {
  const {
    store,
    team,
    catalog,
    transport,
    noticeTransport,
    posting,
    log,
    withoutKinds = [],
    now,
    byItself,
    times,
  } = deps;
  const compose = createNudgeComposer({ catalog, store, withoutKinds, now });
  const pace = createRateLimiter({ store, team, log }, times?.pace);
  const leaseMs = times && { leaseMs: times.leaseMs };
  const sending = createNudgeSending({ store, compose, transport, pace, posting, log, now, ...leaseMs });
  const notices = createNoticeSending({
    store,
    transport: noticeTransport,
    pace,
    posting,
    log,
    now,
    ...leaseMs,
  });
  const runs = createNudgeRuns({ store, sending, notices, log, now, observer: deps.observer });
  if (!byItself) return { ...runs, jobs: () => undefined };
  const jobs = startNudgeJobs(store.engine, runs, log);
  return {
    runDue: runs.runDue,
    nextDue: runs.nextDue,
    backlog: runs.backlog,
    jobs: jobs.state,
    // A run in progress ends early, and then the job that waits for it.
    stop: async () => void (await Promise.all([runs.stop(), jobs.stop()])),
  };
}
