import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedCall } from './call-log.ts';
import { ackTimeoutMs } from './delivery/delivery.ts';
import { eventRetryDelaysMs } from './delivery/events.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import type { BlockRefusal, Fault, RandomFaults } from './faults/faults.ts';
import { redeliver } from './faults/redeliver.ts';
import { isLocalHost } from './http/host-check.ts';
import { BodyTooLarge } from './http/http-body.ts';
import type { LocalSlack } from './local-slack.ts';
import { type AppManifest, readManifest } from './manifest/manifest.ts';
import { openLocalSlack } from './open-local-slack.ts';
import { act } from './page-actions/act.ts';
import { PageBundle } from './page-server/page-bundle.ts';
import { servePage } from './page-server/page-routes.ts';
import { pageStateOf } from './page-server/page-state.ts';
import { servePreview } from './page-server/preview-routes.ts';
import type { PreviewOptions } from './page-server/preview-source.ts';
import type { ActResult, PageAction, PageState } from './protocol.ts';
import { waitForState } from './wait-for-state.ts';
import { serveCall } from './web-api/serve-call.ts';
import { serveResponseUrl } from './web-api/serve-response-url.ts';
import { seedWorkspace } from './workspace/seed.ts';
import type { Conversation } from './workspace/seed-conversations.ts';
import type { WorkspaceData } from './workspace/workspace.ts';

export type { Conversation, WorkspaceData };

export interface LocalSlackOptions {
  /** Where to listen; only local addresses make sense, since everybody who reaches it may act as anyone. */
  host?: string;
  /** A free one unless given. */
  port?: number;
  /** The app's manifest, YAML or JSON: its name, scopes, commands, shortcuts and events. */
  manifestPath: string | URL;
  /** The real time; the workspace's own (timestamps, triggers, response_urls) follows it until it is moved. */
  now?: () => Date;
  /** Called after somebody moved the workspace's time forward; the mover waits for it. */
  onTimeMoved?: () => Promise<void>;
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  /** Where the app listens. When given, everything is posted there, signed, instead of over Socket Mode. */
  eventsUrl?: string;
  /** Builds the page again each time it is loaded, with source maps: for people who work on the page. */
  rebuildPage?: boolean;
  /** What people have been talking about before the first start. The package's own small talk unless given. */
  conversations?: readonly Conversation[];
  /** Changes a new workspace before anybody sees it: other people, channels, time zones. Also runs after a reset. */
  prepareWorkspace?: (workspace: WorkspaceData) => void;
  /** Keeps the workspace from one start to the next. */
  saveFile?: string;
  /** How long the app may take to acknowledge, in milliseconds; Slack's three seconds unless told. */
  ackTimeoutMs?: number;
  /** Waits before an event is repeated, in milliseconds. */
  eventRetryDelaysMs?: readonly number[];
  /** What a newcomer may try, as text for the page's composer. From the manifest's commands unless given. */
  examples?: readonly string[];
  /** Previews of the app's messages for the people who write them, on a page of their own. */
  previews?: PreviewOptions;
  /** What the person who runs it should know, e.g. that a saved workspace was broken. */
  onWarning?: (text: string) => void;
}

export interface LocalSlackFaults {
  /** Lets the next calls of a method (or of `response_url`) fail; once unless `times` says more. */
  failNext(method: string, fault: Fault, times?: number): void;
  /** Lets calls fail by chance, at a rate and from a seed, until the answer is called. */
  failAtRandom(plan: RandomFaults): () => void;
  /** How many calls have met a fault so far, by its kind. */
  counts(): Record<string, number>;
  /** Refuses messages with such blocks as `invalid_blocks`, until the answer is called. */
  refuseBlocks(refusal: BlockRefusal): () => void;
  /** Sends the events of a message again, each time under a new event id; resolves when all were answered. */
  redeliver(channel: string, ts: string, times: number): Promise<void>;
  /** Breaks the app's connections without a goodbye. */
  dropConnections(): void;
  /** Asks the app to connect anew, as Slack does now and then. */
  refreshConnections(): void;
  /** Refuses every token with this word (`invalid_auth` unless told), until called with `false`. */
  refuseTokens(error?: string | false): void;
  /** Holds the app to about one message a second in each channel. */
  limitMessageRate(on: boolean): void;
  /** Switches all of it off. */
  clear(): void;
}

export interface LocalSlackServer {
  /** The page. */
  url: string;
  /** For SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** The workspace's time: for the app, so that it lives in the same one. */
  now: () => Date;
  /** Does what a person would do on the page. Resolves when the app has answered, where it is asked. */
  act(asUserId: string, action: PageAction): Promise<ActResult>;
  /** What the person sees now. Throws for an unknown person. */
  state(asUserId: string): PageState;
  /**
   * Resolves with the first answer of `find` that is not undefined, now or after a change.
   * Rejects with a readable picture of what the person sees instead when it takes too long.
   */
  waitFor<T>(asUserId: string, find: (state: PageState) => T | undefined): Promise<T>;
  /** The app's calls, oldest first: of one method (`response_url` is one too), or all. */
  calls(method?: string): RecordedCall[];
  faults: LocalSlackFaults;
  close(): Promise<void>;
}

