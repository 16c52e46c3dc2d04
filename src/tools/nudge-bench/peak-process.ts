import { setTimeout as delay } from 'node:timers/promises';
import { startApp } from '../../app.ts';
import { createLog } from '../../log.ts';
import { benchConfig } from './bench-config.ts';
import { DUE } from './ledger.ts';

/** What one process of the bench of a peak gets, as JSON. */
export interface PeakProcess {
  apiUrl: string;
  databaseUrl: string;
  dataDir: string;
  /** When the nudges are due, in epoch ms of the real time. */
  dueAt: number;
  perMinute: number;
}

/** One of several processes that send the nudges of a peak, until the parent ends it. */
const { apiUrl, databaseUrl, dataDir, dueAt, perMinute } = JSON.parse(process.argv[2] ?? '{}') as PeakProcess;
const app = await startApp({
  log: createLog({ level: 'silent', readable: false }),
  now: () => new Date(DUE.at.getTime() + Date.now() - dueAt),
  runsNudges: false,
  nudgeTimes: { leaseMs: 120_000, callTimeoutMs: 10_000, pace: { perMinute, perChannelMs: 1000 } },
  config: benchConfig({ apiUrl, databaseUrl, dataDir }),
});
process.send?.('up');
const stopping = new AbortController();
process.on('disconnect', () => stopping.abort());
while (!stopping.signal.aborted) {
  await app.runDueNudges();
  await delay(200, undefined, { signal: stopping.signal }).catch(() => {});
}
await app.stop();
process.exit(0);
