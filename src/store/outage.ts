import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { StoreLog } from './postgres.ts';

/** A query that takes longer than this is a reason to ask whether the database answers at all, in ms. */
const SUSPECT_MS = 700;

/** How long the database may take to answer on a new connection, in ms, if it answers on none of the others meanwhile. */
const ANSWERS_MS = 1600;
/** While it is away, nothing is lost by waiting longer: over a slow network, a new connection takes seconds. */
const RETURNS_MS = 8000;
/** It is counted in so many parts: a process that was busy for a second must not think that the database was away. */
const PARTS = 10;

/** How often to ask whether the database is back, in ms. */
const BACK_MS = 1000;

/** How often to ask something while nobody else does, in ms: less than the pool keeps an idle connection. */
const HEARTBEAT_MS = 5000;

/** What queries fail with at once while the database does not answer. */
class DatabaseAwayError extends Error {
  readonly code = 'ETIMEDOUT';
  constructor() {
    super('PostgreSQL does not answer: connection terminated');
    this.name = 'DatabaseAwayError';
  }
}

/** A pool that knows whether its database answers. */
export interface WatchedPool {
  pool: PostgresPool;
  /** Asks nothing any longer. */
  stop(): void;
}

/**
 * The same pool, for a database that may stop answering without breaking a connection. Each query would wait out its own
 * long limit, one after the other, and so would the people behind them. A slow query and a frozen server look alike, so a new
 * connection asks whether the server answers. If not, all queries fail, and further ones fail at once until it is back. What
 * takes long on a server that answers goes on.
 *
 * It always keeps one connection, from the start on, so that others can see that a bot uses the database.
 */
export function watchedPool(pool: pg.Pool, log: StoreLog): WatchedPool {
  const held = new Set<pg.PoolClient>();
  /** How many outages there had been when each connection was made: one from before the last one may be dead. */
  const madeAfter = new WeakMap<pg.PoolClient, number>();
  /** What ends the watch over what each connection is used for. */
  const watches = new WeakMap<pg.PoolClient, () => void>();
  let outages = 0;
  let isAway = false;
  let stopped = false;
  /** Rejects when the database is found to be away. */
  let outage = newOutage();
  let probing: Promise<void> | undefined;
  /** When the database last answered on a connection of the pool, on the clock of `performance`. */
  let answeredAt = Number.NEGATIVE_INFINITY;
  /** Connections on which a query got no answer at all. */
  const silent = new WeakSet<pg.PoolClient>();

  pool.on('connect', (client) => {
    answeredAt = performance.now();
    madeAfter.set(client, outages);
    noteSilence(client);
  });
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (error, client) => {
    if (!error) answeredAt = performance.now();
    held.delete(client);
    watches.get(client)?.();
  });

  /** Asks once for all queries that take long at the same time. */
  function suspect(): Promise<void> {
    const since = performance.now();
    probing ??= answers(pool.options, ANSWERS_MS)
      .then((does) => {
        // A slow way to the server makes new connections slow first.
        if (!does && answeredAt < since && !isAway && !stopped) goAway();
      })
      .finally(() => {
        probing = undefined;
      });
    return probing;
  }

  /** A connection that says nothing would be given out again and again: it goes with its release. */
  function letGoIfSilent(client: pg.PoolClient): void {
    const release = client.release.bind(client);
    client.release = (error) => release(error ?? (silent.has(client) || undefined));
  }

  /** Notices a query that gets no answer, on a new connection. */
  function noteSilence(client: pg.PoolClient): void {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const listening = (...given: unknown[]) => {
      const result = query(...given);
      if (result instanceof Promise) {
        result.catch(({ message }: Error) => {
          if (message === 'Query read timeout') silent.add(client);
        });
      }
      return result;
    };
    client.query = listening as typeof client.query;
  }

  function goAway(): void {
    isAway = true;
    outages += 1;
    log.warn(
      { event: 'database.away' },
      'PostgreSQL does not answer; nothing is asked of it or stored until it does',
    );
    outage.reject(new DatabaseAwayError());
    outage = newOutage();
    // Fails the query under way at once; nobody waits for the goodbye.
    for (const client of held) void (client as pg.PoolClient & pg.Client).end();
    void waitForReturn();
  }

  async function waitForReturn(): Promise<void> {
    while (isAway && !stopped) {
      await delay(BACK_MS, undefined, { ref: false });
      if (await answers(pool.options, RETURNS_MS)) {
        isAway = false;
        log.warn({ event: 'database.back' }, 'PostgreSQL answers again');
      }
    }
  }

  /** Begins to suspect the database if something takes long. @returns what ends that */
  function watch(): () => void {
    let over = false;
    let timer = setTimeout(look, SUSPECT_MS);
    timer.unref();
    async function look() {
      await suspect();
      if (over || isAway) return;
      timer = setTimeout(look, SUSPECT_MS);
      timer.unref();
    }
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }

  /** A connection that is not from before an outage. */
  async function fresh(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await pool.connect();
      if (madeAfter.get(client) === outages) return client;
      client.release(true);
    }
  }

  async function connect(): Promise<PostgresPoolClient> {
    if (isAway) throw new DatabaseAwayError();
    const end = watch();
    const connecting = fresh();
    let client: pg.PoolClient;
    try {
      client = await Promise.race([connecting, outage.promise]);
    } catch (error) {
      end();
      // It may come yet.
      connecting.then(
        (late) => late.release(true),
        () => {},
      );
      throw error;
    }
    watches.set(client, end);
    letGoIfSilent(client);
    return client as PostgresPoolClient;
  }

  async function beat(): Promise<void> {
    try {
      const client = (await connect()) as pg.PoolClient;
      await client.query('select 1').then(
        () => client.release(),
        (error) => client.release(error),
      );
    } catch {
      // Whoever needs the database finds out, and says so.
    }
  }
  void beat();
  const beating = setInterval(() => void beat(), HEARTBEAT_MS);
  beating.unref();

  return {
    pool: { options: pool.options, connect, end: () => pool.end() },
    stop() {
      stopped = true;
      clearInterval(beating);
    },
  };
}

function newOutage(): PromiseWithResolvers<never> {
  const outage = Promise.withResolvers<never>();
  // Nobody may be waiting for a connection.
  outage.promise.catch(() => {});
  return outage;
}

/**
 * Whether a server answers a new connection in time, be it with an error.
 * @param limitMs how long it may take
 */
async function answers(options: pg.PoolOptions, limitMs: number): Promise<boolean> {
  let client: pg.Client;
  try {
    client = new pg.Client({ ...options, connectionTimeoutMillis: 0 });
  } catch {
    // A file that the address names is gone: that says nothing of the server.
    return true;
  }
  // It may break at any time.
  client.on('error', () => {});
  const asked = client
    .connect()
    .then(() => client.query('select 1'))
    .then(
      () => true,
      // An error with PostgreSQL's own code, such as for too many connections, comes from a server that answers.
      (error: { code?: string }) => /^(?=.*\d)[0-9A-Z]{5}$/.test(error.code ?? ''),
    );
  const does = await Promise.race([asked, late(limitMs)]);
  // A frozen server takes no goodbye, and would keep the socket.
  if (does) void client.end().catch(() => {});
  else
    (client as pg.Client & { connection?: { stream?: { destroy(): void } } }).connection?.stream?.destroy();
  return does;
}

async function late(limitMs: number): Promise<false> {
  for (let part = 0; part < PARTS; part += 1) await delay(limitMs / PARTS, undefined, { ref: false });
  return false;
}
