import type { AnswerService } from '../answers/answer-service.ts';
import type { Finding } from '../finding.ts';
import type { Log } from '../log.ts';
import type { Backlog } from '../nudges/delivery/backlog.ts';
import type { NudgeObserver } from '../nudges/delivery/nudge-runs.ts';
import type { NudgeRunner } from '../nudges/nudge-runner.ts';
import type { SlackObserver } from '../slack/kit/slack-observer.ts';
import { isPortInUse, StartError } from '../start-error.ts';
import { createBotMetrics } from './bot-metrics.ts';
import { askedOnce, type Check, inTime } from './check.ts';
import { createDatabaseState } from './database-state.ts';
import { observeAnswers } from './observe-answers.ts';
import { serveOperations } from './operations-server.ts';
import { createProcessMetrics } from './process-metrics.ts';
import { createSlackState } from './slack-state.ts';
import { traced } from './traced.ts';
import { NO_TRACES, type Traces } from './traces.ts';

/** A nudge that waits for longer than this is late, in ms: a morning peak takes some minutes. */
const LATE_MS = 10 * 60_000;

/** An error of the jobs counts for this long, in ms. While the database is away, they have one every few seconds. */
const TROUBLE_MS = 60_000;

/** Where operators look. */
export interface OperationsAddress {
  port: number;
  address: string;
  /** Whether somebody chose the port. Otherwise, the bot does without if it is taken. */
  chosen: boolean;
}

/** The parts of the running bot that are asked how they are. */
export interface WatchedParts {
  store: { ping(): Promise<void> };
  /** How many cards are in use. */
  cards(): number;
  runner: Pick<NudgeRunner, 'jobs' | 'backlog'>;
}

export interface Operations {
  slack: SlackObserver;
  nudges: NudgeObserver;
  onQuery(seconds: number, ok: boolean, code?: string): void;
  observeAnswers(service: AnswerService): AnswerService;
  /** From now on, these parts are asked; before that, the bot is starting. */
  watch(parts: WatchedParts): void;
  /** How the running bot is, as the check of the setup says it. */
  findings(): Promise<Finding[]>;
  /** The bot takes nothing on any longer. */
  stopping(): void;
  /** Where it listens; undefined where it does not. */
  port: number | undefined;
  close(): Promise<void>;
}

export interface OperationsOptions {
  /** Undefined for none. */
  listen: OperationsAddress | undefined;
  /** Where traces are sent; undefined for none. */
  tracesUrl?: string | undefined;
  version: string;
  log: Log;
  now: () => Date;
}

type Checks = Record<'slack' | 'database' | 'cards' | 'jobs' | 'nudges', Check>;

const CHECKED_AS = { cards: 'Cards', jobs: 'Nudge jobs', nudges: 'Nudges' } as const;

const STARTING: Check = { ok: false, says: 'The bot is still starting.' };

/**
 * Shows the people who run the bot how it is. It begins before the bot does, so that a start that waits for Slack is seen.
 * @throws StartError if the port that somebody chose can't be used
 */
export async function startOperations({
  listen,
  tracesUrl,
  version,
  log,
  now,
}: OperationsOptions): Promise<Operations> {
  const traces = await startTraces(tracesUrl, { version, log });
  const metrics = traced(createBotMetrics(), traces);
  const { registry } = metrics;
  const slack = createSlackState(metrics, traces);
  const databaseState = createDatabaseState();
  const processMetrics = createProcessMetrics(registry);
  const info = registry.gauge('guidepost_build_info', 'The version; always 1.');
  const checked = registry.gauge('guidepost_check', 'Whether a part is well: 1, or 0 if it is not.');
  const cards = registry.gauge('guidepost_cards', 'Cards in use.');
  const states = registry.gauge('guidepost_nudges', 'Nudges of the last 24 hours in the ledger, by state.');
  const waits = registry.gauge(
    'guidepost_oldest_due_nudge_seconds',
    'How long the nudge that has waited longest could have been sent; 0 when none waits.',
  );
  const lastEvent = registry.gauge(
    'guidepost_slack_last_event_timestamp_seconds',
    'When the last request from Slack arrived, in epoch seconds.',
  );
  info.set(1, { version });
  let parts: WatchedParts | undefined;
  let stopping = false;

  async function checkAll(): Promise<{ checks: Checks; backlog: Backlog | undefined }> {
    if (!parts) {
      const slackCheck = slack.check();
      return {
        checks: { slack: slackCheck, database: STARTING, cards: STARTING, jobs: STARTING, nudges: STARTING },
        backlog: undefined,
      };
    }
    const { store, cards, runner } = parts;
    let backlog: Backlog | undefined;
    const [database, nudges] = await Promise.all([
      inTime('The database', () => databaseState.check(() => store.ping())),
      inTime('The ledger of nudges', async () => {
        backlog = await runner.backlog();
        return nudgesCheck(backlog, now());
      }),
    ]);
    const checks = {
      slack: slack.check(),
      database,
      cards: cardsCheck(cards()),
      jobs: jobsCheck(runner.jobs()),
      nudges,
    };
    return { checks, backlog };
  }

  const pages = {
    async ready() {
      const { checks } = await checkAll();
      const ready = !stopping && Object.values(checks).every(({ ok }) => ok);
      const status = stopping ? 'stopping' : ready ? 'ready' : 'not ready';
      return { ready, status, version, checks: words(checks) };
    },

    async metrics() {
      const { checks, backlog } = await checkAll();
      for (const [check, { ok }] of Object.entries(checks)) checked.set(ok ? 1 : 0, { check });
      if (parts) cards.set(parts.cards());
      states.clear();
      waits.clear();
      if (backlog) {
        for (const state of ['planned', 'sending', 'sent', 'skipped', 'failed'] as const)
          states.set(backlog.states[state] ?? 0, { state });
        waits.set(waitedMs(backlog, now()) / 1000);
      }
      const last = slack.lastEvent();
      if (last !== undefined) lastEvent.set(last / 1000);
      processMetrics.read();
      return registry.text();
    },
  };

  const server = listen && (await listening(listen, pages, log));
  return {
    slack: slack.observer,
    nudges: metrics.nudges,
    onQuery(seconds, ok, code) {
      metrics.query(seconds, ok);
      if (!ok) databaseState.failed(code);
    },
    observeAnswers: (service) => observeAnswers(service, metrics),
    watch({ store, cards, runner }) {
      parts = {
        store: { ping: askedOnce(() => store.ping()) },
        cards,
        runner: { jobs: () => runner.jobs(), backlog: askedOnce(() => runner.backlog()) },
      };
    },
    async findings() {
      const { checks } = await checkAll();
      return (['cards', 'jobs', 'nudges'] as const).map((name) => {
        const { ok, says } = checks[name];
        return { check: CHECKED_AS[name], status: ok ? 'ok' : 'failing', says };
      });
    },
    stopping() {
      stopping = true;
    },
    port: server?.port,
    async close() {
      processMetrics.stop();
      await traces.close();
      await server?.close();
    },
  };
}

