import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedCall } from './call-log.ts';
import { ackTimeoutMs, type Refresh } from './delivery/delivery.ts';
import { eventRetryDelaysMs } from './delivery/events.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import type { BlockRefusal, Fault, RandomFaults } from './faults/faults.ts';
import { redeliver } from './faults/redeliver.ts';
import { BodyTooLarge } from './http/http-body.ts';
import { isFromForeignPage, isLocalHost } from './http/origin-check.ts';
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
import { changeChannelId } from './workspace/change-channel-id.ts';
import { type PostedElsewhere, postElsewhere } from './workspace/post-elsewhere.ts';
import { seedWorkspace } from './workspace/seed.ts';
import type { Conversation } from './workspace/seed-conversations.ts';
import type { Organization, WorkspaceData } from './workspace/workspace.ts';

export type { Conversation, Organization, PostedElsewhere, WorkspaceData };

export interface LocalSlackOptions {
  /** Where to listen. Keep it local: anybody who can reach the server can act as anyone in the workspace. */
  host?: string;
  /** Default: a free one. */
  port?: number;
  /** The app's manifest, YAML or JSON: its name, scopes, commands, shortcuts, and events. */
  manifestPath: string | URL;
  /** Files with parts that people may merge into the manifest, such as a workflow step. They are merged the same way. */
  manifestAdditions?: readonly (string | URL)[];
  /**
   * The real time. The workspace's own time (timestamps, triggers, response_urls) follows it until somebody moves it.
   */
  now?: () => Date;
  /** Called after somebody moves the workspace's time forward. The page waits for it. */
  onTimeMoved?: () => Promise<void>;
  /**
   * When the app has something to do next, if at all. The time then doesn't jump over it: on its way, it stops there
   * and calls `onTimeMoved`. When a person moves the time there, it is asked for what that person waits for.
   */
  nextDue?: (personId?: string) => Promise<Date | undefined>;
  /** What the page calls that moment. Default: “When something is due next”. */
  nextDueLabel?: string;
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  /** Where the app listens. If given, requests are signed and posted there; otherwise they go over Socket Mode. */
  eventsUrl?: string;
  /** Rebuilds the page on every load, with source maps: for people who work on the page. */
  rebuildPage?: boolean;
  /** What people talked about before the first start. Default: some small talk. */
  conversations?: readonly Conversation[];
  /** Changes a new workspace before anybody sees it: people, channels, time zones. Also runs after a reset. */
  prepareWorkspace?: (workspace: WorkspaceData) => void;
  /** The organization (Enterprise Grid) that the workspace belongs to, if any. */
  organization?: Organization;
  /** Where to keep the workspace between starts. */
  saveFile?: string;
  /** How long the app may take to acknowledge, in milliseconds. Default: three seconds, like Slack. */
  ackTimeoutMs?: number;
  /** How long to wait before each retry of an event, in milliseconds. */
  eventRetryDelaysMs?: readonly number[];
  /** Examples for newcomers, as text for the page's composer. Default: the manifest's commands. */
  examples?: readonly string[];
  /** Previews of the app's messages, on a separate page, for the people who write them. */
  previews?: PreviewOptions;
  /** Receives what the person running it should know, e.g. that a saved workspace was broken. */
  onWarning?: (text: string) => void;
}

export interface LocalSlackFaults {
  /** Makes the next calls to a method (or to a `response_url`) fail. Default: only the next one. */
  failNext(method: string, fault: Fault, times?: number): void;
  /** Makes calls fail at random, at a given rate and from a seed. Call the returned function to stop it. */
  failAtRandom(plan: RandomFaults): () => void;
  /** How many calls have failed so far, by type of fault. */
  counts(): Record<string, number>;
  /** Refuses messages with these blocks as `invalid_blocks`. Call the returned function to stop it. */
  refuseBlocks(refusal: BlockRefusal): () => void;
  /** Sends a message's events again, with a new event id each time. Resolves when the app has answered all of them. */
  redeliver(channel: string, ts: string, times: number): Promise<void>;
  /** Drops the app's connections without warning. */
  dropConnections(): void;
  /** Asks the app for new connections, as Slack does every few hours. The old ones still work for a while. */
  refreshConnections(how?: Refresh): void;
  /** How many events so far found no connection when they came, or one that broke before the answer. They are kept. */
  missedEvents(): number;
  /** Refuses every token with this error (default: `invalid_auth`) until called with `false`. */
  refuseTokens(error?: string | false): void;
  /** Limits the app to about one message per second in each channel. */
  limitMessageRate(on: boolean): void;
  /** Turns all of this off. */
  clear(): void;
}

