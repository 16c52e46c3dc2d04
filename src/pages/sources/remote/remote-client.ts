import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';

/** A service does not give what was asked of it. The message says what to do, and never holds a token or a text of a page. */
export class RemoteError extends Error {
  /**
   * `gone`: this one thing is not there, or the account may not see it; `invalid`: it is not what was asked for. Everything else
   * concerns all requests.
   */
  readonly kind: 'gone' | 'invalid' | 'refused' | 'unreachable' | 'strange';

  constructor(message: string, kind: RemoteError['kind']) {
    super(message);
    this.kind = kind;
  }
}

/** How time goes by, so that tests need not wait. */
export interface RemoteClock {
  /** In ms. */
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface RemoteOptions {
  /** What people call the service. */
  service: string;
  /** The address that all requests are below; ends in a slash. */
  base: string;
  headers: Readonly<Record<string, string>>;
  /** What to check if the service refuses the login: a part of a sentence. */
  login: string;
  /** The least time between two requests, in ms. */
  pace: number;
  signal: AbortSignal;
  clock?: RemoteClock | undefined;
  /** Whether it is asked again when it is busy or down; true unless given. */
  isPatient?: boolean | undefined;
  /** For one request, in ms. */
  timeoutMs?: number;
  /** A number from 0 up to 1, for the length of pauses. */
  random?: () => number;
}

export interface RemoteClient {
  base: string;
  /**
   * Asks for JSON, again and again while the service is busy or down for a moment.
   * @param path below the base, or a whole address there
   * @throws RemoteError
   */
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  /** What the clock of the service has said last, in ms since 1970; undefined if it did not say. */
  serviceTime(): number | undefined;
}

/**
 * What a service has answered, if it has the form that its documentation promises.
 * @throws RemoteError
 */
export function expected<T>(schema: z.ZodType<T>, value: unknown, service: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RemoteError(
    `${service} answers with something else than expected (at “${issue?.path.join('.')}”). Check that the address is that of its API.`,
    'strange',
  );
}

const SYSTEM_CLOCK: RemoteClock = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
};
const TIMEOUT_MS = 60_000;
const MOST_ATTEMPTS = 6;
const LONGEST_BACKOFF_MS = 60_000;
/** A service that wants a longer pause is asked again at the next interval. */
const LONGEST_PAUSE_MS = 10 * 60_000;
/** More than any list of pages or page has. */
const MOST_BYTES = 50_000_000;

export function createRemoteClient(options: RemoteOptions): RemoteClient {
  const { service, base, login, pace, signal, clock = SYSTEM_CLOCK, random = Math.random } = options;
  const attempts = (options.isPatient ?? true) ? MOST_ATTEMPTS : 1;
  let next = clock.now();
  let serviceTime: number | undefined;

  /** One request after the other, at the pace of the service. */
  const turn = async () => {
    const now = clock.now();
    const mine = Math.max(next, now);
    next = mine + pace;
    if (mine > now) await clock.wait(mine - now, signal);
  };

  const ask = async (path: string, body: unknown): Promise<unknown> => {
    const url = new URL(path, base);
    if (!url.href.startsWith(base)) {
      throw new RemoteError(
        `${service} leads to another address than its own. Check the address.`,
        'strange',
      );
    }
    for (let attempt = 1; ; attempt += 1) {
      await turn();
      const answer = await once(url, body, options);
      if (answer.ok) return answer.value;
      if (answer.pause === undefined) throw new RemoteError(answer.why, answer.kind);
      const backoff = Math.min(1000 * 2 ** (attempt - 1), LONGEST_BACKOFF_MS) * (0.5 + random() / 2);
      const pause = Math.max(answer.pause, backoff);
      if (attempt >= attempts || pause > LONGEST_PAUSE_MS) throw new RemoteError(answer.why, answer.kind);
      // Nothing else is asked meanwhile, either.
      next = Math.max(next, clock.now() + pause);
    }
  };

  async function once(
    url: URL,
    body: unknown,
    { headers, timeoutMs = TIMEOUT_MS }: RemoteOptions,
  ): Promise<Answer> {
    let response: Response;
    let text: string | undefined;
    try {
      response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // A token must not follow to another host.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (response.ok) text = await textOf(response);
      else await response.body?.cancel();
    } catch (error) {
      signal.throwIfAborted();
      return {
        ok: false,
        why: `${service} can't be reached at ${url.host} (${reasonOf(error)}). Check the address and the network.`,
        kind: 'unreachable',
        pause: 0,
      };
    }
    const { status } = response;
    const date = Date.parse(response.headers.get('date') ?? '');
    serviceTime = Number.isNaN(date) ? undefined : date;
    if (response.ok) {
      if (text === undefined) return strange('more than 50 MB');
      try {
        return { ok: true, value: JSON.parse(text) };
      } catch {
        return strange('something other than JSON');
      }
    }
    if (status === 401 || status === 403) {
      // With 403, one page may be closed to the account, which is no fault of the login.
      const kind = status === 403 ? 'gone' : 'refused';
      return { ok: false, why: `${service} refuses the login (${status}). ${login}`, kind };
    }
    if (status === 404 || status === 410) {
      return {
        ok: false,
        why: `${service} has nothing at ${url.pathname}, or the account may not see it (${status}).`,
        kind: 'gone',
      };
    }
    if (status === 429 || status >= 500) {
      const why =
        status === 429
          ? `${service} says that it was asked too often (429).`
          : `${service} is not available right now (${status}).`;
      return {
        ok: false,
        why: `${why} It is asked again later.`,
        kind: 'unreachable',
        pause: pauseIn(response),
      };
    }
    if (status >= 300 && status < 400) {
      return {
        ok: false,
        why: `${service} redirects the request (${status}), to a login or a new address. Check the address. ${login}`,
        kind: 'refused',
      };
    }
    return { ...strange(`the status ${status}`), ...(status === 400 && { kind: 'invalid' as const }) };
  }

  const strange = (what: string): Failure => ({
    ok: false,
    why: `${service} answers with ${what} at ${new URL(base).host}. Check that the address is that of its API.`,
    kind: 'strange',
  });

  return { base, get: (path) => ask(path, undefined), post: ask, serviceTime: () => serviceTime };
}

type Answer = { ok: true; value: unknown } | Failure;

interface Failure {
  ok: false;
  why: string;
  kind: RemoteError['kind'];
  /** How long to wait at least before the next attempt, in ms; undefined if that would not help. */
  pause?: number;
}

/** Retry-After is a number of seconds or a date. */
function pauseIn({ headers }: Response): number {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1000;
  // By the service's own clock, which need not agree with this one.
  const pause = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(pause) ? 0 : Math.max(0, pause);
}

async function textOf({ body }: Response): Promise<string | undefined> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The code of the system, or the name of the error: its message may hold an address with a query. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
