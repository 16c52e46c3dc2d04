import type { Log } from './log.ts';

/** What runs while the bot runs, and the order in which it stops: the last thing started stops first. */
export interface Lifecycle {
  /** Adds something to do at the stop, before everything that was added earlier. */
  onStop(stop: () => Promise<void> | void): void;
  /**
   * Does something again and again, never twice at once. A failure is logged, and the next run comes as planned.
   * @param task names it in the log
   */
  every(intervalMs: number, task: string, work: () => Promise<unknown>): void;
  stop(): Promise<void>;
}

export function createLifecycle(log: Log): Lifecycle {
  const stops: (() => Promise<void> | void)[] = [];
  const onStop: Lifecycle['onStop'] = (stop) => void stops.push(stop);
  return {
    onStop,
    every(intervalMs, task, work) {
      let running: Promise<unknown> | undefined;
      const timer = setInterval(() => {
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
      }, intervalMs);
      timer.unref();
      onStop(async () => {
        clearInterval(timer);
        await running;
      });
    },
    async stop() {
      for (const stop of stops.splice(0).toReversed()) await stop();
    },
  };
}
