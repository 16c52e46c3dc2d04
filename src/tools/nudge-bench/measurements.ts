import type { DatabaseTime } from './database-time.ts';

/** All in seconds. */
export interface Timing {
  seconds: number;
  /** Processor time of this process. */
  processor: number;
  database: number;
}

/** Runs the work, and measures how long it takes. */
export async function timed(database: DatabaseTime, work: () => Promise<void>): Promise<Timing> {
  const databaseBefore = await database.ms();
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    seconds,
    processor: (user + system) / 1e6,
    database: ((await database.ms()) - databaseBefore) / 1000,
  };
}

/** Watches the resident memory of this process, ten times a second. @returns values in MB */
export function watchMemory(): { end(): { before: number; most: number } } {
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