/**
 * Starts the local Slack. Rejects with the server's error, code `EADDRINUSE` when the port is taken, and with
 * an Error that names the file when the manifest cannot be read.
 */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlackServer> {
  const host = options.host ?? '127.0.0.1';
  const tokens = {
    bot: options.botToken ?? `xoxb-playground-${randomBytes(12).toString('hex')}`,
    app: options.appToken ?? `xapp-playground-${randomBytes(12).toString('hex')}`,
  };
  const signingSecret = options.signingSecret ?? randomBytes(16).toString('hex');
  const warn = options.onWarning ?? ((text: string) => console.warn(text));
  const manifest = readManifest(options.manifestPath);

  const server = createServer();
  const address = await listen(server, options.port ?? 0, host);
  const origin = originOf(host, address.port);
  const { slack, saveNow } = await openLocalSlack({
    manifest,
    tokens,
    signingSecret,
    origin,
    now: options.now ?? (() => new Date()),
    onTimeMoved: options.onTimeMoved ?? (async () => {}),
    eventsUrl: options.eventsUrl,
    saveFile: options.saveFile,
    seed: (now) => {
      const workspace = seedWorkspace(manifest, now, options.conversations);
      options.prepareWorkspace?.(workspace);
      return workspace;
    },
    ackTimeoutMs: options.ackTimeoutMs ?? ackTimeoutMs,
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? eventRetryDelaysMs,
    previews: options.previews,
    examples: options.examples ?? examplesFrom(manifest),
    warn,
  });
  const bundle = new PageBundle({ rebuild: options.rebuildPage ?? false, warn });

  server.on('request', (request, response) => {
    route(slack, bundle, request, response, warn).catch((error: unknown) => failed(response, error, warn));
  });
  server.on('upgrade', (request, socket, head) => {
    const { delivery } = slack;
    const isConnection = isLocalHost(request.headers.host) && delivery instanceof SocketMode;
    if (isConnection && delivery.accept(request, socket, head)) return;
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });

  return {
    url: `${origin}/`,
    apiUrl: `${origin}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret,
    now: slack.now,
    act: (asUserId, action) => act(slack, asUserId, action),
    state: (asUserId) => stateOf(slack, asUserId),
    waitFor: (asUserId, find) =>
      waitForState({
        read: () => stateOf(slack, asUserId),
        onChange: (listener) => slack.workspace.onChange(listener),
        find,
      }),
    calls: (method) => slack.calls.of(method),
    faults: faultsOf(slack),
    async close() {
      slack.events.close();
      await slack.delivery.close();
      await saveNow();
      await bundle.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function examplesFrom({ commands }: AppManifest): string[] {
  return [...commands.slice(0, 2).map(({ command }) => command), 'What can you do?'];
}

/** Where this server is reached from the same machine; every address means the loopback one as well. */
function originOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

async function route(
  slack: LocalSlack,
  bundle: PageBundle,
  request: IncomingMessage,
  response: ServerResponse,
  warn: (text: string) => void,
): Promise<void> {
  // Another site's script may reach this port through a name that resolves to it, but not with this header.
  if (!isLocalHost(request.headers.host)) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('Only local addresses are served.\n');
    return;
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/healthz') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, botConnected: slack.delivery.connected }));
    return;
  }
  const method = /^\/api\/([\w.]+)$/.exec(pathname)?.[1];
  if (method) return await serveCall(slack, method, request, response);
  const secret = /^\/response\/([\w-]+)$/.exec(pathname)?.[1];
  if (secret && request.method === 'POST') return await serveResponseUrl(slack, secret, request, response);
  if (await servePage(slack, bundle, request, response)) return;
  if (await servePreview(slack, bundle, request, response, warn)) return;
  response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n');
}

/** A fault of the playground itself, never of who calls it. */
function failed(response: ServerResponse, error: unknown, warn: (text: string) => void): void {
  const tooLarge = error instanceof BodyTooLarge;
  if (!tooLarge) warn(`The playground failed: ${error instanceof Error ? error.stack : String(error)}`);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response.writeHead(tooLarge ? 413 : 500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error: tooLarge ? 'request_too_large' : 'fatal_error' }));
}

function stateOf(slack: LocalSlack, userId: string): PageState {
  const person = slack.workspace.person(userId);
  if (!person || person.isBot) throw new Error(`There is no person ${userId} in the playground.`);
  return structuredClone(pageStateOf(slack, person));
}

function faultsOf(slack: LocalSlack): LocalSlackFaults {
  return {
    failNext: (method, fault, times) => slack.faults.failNext(method, fault, times),
    failAtRandom: (plan) => slack.faults.failAtRandom(plan),
    counts: () => slack.faults.counts,
    refuseBlocks: (refusal) => slack.faults.refuseBlocks(refusal),
    redeliver: (channel, ts, times) => redeliver(slack, channel, ts, times),
    dropConnections: () => slack.delivery.drop(),
    refreshConnections: () => slack.delivery.refresh(),
    refuseTokens: (error = 'invalid_auth') => {
      slack.faults.tokenError = error === false ? undefined : error;
    },
    limitMessageRate: (on) => {
      slack.faults.limitMessageRate = on;
    },
    clear: () => slack.faults.clear(),
  };
}
