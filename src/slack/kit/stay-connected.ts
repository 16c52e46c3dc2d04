import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { inSeconds, pauseAfter, RECONNECTING } from './backoff.ts';
import { reasonOf, SlackConnectionError, unlessStopped } from './connection-error.ts';
import { scopeOf } from './error-scope.ts';
import { createPatience, type Patience } from './patience.ts';
import { platformErrorOf } from './platform-error.ts';
import { NO_OBSERVER, type SlackObserver } from './slack-observer.ts';
import type { SocketLink } from './socket-link.ts';

/** A connection that ends sooner than this, in ms, is in trouble: the next ones are opened with pauses between them. */
const STEADY_MS = 60_000;

/** Once another connection has taken its place, an old one is kept for so long, in ms, unless Slack closes it sooner. */
const LINGERS_MS = 10_000;

export interface StayingConnected {
  log: Log;
  /** Ends the wait for the first connection. */
  signal: AbortSignal;
  /** Slack refuses to connect again, and always will. Nothing is received any longer. */
  onRefused(error: SlackConnectionError): void;
  observer?: SlackObserver;
}

/**
 * Connects over Socket Mode, and stays connected. Slack asks for another connection every few hours: it is opened while the
 * old one still receives, so nothing is missed. If the connection breaks, another is opened at once, and after pauses that
 * grow. The log says when the connection is lost, why, and when it is back.
 * @param create gives a connection that is not open yet
 * @returns stops it and closes every connection; resolves when the first one is there
 * @throws SlackConnectionError if Slack refuses the first connection, or `signal` ends the wait
 */
export async function stayConnected(
  create: () => SocketLink,
  { log, signal, onRefused, observer = NO_OBSERVER }: StayingConnected,
): Promise<() => void> {
  const stopping = new AbortController();
  /** Connections that receive. */
  const open = new Set<SocketLink>();

  /**
   * Tries until Slack has said hello.
   * @param patience with a token that worked before
   */
  async function connect(until: AbortSignal, patience?: Patience): Promise<SocketLink> {
    for (let failed = 0; ; failed += 1) {
      const link = create();
      try {
        await unlessStopped(
          link.open(() => patience?.accepted()),
          until,
        );
        open.add(link);
        void link.gone.then(() => open.delete(link));
        return link;
      } catch (error) {
        link.close();
        if (until.aborted) throw error;
        const refusal = refusalOf(error);
        if (refusal && (patience?.refused() ?? true)) throw refusal;
        const reason = reasonOf(error);
        const pauseMs = pauseOf(failed, error);
        if (open.size === 0)
          observer.link({ type: 'connecting', why: `no connection over Socket Mode (${reason})` });
        log.warn(
          { event: 'slack.connecting_failed', failed: failed + 1, reason },
          `can’t connect to Slack over Socket Mode (${reason}); trying again in ${inSeconds(pauseMs)}`,
        );
        await delay(pauseMs, undefined, { signal: until }).catch(() => {});
      }
    }
  }

  /** @returns the connection that took its place */
  async function replace(old: SocketLink, pauseMs: number): Promise<SocketLink> {
    const isAsked = await Promise.race([old.asked.then(() => true), old.gone.then(() => false)]);
    let lostAt: number | undefined;
    const replaced = old.gone.then((error) => {
      if (stopping.signal.aborted || open.size > 0) return;
      lostAt = performance.now();
      const reason = error === undefined ? 'it was closed' : reasonOf(error);
      observer.link({ type: 'connecting', why: `the connection was lost (${reason})` });
      log.warn(
        { event: 'slack.connection_lost', reason },
        `lost the connection to Slack (${reason}); connecting again`,
      );
    });
    if (!isAsked) await replaced;
    if (pauseMs > 0) await delay(pauseMs, undefined, { signal: stopping.signal });
    const next = await connect(stopping.signal, createPatience());
    const seconds = lostAt === undefined ? 0 : Math.round((performance.now() - lostAt) / 100) / 10;
    observer.link({ type: 'connected', again: isAsked ? 'asked' : 'lost' });
    const when = lostAt === undefined ? 'before the old connection was closed' : `after ${seconds} s`;
    log.info(
      { event: 'slack.reconnected', seconds },
      `connected to Slack again ${when}${isAsked ? ', as Slack asked' : ''}`,
    );
    const lingering = setTimeout(() => old.close(), LINGERS_MS);
    lingering.unref();
    void old.gone.then(() => clearTimeout(lingering));
    return next;
  }

  async function replaceForever(first: SocketLink): Promise<void> {
    let brief = 0;
    for (let link = first; ; ) {
      const since = performance.now();
      await Promise.race([link.asked, link.gone]);
      if (stopping.signal.aborted) return;
      const isBrief = performance.now() - since < STEADY_MS;
      // The first time, nobody should have to wait.
      const pauseMs = isBrief && brief > 0 ? pauseAfter(brief - 1, RECONNECTING) : 0;
      brief = isBrief ? brief + 1 : 0;
      link = await replace(link, pauseMs);
    }
  }

  const first = await connect(AbortSignal.any([stopping.signal, signal]));
  observer.link({ type: 'connected' });
  replaceForever(first).catch((error: unknown) => {
    if (error instanceof SlackConnectionError && !stopping.signal.aborted) onRefused(error);
  });
  return () => {
    stopping.abort();
    for (const link of open) link.close();
  };
}

/** Slack says how long to wait where it limits how often one may connect. */
function pauseOf(failed: number, error: unknown): number {
  const pauseMs = pauseAfter(failed, RECONNECTING);
  return error instanceof webApi.WebAPIRateLimitedError
    ? Math.max(pauseMs, error.retryAfter * 1000)
    : pauseMs;
}

/** What to tell the person who runs the bot if Slack refuses the app-level token; undefined for what may pass. */
function refusalOf(error: unknown): SlackConnectionError | undefined {
  const code = platformErrorOf(error);
  if (code === undefined) return undefined;
  const scope = scopeOf(code);
  if (scope !== 'token' && scope !== 'app' && code !== 'no_permission') return undefined;
  return new SlackConnectionError(
    `Slack refuses SLACK_APP_TOKEN (${code}). Create an App-Level Token with the scope connections:write on your app's page "Basic Information", and switch Socket Mode on.`,
  );
}
