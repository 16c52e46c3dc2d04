import type pg from 'pg';

/** How long a query may take while the process stops, in ms. */
const PATIENCE_MS = 1000;

/** The same once one has taken longer: whoever waits for an answer has little time left. */
const NO_PATIENCE_MS = 100;

/**
 * Prepares a pool for the stop of its process. Its ordinary limits would let a frozen database keep an answer for longer
 * than the process lives.
 * @returns begins the hurry: from then on, a query fails that keeps its connection for too long, and so does the wait for a
 *   connection
 */
export function hurryable(pool: pg.Pool): () => void {
  const held = new Set<pg.PoolClient>();
  const limits = new Map<pg.PoolClient, NodeJS.Timeout>();
  let patienceMs: number | undefined;

  function limit(client: pg.PoolClient): void {
    const timer = setTimeout(() => {
      patienceMs = NO_PATIENCE_MS;
      pool.options.connectionTimeoutMillis = NO_PATIENCE_MS;
      // Fails the query at once; nobody waits for the goodbye.
      void (client as pg.PoolClient & pg.Client).end();
    }, patienceMs);
    timer.unref();
    limits.set(client, timer);
  }
  pool.on('acquire', (client) => {
    held.add(client);
    if (patienceMs !== undefined) limit(client);
  });
  pool.on('release', (_error, client) => {
    held.delete(client);
    clearTimeout(limits.get(client));
    limits.delete(client);
  });
  return () => {
    if (patienceMs !== undefined) return;
    patienceMs = PATIENCE_MS;
    pool.options.connectionTimeoutMillis = PATIENCE_MS;
    for (const client of held) limit(client);
  };
}