export interface LocalSlackServer {
  /** The page's address. */
  url: string;
  /** What the app uses as the address of Slack's Web API. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** The workspace's time. Give it to the app so that both agree. */
  now: () => Date;
  /** Does what a person would do on the page. If this involves the app, resolves once it has answered. */
  act(asUserId: string, action: PageAction): Promise<ActResult>;
  /** Posts what the page can't: another app's message, or one with attachments. Throws if there is no such channel. */
  post(message: PostedElsewhere): string;
  /** A trigger as it comes with a person's click, for a request to the app that a test writes itself. */
  trigger(asUserId: string): string;
  /** A response URL as it comes with a person's command or click in a channel, for the same. */
  responseUrl(asUserId: string, channel: string): string;
  /** Gives a private channel another id, as sharing it with another company does. */
  changeChannelId(from: string, to: string): void;
  /** What the person sees now. Throws if there is no such person. */
  state(asUserId: string): PageState;
  /**
   * Calls `find` now and after each change, and resolves with its first result that is not undefined.
   * After 20 seconds, rejects with a readable summary of what the person sees instead.
   */
  waitFor<T>(asUserId: string, find: (state: PageState) => T | undefined): Promise<T>;
  /** The app's calls, oldest first: to one method (or `response_url`), or all. */
  calls(method?: string): RecordedCall[];
  faults: LocalSlackFaults;
  close(): Promise<void>;
}

/**
 * Starts a local Slack. Rejects with the server's error (code `EADDRINUSE` if the port is taken), or with an Error that
 * names the file if the manifest can't be read.
 */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlackServer> {
  const host = options.host ?? '127.0.0.1';
  const tokens = {
    bot: options.botToken ?? `xoxb-local-slack-${randomBytes(12).toString('hex')}`,
    app: options.appToken ?? `xapp-local-slack-${randomBytes(12).toString('hex')}`,
  };
  const signingSecret = options.signingSecret ?? randomBytes(16).toString('hex');
  const warn = options.onWarning ?? ((text: string) => console.warn(text));
  const manifest = readManifest(options.manifestPath, options.manifestAdditions);

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
    nextDue: options.nextDue,
    nextDueLabel: options.nextDueLabel ?? 'When something is due next',
    eventsUrl: options.eventsUrl,
    organization: options.organization,
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
    const isAllowed = isLocalHost(request.headers.host) && !isFromForeignPage(request);
    if (isAllowed && delivery instanceof SocketMode && delivery.accept(request, socket, head)) return;
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
    post: (message) => postElsewhere(slack, message),
    trigger: (asUserId) => slack.triggers.issue(asUserId),
    responseUrl: (userId, channel) => slack.responseUrl({ channel, userId }),
    changeChannelId: (from, to) => changeChannelId(slack, from, to),
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

/** How to reach this server from the same machine. Listening on all addresses includes the loopback one. */
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
  // A script from another site can reach this port through a name that resolves to it, but not with this header.
  if (!isLocalHost(request.headers.host)) {
    response
      .writeHead(403, { 'content-type': 'text/plain' })
      .end('This server only answers to local addresses.\n');
    return;
  }
  if (isFromForeignPage(request)) {
    response
      .writeHead(403, { 'content-type': 'text/plain' })
      .end('This server only answers to its own page, and to programs.\n');
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
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing here.\n');
}

/** A bug in the local Slack itself, never the caller's mistake. */
function failed(response: ServerResponse, error: unknown, warn: (text: string) => void): void {
  const tooLarge = error instanceof BodyTooLarge;
  if (!tooLarge) warn(`The local Slack failed: ${error instanceof Error ? error.stack : String(error)}`);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response.writeHead(tooLarge ? 413 : 500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error: tooLarge ? 'request_too_large' : 'fatal_error' }));
}

function stateOf(slack: LocalSlack, userId: string): PageState {
  const person = slack.workspace.person(userId);
  if (!person || person.isBot) throw new Error(`There is no person ${userId} in the local Slack.`);
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
    refreshConnections: (how) => slack.delivery.refresh(how),
    missedEvents: () => slack.events.missed,
    refuseTokens: (error = 'invalid_auth') => {
      slack.faults.tokenError = error === false ? undefined : error;
    },
    limitMessageRate: (on) => {
      slack.faults.limitMessageRate = on;
    },
    clear: () => slack.faults.clear(),
  };
}