/** Loaded only where somebody collects them: the packages are large. */
async function startTraces(url: string | undefined, about: { version: string; log: Log }): Promise<Traces> {
  if (url === undefined) return NO_TRACES;
  const { otlpTraces } = await import('./otlp-traces.ts');
  return otlpTraces(url, about);
}

async function listening(
  listen: OperationsAddress,
  pages: Parameters<typeof serveOperations>[1],
  log: Log,
): Promise<Awaited<ReturnType<typeof serveOperations>> | undefined> {
  const { port, address, chosen } = listen;
  try {
    const server = await serveOperations(listen, pages);
    log.info(
      { event: 'operations.listening', port: server.port, address },
      `/healthz, /readyz and /metrics are at port ${server.port} of ${address}`,
    );
    return server;
  } catch (error) {
    const why = isPortInUse(error)
      ? `port ${port} of ${address} is in use by another program`
      : `port ${port} of ${address} can't be used (${error instanceof Error && 'code' in error ? error.code : 'unknown'})`;
    const fix =
      'Set OPERATIONS_PORT to a free one, or to "off", and OPERATIONS_ADDRESS to one of this machine.';
    if (chosen) throw new StartError(`OPERATIONS_PORT: ${why}. ${fix}`);
    log.warn(
      { event: 'operations.not_listening' },
      `/healthz, /readyz and /metrics are not served: ${why}. ${fix}`,
    );
    return undefined;
  }
}

function cardsCheck(count: number): Check {
  return count > 0
    ? { ok: true, says: `${count} cards are in use.` }
    : { ok: false, says: 'No card is in use. The log says what is wrong with them.' };
}

function jobsCheck(state: ReturnType<NudgeRunner['jobs']>): Check {
  if (!state) return { ok: true, says: 'Nudges are sent by hand here.' };
  const { running, trouble } = state;
  if (!running) {
    const why = trouble ? ` (${trouble.code})` : '';
    return { ok: false, says: `The jobs that send nudges have not started${why}; they keep trying.` };
  }
  if (trouble && performance.now() - trouble.at < TROUBLE_MS)
    return { ok: false, says: `The jobs that send nudges have errors (${trouble.code}); the log says more.` };
  return { ok: true, says: 'The jobs that send nudges run.' };
}

function nudgesCheck(backlog: Backlog, now: Date): Check {
  const seconds = Math.round(waitedMs(backlog, now) / 1000);
  if (backlog.waitsSince === undefined) return { ok: true, says: 'No nudge waits.' };
  const says = `The nudge that has waited longest is ${seconds} s late.`;
  return { ok: seconds * 1000 <= LATE_MS, says };
}

function waitedMs({ waitsSince }: Backlog, now: Date): number {
  return waitsSince === undefined ? 0 : Math.max(0, now.getTime() - waitsSince.getTime());
}

function words(checks: Checks): Record<string, { status: 'ok' | 'failing'; reason: string }> {
  return Object.fromEntries(
    Object.entries(checks).map(([name, { ok, says }]) => [
      name,
      { status: ok ? 'ok' : 'failing', reason: says },
    ]),
  );
}
