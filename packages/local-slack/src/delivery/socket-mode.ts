import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { APP_ID } from '../workspace/ids.ts';
import type { Delivery, DeliveryOutcome, EnvelopeType, Refresh, Retry } from './delivery.ts';

interface Pending {
  socket: WebSocket;
  settle(outcome: DeliveryOutcome): void;
}

/** Slack's own reasons, where it has any. */
const pingEveryMs = 10_000;
/** How long an app may take to close its connection before it is dropped. */
const goodbyeMs = 500;
/** How long a connection still works after Slack has asked for another one. */
const oldConnectionMs = 10_000;
/** The number of connections that Slack allows per app: https://docs.slack.dev/apis/events-api/using-socket-mode */
const maxConnections = 10;

const ackMessage = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

export interface SocketModeOptions {
  ackTimeoutMs: number;
  /** Called when an app connects, and when the last connection closes. */
  onConnectionChange: (connected: boolean) => void;
}

/** Socket Mode: apps fetch a one-time address and receive envelopes over a WebSocket. */
export class SocketMode implements Delivery {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });
  readonly #tickets = new Set<string>();
  /** Each with the connection below it. */
  readonly #sockets = new Map<WebSocket, Duplex>();
  readonly #pending = new Map<string, Pending>();
  readonly #options: SocketModeOptions;
  readonly #pinging: NodeJS.Timeout;
  #turn = 0;

  constructor(options: SocketModeOptions) {
    this.#options = options;
    this.#pinging = setInterval(() => {
      for (const socket of this.#sockets.keys()) socket.ping();
    }, pingEveryMs);
    this.#pinging.unref();
  }

  get connected(): boolean {
    // A closing connection no longer counts: events should wait for the next one instead of using up their retries.
    return this.#openSockets().length > 0;
  }

  /** Path and query of a new connection's address, which opens only one socket. */
  issueAddress(): string {
    const ticket = randomBytes(16).toString('hex');
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${APP_ID}`;
  }

  /** Takes over an upgrade request. Returns false if the address is not, or no longer, valid. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const ticket = new URL(request.url ?? '', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket) || this.#sockets.size >= maxConnections) return false;
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection, socket));
    return true;
  }

  deliver(type: EnvelopeType, body: Record<string, unknown>, retry?: Retry): Promise<DeliveryOutcome> {
    const socket = this.#nextSocket();
    if (!socket) return Promise.resolve({ type: 'unreachable' });
    const envelopeId = randomUUID();
    const { promise, resolve } = Promise.withResolvers<DeliveryOutcome>();
    const timer = setTimeout(() => settle({ type: 'timeout' }), this.#options.ackTimeoutMs);
    const settle = (outcome: DeliveryOutcome) => {
      clearTimeout(timer);
      this.#pending.delete(envelopeId);
      resolve(outcome);
    };
    this.#pending.set(envelopeId, { socket, settle });
    const envelope = {
      payload: body,
      envelope_id: envelopeId,
      type,
      accepts_response_payload: type !== 'events_api',
      ...(type === 'events_api' && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
    };
    socket.send(JSON.stringify(envelope));
    return promise;
  }

  drop(): void {
    for (const socket of this.#sockets.keys()) socket.terminate();
  }

  refresh({ reason = 'refresh_requested', closesAfterMs = oldConnectionMs }: Refresh = {}): void {
    for (const [socket, below] of this.#sockets) {
      keepOpen(below);
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
      const closing = setTimeout(() => socket.close(1000), closesAfterMs);
      socket.once('close', () => clearTimeout(closing));
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#pinging);
    const impatience = setTimeout(() => this.drop(), goodbyeMs);
    await Promise.all(
      [...this.#sockets.keys()].map(
        (socket) =>
          new Promise((resolve) => {
            socket.once('close', resolve);
            socket.close(1001);
          }),
      ),
    );
    clearTimeout(impatience);
    this.#server.close();
  }

  #welcome(socket: WebSocket, below: Duplex): void {
    this.#sockets.set(socket, below);
    socket.on('message', (data) => this.#answered(String(data)));
    // A broken connection also emits `close`. The error by itself must not end the process.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#gone(socket));
    const hello = {
      type: 'hello',
      num_connections: this.#sockets.size,
      debug_info: { host: 'local-slack', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: APP_ID },
    };
    socket.send(JSON.stringify(hello));
    this.#options.onConnectionChange(true);
  }

  #gone(socket: WebSocket): void {
    this.#sockets.delete(socket);
    for (const pending of [...this.#pending.values()]) {
      if (pending.socket === socket) pending.settle({ type: 'unreachable' });
    }
    this.#options.onConnectionChange(this.connected);
  }

  #answered(text: string): void {
    const ack = ackMessage.safeParse(parseJson(text));
    if (!ack.success) return;
    this.#pending
      .get(ack.data.envelope_id)
      ?.settle({ type: 'acked', payload: saidSomething(ack.data.payload) });
  }

  #openSockets(): WebSocket[] {
    return [...this.#sockets.keys()].filter((socket) => socket.readyState === socket.OPEN);
  }

  /** Slack sends each envelope to any one of the app's connections. Here they take turns. */
  #nextSocket(): WebSocket | undefined {
    const open = this.#openSockets();
    this.#turn += 1;
    return open[this.#turn % open.length];
  }
}

/** Slack completes the closing handshake of a WebSocket and leaves the connection below it for the app to close. */
function keepOpen(below: Duplex): void {
  below.end = () => below;
  below.once('end', () => below.destroy());
}

/** Clients send `{}` if the app acknowledged without a payload. */
function saidSomething(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload ?? undefined;
  return Object.keys(payload).length > 0 ? payload : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
