import pg from 'pg';
import type { Logger } from 'pino';
import { StoreError } from './store-error.ts';

export type StoreLog = Pick<Logger, 'warn'>;

/** Long enough for a database on the same continent; a person in Slack waits for at most three seconds. */
const CONNECT_MS = 2000;
const STATEMENT_MS = 10_000;

/** Where a connection string leads, without the password. */
export interface PostgresTarget {
  /** Host and port, or the folder of a Unix socket. */
  server: string;
  database: string;
  user: string;
}

/** Reads a connection string; throws StoreError `bad-url`. */
export function postgresTarget(databaseUrl: string): PostgresTarget {
  try {
    if (!/^postgres(ql)?:\/\//i.test(databaseUrl) || !URL.canParse(databaseUrl)) throw new TypeError();
    const { host, port, database, user } = new pg.Client({ connectionString: databaseUrl });
    return { server: `${host}:${port}`, database: database ?? '', user: user ?? '' };
  } catch {
    // Neither the cause nor the text is passed on: both hold the password.
    throw new StoreError(
      'bad-url',
      'DATABASE_URL is not the address of a PostgreSQL database (expected postgres://user:password@host:5432/name): ' +
        'correct it, and write characters like @, /, # and % in the password percent-encoded.',
    );
  }
}

/**
 * A pool whose connections may break at any time without stopping the process: the query at hand fails, and the
 * next one opens a new connection.
 */
export function openPool(databaseUrl: string, log: StoreLog): pg.Pool {
  const pool = tolerantPool(
    {
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      // For a server that has vanished without a word and cannot enforce its own limit.
      query_timeout: STATEMENT_MS + CONNECT_MS,
      idle_in_transaction_session_timeout: STATEMENT_MS,
      keepAlive: true,
      application_name: 'guidepost',
    },
    log,
  );
  return pool;
}

/** A pool of one connection without a statement timeout: while one process migrates, the others wait. */
export function openMigrationPool(databaseUrl: string, log: StoreLog): pg.Pool {
  return tolerantPool(
    {
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      max: 1,
      application_name: 'guidepost migration',
    },
    log,
  );
}

function tolerantPool(config: pg.PoolConfig, log: StoreLog): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', (error) => {
    log.warn(
      { reason: error.message },
      'The database closed an idle connection; the next query opens a new one.',
    );
  });
  pool.on('connect', (client) => {
    // The pool listens to a client's errors only while it is idle. One that breaks in the middle of a query
    // fails the query and emits 'error' as well, and with no listener that would stop the process.
    client.on('error', () => {});
  });
  return pool;
}

/** What a failed start on PostgreSQL means to the person who runs the bot; other errors come back as they are. */
export function postgresFault(error: unknown, { server, database, user }: PostgresTarget): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error ? String(error.code) : '';
  const fault = (code: StoreError['code'], message: string) =>
    new StoreError(code, message, { cause: error });

  if (code === '28P01' || code === '28000') {
    return fault(
      'login-refused',
      `PostgreSQL at ${server} refused the user ${user} (${error.message}): correct the user and password in ` +
        `DATABASE_URL, or let that user in on the server.`,
    );
  }
  if (code === '3D000') {
    return fault(
      'no-such-database',
      `PostgreSQL at ${server} has no database ${database}: create it (createdb ${database}), or name another one ` +
        `at the end of DATABASE_URL.`,
    );
  }
  if (code === '42501') {
    return fault(
      'not-permitted',
      `The user ${user} may not create tables in the database ${database} at ${server} (${error.message}): grant it ` +
        `CREATE on that database, or use its owner in DATABASE_URL.`,
    );
  }
  if (/ssl|tls|certificate/i.test(`${code} ${error.message}`)) {
    return fault(
      'tls',
      `No secure connection with PostgreSQL at ${server} (${error.message || code}): correct sslmode and sslrootcert ` +
        `in DATABASE_URL to what the server offers.`,
    );
  }
  if (isUnreachable(code, error.message)) {
    return fault(
      'unreachable',
      `No PostgreSQL answers at ${server} (${code || error.message}): start it, or correct host and port in ` +
        `DATABASE_URL.`,
    );
  }
  return error;
}

/** Network errors, time-outs, and a server that is starting, stopping (57P..) or full (53300). */
function isUnreachable(code: string, message: string): boolean {
  return (
    /^(E[A-Z]{4,}|EAI_[A-Z]+|57P0\d|53300|08\w{3})$/.test(code) ||
    /connection terminated|timeout (expired|exceeded)|connection timeout/i.test(message)
  );
}
