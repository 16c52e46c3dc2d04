import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** Adds up how long the database has worked for this process. */
export interface DatabaseTime {
  /** The total so far, in ms. */
  ms(): Promise<number>;
}

/** For the embedded database: it works in this process, on one message of PostgreSQL's protocol at a time. */
export function pgliteTime(): DatabaseTime {
  const original = PGlite.prototype.execProtocolRawSync;
  let spent = 0;
  PGlite.prototype.execProtocolRawSync = function timed(...args) {
    const started = performance.now();
    try {
      return original.apply(this, args);
    } finally {
      spent += performance.now() - started;
    }
  };
  return { ms: async () => spent };
}

/** For a PostgreSQL server: it keeps this statistic itself, for each database. */
export function postgresTime(databaseUrl: string): DatabaseTime {
  return {
    async ms() {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        const { rows } = await client.query<{ active: number }>(
          'select sum(active_time)::float8 as active from pg_stat_database where datname = current_database()',
        );
        return rows[0]?.active ?? 0;
      } finally {
        await client.end();
      }
    },
  };
}
