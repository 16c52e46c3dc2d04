import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './log.ts';

/**
 * How long a stop waits for all that is under way, in ms. Who supervises the bot kills it not much later, and everything
 * that matters can be taken up by the next process.
 */
export const STOP_WAITS_MS = 3500;

/** How long a stop then waits for what is to be closed, in ms: a database that is frozen never says goodbye. */
const CLOSE_WAITS_MS = 1000;

/** Since a stop began, the process has ended after this, in ms. */
export const STOP_LIMIT_MS = 4800;

type Stop = () => Promise<void> | void;

/** What runs while the bot runs, and the order in which it stops. */
export interface Lifecycle {
  /** Adds what ends some work at the stop, and lets it finish if that takes no longer than `STOP_WAITS_MS`. All work ends at once. */
  onStop(stop: Stop): void;
  /**
   * Adds something to close once the work has ended: the last thing opened is closed first. What does not close in time is
   * left open.
   */
  onEnd(close: Stop): void;
  /**
   * Does something again and again, never twice at once. A failure is logged, and the next run comes as planned.
   * @param task names it in the log
   */
  every(intervalMs: number, task: string, work: () => Promise<unknown>): void;
  /** The same, for the first time right now. */
  everyFromNow(intervalMs: number, task: string, work: () => Promise<unknown>): void;
  stop(): Promise<void>;
}

export function createLifecycle(log: Log): Lifecycle {
  const stops: Stop[] = [];
  const closes: Stop[] = [];
  const onStop: Lifecycle['onStop'] = (stop) => void stops.push(stop);
  const repeat = (intervalMs: number, task: string, work: () => Promise<unknown>) => {
    let running: Promise<unknown> | undefined;
    const run = () => {
      running ??= work()
        .catch((error: unknown) =>
          log.warn(
            { event: 'task.failed', err: error, task },
            `${task} failed; next try in ${intervalMs / 1000} s`,
          ),
        )
        .finally(() => {
          running = undefined;
        });
    };
    const timer = setInterval(run, intervalMs);
    timer.unref();
    onStop(async () => {
      clearInterval(timer);
      await running;
    });
    return run;
  };
  return {
    onStop,
    every: (...task) => void repeat(...task),
    everyFromNow: (...task) => repeat(...task)(),
    onEnd: (close) => void closes.push(close),
    async stop() {
      const ended = Promise.all(stops.splice(0).map(async (stop) => stop()));
      try {
        await inTime(ended, STOP_WAITS_MS);
      } finally {
        const closed = closeAll(closes.splice(0).toReversed());
        if (!(await inTime(closed, CLOSE_WAITS_MS))) {
          log.warn(
            { event: 'bot.not_closed' },
            'not everything could be closed in time; the next start takes it up from there',
          );
        }
      }
    },
  };
}

async function closeAll(closes: readonly Stop[]): Promise<true> {
  for (const close of closes) await close();
  return true;
}

/** What comes of some work; undefined if it takes longer than `limitMs`. */
async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, delay(limitMs, undefined, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}

/** What the bot does from time to time, besides answering. */
export interface RecurringTasks {
  /** Answers messages that were received and never answered, except those that came in the last `olderThanMs`. */
  recoverMessages(olderThanMs: number, signal: AbortSignal): Promise<void>;
  /** Whether other processes may be answering messages right now. */
  othersMayAnswer: boolean;
  /** Reads the feedback that other processes took. */
  refreshVerdicts(): Promise<void>;
  /** Reads where another process switched suggestions on or off. */
  refreshSuggestions(): Promise<void>;
  /** Ends suggestions in channels that the bot was removed from. */
  endSuggestionsWhereRemoved(signal: AbortSignal): Promise<void>;
  /** Looks whether Slack still accepts the bot. */
  checkToken(): Promise<void>;
  /** Deletes what need not be kept. */
  deleteOldRecords(): Promise<unknown>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A message counts as unanswered only after this, in ms: longer than posting waits and retries (slack/kit/retry.ts). */
const IN_PROGRESS_MS = 3 * MINUTE_MS;

/** Starts them. */
export function startRecurringTasks(lifecycle: Lifecycle, tasks: RecurringTasks): void {
  const recovering = new AbortController();
  // A message that was open when this process began belongs to a process that is gone, unless others share the database.
  let inProgressMs = tasks.othersMayAnswer ? IN_PROGRESS_MS : 0;
  const recover = () => {
    const olderThanMs = inProgressMs;
    inProgressMs = IN_PROGRESS_MS;
    return tasks.recoverMessages(olderThanMs, recovering.signal);
  };
  // Nobody should have to wait until a long line of open messages is dealt with.
  lifecycle.everyFromNow(MINUTE_MS, 'answering open messages', recover);
  lifecycle.onStop(() => recovering.abort());
  lifecycle.every(MINUTE_MS, 'checking the token', tasks.checkToken);
  lifecycle.every(5 * MINUTE_MS, 'reading feedback', tasks.refreshVerdicts);

  const looking = new AbortController();
  const endSuggestions = () => tasks.endSuggestionsWhereRemoved(looking.signal);
  // Nobody should have to wait for it: it makes one slow call for each such channel.
  const lookedAtStart = endSuggestions();
  lifecycle.onStop(() => lookedAtStart);
  lifecycle.every(HOUR_MS, 'checking channels with suggestions', endSuggestions);
  lifecycle.onStop(() => looking.abort());

  lifecycle.every(MINUTE_MS, 'reading which channels want suggestions', tasks.refreshSuggestions);
  lifecycle.every(6 * HOUR_MS, 'deleting old records', tasks.deleteOldRecords);
}
