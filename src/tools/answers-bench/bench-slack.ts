import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of Slack that answers need. It answers every call immediately and tells which question was answered. */
export interface BenchSlack {
  /** For `SLACK_API_URL`. */
  apiUrl: string;
  /** Where the command with this number is answered. */
  responseUrl(key: string): string;
  /**
   * Resolves when a question is answered: in the thread of its ts, at the response URL with this key, or with a message that
   * only the person sees.
   */
  answered(ts: string, user: string): Promise<void>;
  close(): void;
}

/** How long to wait for an answer, in ms. Slack's users would have given up long before. */
const TOO_LONG_MS = 30_000;

export const TEAM = 'T0BENCH';
export const BOT_USER = 'U0BOT';

/** Starts on a free port of this machine. */
export async function startBenchSlack(): Promise<BenchSlack> {
  const waiting = new Map<string, () => void>();
  let posted = 0;
  const tell = (key: string | null) => waiting.get(key ?? '')?.();
  const methods: Record<string, (args: URLSearchParams) => object> = {
    'auth.test': () => ({ team_id: TEAM, user_id: BOT_USER, bot_id: 'B0BOT', user: 'guidepost' }),
    'conversations.info': (args) => ({ channel: { id: args.get('channel'), is_channel: true } }),
    'users.info': (args) => ({ user: { id: args.get('user'), team_id: TEAM } }),
    'chat.postMessage': (args) => {
      posted += 1;
      tell(args.get('thread_ts'));
      return { channel: args.get('channel'), ts: `${1_900_000_000 + posted}.000100` };
    },
    'chat.postEphemeral': (args) => {
      tell(args.get('user'));
      return { message_ts: '1900000000.000001' };
    },
  };
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const path = request.url ?? '';
    if (path.startsWith('/respond/')) {
      response.end('ok');
      tell(path.slice('/respond/'.length));
      return;
    }
    const result = methods[path.replace('/api/', '')]?.(new URLSearchParams(body));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(result ? { ok: true, ...result } : { ok: false, error: 'unknown_method' }));
  });
  // On a busy machine, a connection may rest for longer than the five seconds after which Node closes it.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${address}/api/`,
    responseUrl: (key) => `${address}/respond/${key}`,
    answered: (ts, user) =>
      new Promise((resolve, reject) => {
        const end = (outcome: () => void) => () => {
          clearTimeout(limit);
          for (const key of [ts, user]) waiting.delete(key);
          outcome();
        };
        const fail = () => reject(new Error(`No answer to ${ts} in ${TOO_LONG_MS} ms.`));
        const limit = setTimeout(end(fail), TOO_LONG_MS);
        for (const key of [ts, user]) waiting.set(key, end(resolve));
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
