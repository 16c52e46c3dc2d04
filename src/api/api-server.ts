import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createMcpHandler, validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';
import type { ApiSettings, ApiToken } from '../config.ts';
import type { Log } from '../log.ts';
import { createFairShare } from '../slack/admission/fair-share.ts';
import { createCooldown } from '../slack/kit/cooldown.ts';
import { createAccess } from './access.ts';
import type { Guidance } from './guidance.ts';
import { answerJson } from './json-api.ts';
import { createMcpServer } from './mcp-server.ts';
import { failure } from './responses.ts';

/** The longest body in bytes: a question with a thread, of which no more would be read, fits in. */
const LONGEST_BODY = 256 * 1024;
/** How many messages one POST to `/mcp` may have. Only clients of the revision 2025-03-26 send several, and few of them. */
const LONGEST_BATCH = 10;
const METHODS = ['GET', 'HEAD', 'POST'];
const MOST_CONNECTIONS = 200;
/** Anybody can send requests that are refused: one line a minute says so, in ms. */
const REFUSALS_EVERY_MS = 60_000;

export interface ApiServerOptions extends ApiSettings {
  guidance: Guidance;
  version: string;
  log: Log;
  now: () => Date;
}

export interface ApiServer {
  port: number;
  /** Takes no more requests, and resolves when all that were taken are answered. */
  stop(): Promise<void>;
  /** Ends what is still open. */
  close(): Promise<void>;
}

/** A body that is longer than anything that is read. */
class TooLargeError extends Error {}

/**
 * Serves the tools at `/mcp` and the JSON API below `/api/`, to those who have a token.
 * @throws the system's error, such as EADDRINUSE
 */
