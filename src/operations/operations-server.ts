import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { CONTENT_TYPE } from './exposition.ts';

/** What the pages say. */
export interface OperationsPages {
  ready(): Promise<{ ready: boolean; [part: string]: unknown }>;
  metrics(): Promise<string>;
}

interface Page {
  status: number;
  type: string;
  body: string;
}

/** More connections than anybody who watches needs at a time. */
const MOST_CONNECTIONS = 50;

/** A connection on which nothing happens is closed after this, in ms. */
const IDLE_MS = 5000;

/**
 * Serves what operators watch: `/healthz`, `/readyz` and `/metrics`.
 * @returns its port, and what closes it
 * @throws the system's error, such as EADDRINUSE
 */
export async function serveOperations(
  { port, address }: { port: number; address: string },
  pages: OperationsPages,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, pages).catch(() => response.destroy());
  });
  // Nobody sends anything long to it, and nobody may keep it busy.
  server.requestTimeout = 10_000;
  server.headersTimeout = 5000;
  server.setTimeout(IDLE_MS);
  // Whoever opens many connections and sends nothing must not keep the others out: the oldest one goes.
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    const [oldest] = open;
    if (open.size > MOST_CONNECTIONS) oldest?.destroy();
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, address, listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: OperationsPages,
): Promise<void> {
  const { status, type, body } = await pageFor(request, pages);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function pageFor({ method, url = '' }: IncomingMessage, pages: OperationsPages): Promise<Page> {
  if (method !== 'GET' && method !== 'HEAD')
    return json(405, { error: 'Only GET and HEAD are answered here.' });
  switch (URL.parse(url, 'http://localhost')?.pathname) {
    case '/healthz':
      return json(200, { status: 'alive' });
    case '/readyz': {
      const report = await pages.ready();
      return json(report.ready ? 200 : 503, report);
    }
    case '/metrics':
      return { status: 200, type: CONTENT_TYPE, body: await pages.metrics() };
    default:
      return json(404, { error: 'There are only /healthz, /readyz and /metrics.' });
  }
}

function json(status: number, body: unknown): Page {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(body, undefined, 2)}\n` };
}
