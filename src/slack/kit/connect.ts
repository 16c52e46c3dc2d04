import { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { App, type Receiver, webApi } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import type { Log } from '../../log.ts';
import { isPortInUse, portInUse } from '../../start-error.ts';
import { inSeconds, pauseAfter, RECONNECTING } from './backoff.ts';
import { boltLog } from './bolt-log.ts';
import { tokenRefused } from './check-token.ts';
import { reasonOf, SlackConnectionError, unlessStopped } from './connection-error.ts';
import { scopeOf } from './error-scope.ts';
import { type HeldAcks, holdAcks } from './hold-ack.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { observeRequests } from './observe-requests.ts';
import { PatientClient } from './patient-client.ts';
import { platformErrorOf } from './platform-error.ts';
import { createSlackFetch } from './slack-fetch.ts';
import { NO_OBSERVER, type SlackObserver } from './slack-observer.ts';
import { SocketLinks } from './socket-link.ts';
import { stayConnected } from './stay-connected.ts';
import { answerUnknown } from './unknown-requests.ts';
import { singleWorkspace, type Workspace, type Workspaces } from './workspace.ts';

export interface Connected {
  app: App;
  receiver: Receiver;
  heldAcks: HeldAcks;
  workspaces: Workspaces;
  /** The workspace that the bot's token is for. */
  team: string;
}

/** How the bot reaches Slack, and what proves who it is. */
export type SlackCredentials =
  | { mode: 'socket'; botToken: string; appToken: string }
  | { mode: 'http'; botToken: string; signingSecret: string };

export interface ConnectOptions {
  connection: SlackCredentials;
  apiUrl: string | undefined;
  log: Log;
  now: () => Date;
  /** How long to wait for the answer to a call before it counts as lost, in ms. */
  callTimeoutMs?: number;
  /** The way to a proxy, for the WebSocket of Socket Mode; undefined without one. */
  dispatcher?: Dispatcher | undefined;
  /** How long a request may wait for its claim or answer before it is acknowledged, in ms. */
  holdAckMs?: number;
  /** Stops waiting for Slack while it can't be reached. */
  signal: AbortSignal;
  observer?: SlackObserver;
}

/**
 * For calls that may be repeated without harm, such as opening a modal; posting has its own rule in retry.ts. A
 * person is waiting: Slack's default keeps trying for half an hour and then does what nobody needs any longer.
 */
const REPLY_RETRIES = { retries: 3, factor: 2, minTimeout: 300, maxTimeout: 3000 };

/**
 * Slack usually answers within a second. Without a limit, the bot would wait forever for an answer that never
 * comes.
 */
const CALL_TIMEOUT_MS = 10_000;

/** How long a stop waits for requests that are still being read or answered, in ms. */
const CLOSING_MS = 1500;

/** What `fetch` says of a port such as 25 for mail. Trying again would not help. */
const BLOCKED_PORT = 'bad port';

/**
 * Checks the bot's token with Slack and builds a Bolt app with it, not started yet. While Slack can't be reached,
 * it says so in the log and tries again.
 * @throws SlackConnectionError if Slack refuses the token, or `signal` ends the wait
 */
export async function connectSlack({
  connection,
  apiUrl,
  log,
  now,
  callTimeoutMs = CALL_TIMEOUT_MS,
  holdAckMs,
  dispatcher,
  signal,
  observer = NO_OBSERVER,
}: ConnectOptions): Promise<Connected> {
  const address = {
    fetch: createSlackFetch(observer.call),
    timeout: callTimeoutMs,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
  const logger = boltLog(log);
  const identity = await identify(connection.botToken, address, {
    log,
    signal,
    proxied: dispatcher !== undefined,
    observer,
  });
  const receiver =
    connection.mode === 'socket'
      ? new SocketLinks({
          appToken: connection.appToken,
          logger,
          ...(dispatcher && { dispatcher }),
          installerOptions: {
            clientOptions: { ...address, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
          },
        })
      : createHttpReceiver({ signingSecret: connection.signingSecret, logger, log, now });
  const app = new App({
    receiver,
    logger,
    // A limit on one method must not hold back all the others.
    clientOptions: { ...address, logger, retryConfig: REPLY_RETRIES, rejectRateLimitedCalls: true },
    authorize: async () => ({
      botToken: connection.botToken,
      botId: identity.botId,
      botUserId: identity.botUserId,
      teamId: identity.team,
    }),
    extendedErrorHandler: true,
  });
  observeRequests(app, observer);
  const heldAcks = holdAcks(app, log, holdAckMs);
  const client = new webApi.WebClient(connection.botToken, {
    ...address,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  answerUnknown(app, { client, log });
  const retryingClient = new PatientClient(connection.botToken, {
    ...address,
    logger,
    retryConfig: REPLY_RETRIES,
  });
  const { botUserId, botName, team, enterprise } = identity;
  const workspace = {
    team,
    enterprise,
    client,
    retryingClient,
    botUserId,
    botName,
    log,
    now,
    onCall: observer.call,
  };
  return { app, receiver, heldAcks, workspaces: singleWorkspace(workspace), team };
}

async function identify(
  token: string,
  address: Pick<webApi.WebClientOptions, 'fetch' | 'timeout' | 'slackApiUrl'>,
  {
    log,
    signal,
    proxied,
    observer,
  }: { log: Log; signal: AbortSignal; proxied: boolean; observer: SlackObserver },
): Promise<{ botId: string } & Pick<Workspace, 'team' | 'enterprise' | 'botUserId' | 'botName'>> {
  // The client itself stays quiet: the log line below reports each failed try once.
  const client = new webApi.WebClient(token, {
    ...address,
    logger: boltLog(log.child({}, { level: 'silent' })),
    retryConfig: { retries: 0 },
  });
  for (let failed = 0; ; failed += 1) {
    try {
      const {
        bot_id: botId,
        user_id: botUserId,
        user: botName = 'guidepost',
        team_id: team,
        enterprise_id: enterprise,
      } = await unlessStopped(client.auth.test(), signal);
      if (!botId || !botUserId || !team) {
        throw new SlackConnectionError(
          'SLACK_BOT_TOKEN belongs to a person, not to a bot. Use the Bot User OAuth Token, which begins with "xoxb-".',
        );
      }
      return { botId, botUserId, botName, team, enterprise };
    } catch (error) {
      if (error instanceof SlackConnectionError) throw error;
      const code = platformErrorOf(error);
      if (code !== undefined && scopeOf(code) !== 'passing') throw tokenRefused(code);
      const reason = reasonOf(error);
      if (reason === BLOCKED_PORT) {
        throw new SlackConnectionError(
          'SLACK_API_URL has a port that belongs to another protocol, and nothing is sent there over HTTP. Give the server another port, such as 8080.',
        );
      }
      if (address.slackApiUrl && error instanceof webApi.WebAPIHTTPError && error.statusCode === 404) {
        throw new SlackConnectionError(
          'SLACK_API_URL leads to a server that has no auth.test there (404). Correct its path; it should look like https://slack.com/api/, or unset it.',
        );
      }
      const pauseMs = pauseAfter(failed, RECONNECTING);
      observer.link({ type: 'connecting', why: `Slack can’t be reached (${reason})` });
      log.warn(
        { event: 'slack.unreachable', failed: failed + 1, reason },
        `Slack can't be reached at ${address.slackApiUrl ?? 'https://slack.com/api/'}${proxied ? ' through the proxy' : ''} (${reason}). Trying again in ${inSeconds(pauseMs)}; check ${proxied ? 'HTTPS_PROXY, HTTP_PROXY and NO_PROXY, ' : ''}the network and SLACK_API_URL.`,
      );
      try {
        await delay(pauseMs, undefined, { signal });
      } catch {
        throw new SlackConnectionError('Stopped while waiting for Slack.');
      }
    }
  }
}

export interface ReceiveOptions {
  /** In HTTP mode. */
  port: number;
  log: Log;
  /** Ends the wait for Slack. */
  signal: AbortSignal;
  /** Slack refuses the bot from now on, and nothing is received any longer. */
  onRefused(error: SlackConnectionError): void;
  observer?: SlackObserver;
}

/**
 * Starts receiving.
 * @returns stops it
 * @throws SlackConnectionError with a sentence for the person who runs the bot
 */
export async function startReceiving(
  { app, receiver, heldAcks }: Connected,
  options: ReceiveOptions,
): Promise<() => Promise<void>> {
  if (receiver instanceof SocketLinks) {
    const stayNoLonger = await stayConnected(() => receiver.create(), options);
    return async () => {
      heldAcks.release();
      await stayNoLonger();
    };
  }
  const { observer = NO_OBSERVER } = options;
  let server: unknown;
  try {
    server = await app.start(options.port);
    observer.link({ type: 'connected' });
  } catch (error) {
    if (isPortInUse(error)) throw portInUse(options.port);
    throw error;
  }
  return async () => {
    heldAcks.release();
    // A request whose body never ends would keep the bot from stopping: Node waits for it without a limit.
    const cut = setTimeout(() => server instanceof Server && server.closeAllConnections(), CLOSING_MS);
    await app.stop();
    clearTimeout(cut);
  };
}
