/**
 * The whole bot in its own process, to be killed. It looks for nudges that are due and for messages that were left
 * unanswered several times a second, besides the jobs that do so every minute. Prints “up”, and “ran” each time. Its one
 * argument is JSON.
 */
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { fastClock, SPEED } from './fast-clock.ts';

export interface BotArguments {
  dataDir: string;
  databaseUrl?: string;
  slackApiUrl: string;
  botToken: string;
  /** Socket Mode, or HTTP on a port. */
  receives: { appToken: string } | { signingSecret: string; port: number };
  /** Absent: the real time. */
  clockStart?: number;
  /** A message that was tried this long ago counts as left behind, by the bot's clock. */
  recoverAfterMs?: number;
  /** Only a few cards, because the bot starts often. */
  knowledgeDir: string;
}

const given = JSON.parse(process.argv[2] ?? '{}') as BotArguments;
const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());

const { receives } = given;
const read = readConfig({
  SLACK_BOT_TOKEN: given.botToken,
  ...('appToken' in receives
    ? { SLACK_APP_TOKEN: receives.appToken }
    : { SLACK_SIGNING_SECRET: receives.signingSecret, PORT: String(receives.port) }),
  MESSAGES_PER_MINUTE: '100000',
  SLACK_API_URL: given.slackApiUrl,
  DATABASE_URL: given.databaseUrl,
  DATA_DIR: given.dataDir,
});
if (!read.ok || read.config.slack.mode === 'playground')
  throw new Error('The settings of the test are wrong.');

const app = await startApp({
  log: pino({ level: 'silent' }),
  ...(given.clockStart !== undefined && { now: fastClock(given.clockStart) }),
  // However long a busy machine takes for a claim, this is about the order of the two.
  holdAckMs: 60_000,
  knowledgeDir: given.knowledgeDir,
  // A lease of twelve seconds in real time, and calls of half a second. A message is only tried a few times, so one that
  // a busy machine holds up must not count as failed.
  ...(given.clockStart !== undefined && {
    nudgeTimes: {
      leaseMs: 12_000 * SPEED,
      callTimeoutMs: 500,
      pace: { perMinute: 1200, perChannelMs: 100 },
    },
  }),
  config: { ...read.config, slack: read.config.slack },
});
writeSync(1, 'up\n');
while (!stopping.signal.aborted) {
  await app.runDueNudges();
  if (given.recoverAfterMs !== undefined) await app.recover(given.recoverAfterMs);
  writeSync(1, 'ran\n');
  await delay(200, undefined, { signal: stopping.signal }).catch(() => {});
}
await app.stop();
process.exit(0);
