import { SLACK_RATE } from '../../nudges/delivery/rate-limiter.ts';
import type { Timing } from './measurements.ts';

/** The figures of one run. Memory in MB. */
export interface Figures {
  /** How many nudges. */
  size: number;
  plan: Timing;
  deliver: Timing;
  before: number;
  most: number;
}

export function printHead(onPostgres: boolean): void {
  console.log(`${onPostgres ? 'PostgreSQL' : 'PGlite, in the process'}, one process`);
  console.log(
    '            plan        deliver       processor     the database   memory MB    at Slack’s pace',
  );
  console.log(
    '  nudges       s      s  per second    s  ms each     s  ms each  before  most  of one workspace',
  );
}

export function printFigures({ size, plan, deliver, before, most }: Figures): void {
  const pace = (size / SLACK_RATE.perMinute) * 60;
  const share = `${((100 * deliver.seconds) / pace).toFixed(1)}%`;
  console.log(
    String(size).padStart(8),
    plan.seconds.toFixed(2).padStart(7),
    deliver.seconds.toFixed(1).padStart(6),
    (size / deliver.seconds).toFixed(0).padStart(9),
    deliver.processor.toFixed(1).padStart(6),
    ((1000 * deliver.processor) / size).toFixed(2).padStart(8),
    deliver.database.toFixed(1).padStart(6),
    ((1000 * deliver.database) / size).toFixed(2).padStart(8),
    before.toFixed(0).padStart(7),
    most.toFixed(0).padStart(5),
    `  ${pace.toFixed(0)} s, ${share} of it ours`,
  );
}

/** Explains the columns. */
export function printLegend(onPostgres: boolean): void {
  console.log(`
plan: write a row for every nudge that is due. deliver: choose each card, post it and record that it was sent, with a
Slack that answers immediately and without our rate limit. processor: the time that this process computed while
delivering, ${onPostgres ? 'without the database' : 'including the embedded database'}. the database: how long its statements
took. memory: of this process, before delivering and at most while delivering. at Slack’s pace: how long ${SLACK_RATE.perMinute} messages
per minute take, and how much of that is ours.`);
}