export async function serveApi({
  port,
  address,
  hosts,
  tokens,
  requestsPerMinute,
  guidance,
  version,
  log,
  now,
}: ApiServerOptions): Promise<ApiServer> {
  const access = createAccess(tokens);
  const share = createFairShare(requestsPerMinute);
  const refusals = createCooldown(REFUSALS_EVERY_MS, now);
  const retryAfter = String(Math.ceil(60 / requestsPerMinute));
  let stopping = false;

  const mcp = createMcpHandler(
    ({ authInfo }) => {
      const roots = tokens.find(({ name }) => name === authInfo?.clientId)?.roots ?? [];
      return createMcpServer(() => guidance, { roots }, version);
    },
    // There is nothing to subscribe to: the tools stay the same while the bot runs.
    { maxSubscriptions: 0, maxRequestBodySize: LONGEST_BODY },
  );

  /** Why a request is not answered; otherwise its token. What is cheap to find out comes first. */
  const admit = ({ method = '', headers, url = '' }: IncomingMessage): ApiToken | Response => {
    const host = validateHostHeader(headers.host, [...hosts]);
    if (!host.ok) {
      return failure(
        403,
        'forbidden',
        'This host name is not known here. If clients are to use it, name it in API_HOSTS.',
      );
    }
    // Browsers say which website a request comes from, and no website has a reason to ask here.
    const origin = validateOriginHeader(headers.origin, [...hosts]);
    if (!origin.ok) return failure(403, 'forbidden', 'Websites may not ask here.');
    const path = url.split('?', 1)[0] ?? '';
    // Clients look for ways to log in; there are none.
    if (path !== '/mcp' && !path.startsWith('/api/'))
      return failure(404, 'not_found', 'There are only /mcp and what is below /api/.');
    const token = access(headers.authorization);
    if (!token) {
      const found =
        headers.authorization === undefined ? 'There is no token' : 'The token is not one of API_TOKENS';
      return failure(
        401,
        'unauthorized',
        `${found}. Expected the header “authorization: Bearer …” with a token from API_TOKENS.`,
        { 'www-authenticate': 'Bearer' },
      );
    }
    if (!METHODS.includes(method)) {
      const allow = METHODS.join(', ');
      return failure(405, 'method_not_allowed', `Only ${allow} are answered here.`, { allow });
    }
    return tooMany(token, 1) ?? token;
  };

  /** Counts what a token asks for. */
  const tooMany = ({ name }: ApiToken, messages: number): Response | undefined => {
    for (let message = 0; message < messages; message += 1) {
      if (share.admit(name, now().getTime()) === 'read') continue;
      return failure(
        429,
        'too_many_requests',
        `A token may ask ${requestsPerMinute} times a minute (API_REQUESTS_PER_MINUTE). Wait for ${retryAfter} s.`,
        { 'retry-after': retryAfter },
      );
    }
    return undefined;
  };

  /** Why a batch of messages is not answered: each of them costs as much as a request of its own, and the first is counted by now. */
  const tooManyIn = (messages: number, token: ApiToken): Response | undefined =>
    messages > LONGEST_BATCH
      ? failure(
          400,
          'bad_request',
          `A batch may have ${LONGEST_BATCH} messages (found: ${messages}). Send them one by one.`,
        )
      : tooMany(token, messages - 1);

  const answer = async (request: IncomingMessage, signal: AbortSignal): Promise<Response> => {
    if (stopping) return failure(503, 'stopping', 'The bot is being stopped. Try again in a few seconds.');
    const token = admit(request);
    if (token instanceof Response) return token;
    const body = await bodyOf(request);
    const asked = webRequest(request, body, signal);
    if (new URL(asked.url).pathname !== '/mcp') return answerJson(asked, guidance, token, version);
    const refused = tooManyIn(messagesIn(body), token);
    if (refused) return refused;
    const authInfo = { token: token.token, clientId: token.name, scopes: [] };
    return mcp.fetch(asked, { authInfo });
  };

  const server = createServer({ connectionsCheckingInterval: 5000 }, (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    answer(request, gone.signal)
      .catch((error: unknown) => {
        if (error instanceof TooLargeError) {
          const most = `${LONGEST_BODY / 1024} KiB`;
          return failure(413, 'too_large', `The body is too large. Expected ${most} at most.`);
        }
        if (!gone.signal.aborted)
          log.error({ event: 'api.request_failed', err: error }, 'could not answer a program');
        return failure(500, 'failed', 'This request failed. The log of the bot says more.');
      })
      .then(async (answered) => {
        const { status } = answered;
        if (status >= 400 && status !== 404 && refusals.start(String(status)))
          log.info(
            { event: 'api.refused', status },
            `a program got ${status}; further ones within a minute are not logged`,
          );
        await send(answered, response, { head: request.method === 'HEAD', last: stopping || status === 413 });
      })
      // The client is gone.
      .catch(() => response.destroy());
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, address, listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      stopping = true;
      return new Promise((stopped) => server.close(() => stopped()));
    },
    close: async () => {
      server.closeAllConnections();
      await mcp.close();
    },
  };
}

/** How many messages a body of JSON-RPC has; 1 unless it is a batch. */
function messagesIn(body: Buffer | undefined): number {
  if (!body) return 1;
  try {
    // As the protocol's package decodes it.
    const sent: unknown = JSON.parse(new TextDecoder().decode(body));
    return Array.isArray(sent) ? sent.length : 1;
  } catch {
    return 1;
  }
}

function webRequest(request: IncomingMessage, body: Buffer | undefined, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headers } = request;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') sent.set(name, value);
  // The host is known by now, and nothing depends on it.
  return new Request(`http://localhost${url}`, { method, headers: sent, signal, ...(body && { body }) });
}

/** @throws TooLargeError without reading on */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_BODY) throw new TooLargeError();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param last whether the connection ends with it */
async function send(
  answered: Response,
  response: ServerResponse,
  { head, last }: { head: boolean; last: boolean },
): Promise<void> {
  response.writeHead(answered.status, {
    ...Object.fromEntries(answered.headers),
    'x-content-type-options': 'nosniff',
    ...(last && { connection: 'close' }),
  });
  if (!answered.body || head) {
    await answered.body?.cancel();
    response.end();
    return;
  }
  await pipeline(Readable.fromWeb(answered.body), response);
}
