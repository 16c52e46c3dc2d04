import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RemoteClock } from '../../../src/pages/sources/remote/remote-client.ts';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** JSON unless it is a text. */
  body?: unknown;
}

export interface ServiceServer {
  /** Its address, without a slash at the end. */
  address: string;
  /** What was asked, in its order: the method and the path with its query. */
  asked: string[];
  /** The headers of the last request. */
  headers: IncomingMessage['headers'];
  /** Answers to the next requests, before the service itself answers. */
  first: Answer[];
  /** How far its clock goes before that of this machine, in ms. */
  later: number;
}

/** A service on this machine for one test. */
export async function serviceServer(
  answer: (
    url: URL,
    request: { method: string; headers: IncomingMessage['headers']; body: unknown },
  ) => Answer,
): Promise<ServiceServer> {
  const state: ServiceServer = { address: '', asked: [], headers: {}, first: [], later: 0 };
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    state.asked.push(`${method} ${url}`);
    state.headers = headers;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const given =
      state.first.shift() ??
      answer(new URL(url, state.address), {
        method,
        headers,
        body: text === '' ? undefined : JSON.parse(text),
      });
    response.setHeader('date', new Date(Date.now() + state.later).toUTCString());
    response.writeHead(given.status ?? 200, given.headers);
    response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  state.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

/** A clock that goes on only when somebody waits. */
export function testClock(): RemoteClock & { waits: number[]; passed(): number } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    passed: () => now,
    now: () => now,
    wait: async (ms) => {
      waits.push(Math.round(ms));
      now += ms;
    },
  };
}
