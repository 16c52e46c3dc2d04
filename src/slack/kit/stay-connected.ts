import { setTimeout as delay } from 'node:timers/promises';
import { type SocketModeReceiver, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { reasonOf, SlackConnectionError, unlessStopped } from './connection-error.ts';
import { scopeOf } from './error-scope.ts';
import { createPatience, type Patience } from './patience.ts';
import { platformErrorOf } from './platform-error.ts';
import { NO_OBSERVER, type SlackObserver } from './slack-observer.ts';

/** The pause before the second try to connect, in ms; each later one is twice as long, up to the longest. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** How long Slack may take to say hello on a new connection, in ms. */
const HELLO_MS = 15_000;

const ASKS_TO_RECONNECT = /"type":\s*"disconnect"/;

type SocketClient = SocketModeReceiver['client'];

export interface StayingConnected {
  log: Log;
  /** Ends the wait for the first connection. */
  signal: AbortSignal;
  /** Slack refuses to connect again, and always will. Nothing is received any longer. */
  onRefused(error: SlackConnectionError): void;
  observer?: SlackObserver;
}

/**
 * Connects over Socket Mode, and connects again at once whenever the connection ends: Slack asks for that every few hours.
 * The log says when the connection is lost, why, and when it is back. Slack's own client would wait five seconds before
 * each new connection, and say neither.
 * @returns stops it; resolves when the first connection is there
 * @throws SlackConnectionError if Slack refuses the first connection, or `signal` ends the wait
 */
export async function stayConnected(
  client: SocketClient,
  { log, signal, onRefused, observer = NO_OBSERVER }: StayingConnected,
): Promise<() => void> {
  const stopping = new AbortController();
  const over = AbortSignal.any([stopping.signal, signal]);
  let trouble: unknown;
  let asked = false;
  client.on('error', (error: unknown) => {
    trouble = error;
  });
  let host = '';
  client.on('authenticated', ({ url = '' }: { url?: string }) => {
    host = URL.canParse(url) ? new URL(url).host : '';
  });
  client.on('ws_message', (message: unknown) => {
    asked ||= typeof message === 'string' && ASKS_TO_RECONNECT.test(message.slice(0, 100));
  });

  /**
   * Tries until Slack has said hello.
   * @param patience with a token that worked before
   */
  async function connect(until: AbortSignal, patience?: Patience): Promise<void> {
    // Slack has accepted the token, even if no WebSocket comes of it.
    const accepted = () => patience?.accepted();
    client.on('authenticated', accepted);
    try {
      await connectWith(until, patience);
    } finally {
      client.off('authenticated', accepted);
    }
  }

  async function connectWith(until: AbortSignal, patience: Patience | undefined): Promise<void> {
    for (let failed = 0; ; failed += 1) {
      try {
        await unlessStopped(opened(client), until);
        return;
      } catch (error) {
        if (until.aborted) throw error;
        const refusal = refusalOf(error);
        if (refusal && (patience?.refused() ?? true)) throw refusal;
        // If the WebSocket itself fails, the client does not say why.
        const reason = error ? reasonOf(error) : `no WebSocket to ${host}; check firewall and proxy`;
        const pauseMs = pauseAfter(failed, error);
        observer.link({ type: 'connecting', why: `no connection over Socket Mode (${reason})` });
        log.warn(
          { event: 'slack.connecting_failed', failed: failed + 1 },
          `can’t connect to Slack over Socket Mode (${reason}); trying again in ${pauseMs / 1000} s`,
        );
        await delay(pauseMs, undefined, { signal: until }).catch(() => {});
      }
    }
  }

  async function reconnectForever(): Promise<void> {
    for (;;) {
      trouble = undefined;
      asked = false;
      await disconnected(client);
      if (stopping.signal.aborted) return;
      const since = performance.now();
      const planned = asked;
      const reason = trouble === undefined ? 'it was closed' : reasonOf(trouble);
      const why = planned ? 'Slack asked for a new connection' : `the connection was lost (${reason})`;
      observer.link({ type: 'connecting', why });
      if (!planned) {
        log.warn(
          { event: 'slack.connection_lost' },
          `lost the connection to Slack (${reason}); connecting again`,
        );
      }
      await connect(stopping.signal, createPatience());
      const seconds = Math.round((performance.now() - since) / 100) / 10;
      observer.link({ type: 'connected', again: planned ? 'asked' : 'lost' });
      const asAsked = planned ? ', as Slack asked' : '';
      log.info(
        { event: 'slack.reconnected', seconds },
        `connected to Slack again after ${seconds} s${asAsked}`,
      );
    }
  }

  try {
    await connect(over);
    observer.link({ type: 'connected' });
  } catch (error) {
    void client.disconnect();
    throw error;
  }
  reconnectForever().catch((error: unknown) => {
    if (error instanceof SlackConnectionError && !stopping.signal.aborted) onRefused(error);
  });
  return () => stopping.abort();
}

/** Opens a connection; rejects if Slack does not say hello in time. */
async function opened(client: SocketClient): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error('Slack did not say hello'));
    void client.disconnect();
  }, HELLO_MS);
  try {
    await Promise.race([client.start(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Slack says how long to wait where it limits how often one may connect. */
function pauseAfter(failed: number, error: unknown): number {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failed, LONGEST_PAUSE_MS);
  return error instanceof webApi.WebAPIRateLimitedError
    ? Math.max(pauseMs, error.retryAfter * 1000)
    : pauseMs;
}

function disconnected(client: SocketClient): Promise<void> {
  return new Promise((resolve) => {
    client.once('disconnected', () => resolve());
  });
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
