import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Logger } from 'pino';
import { StoreError } from './store-error.ts';

export type StoreLog = Pick<Logger, 'warn'>;

/** Long enough for a database on the same continent; in Slack, people wait at most three seconds. */
const CONNECT_MS = 2000;
const STATEMENT_MS = 10_000;

/** Where a connection string points, without the password. */
export interface PostgresTarget {
  /** Host and port, or the folder of a Unix socket. */
  server: string;
  database: string;
  user: string;
}

/** Reads a connection string; throws StoreError `bad-url`. */
export function postgresTarget(databaseUrl: string): PostgresTarget {
  const file = isAddress(databaseUrl) ? unreadableFile(databaseUrl) : undefined;
  if (file) {
    throw new StoreError(
      'tls',
      `The file that ${file.parameter} names in DATABASE_URL can't be read (${file.code} ${file.path}): correct the path, ` +
        'or let this account read the file.',
    );
  }
  try {
    if (!isAddress(databaseUrl)) throw new TypeError();
    const { host, port, database, user } = new pg.Client({ connectionString: databaseUrl });
    return { server: `${host}:${port}`, database: database ?? '', user: user ?? '' };
  } catch {
    // Passes on neither the cause nor the text: both contain the password.
    throw new StoreError(
      'bad-url',
      'DATABASE_URL is not the address of a PostgreSQL database (expected postgres://user:password@host:5432/name): ' +
        'correct it, and percent-encode characters like @, /, # and % in the password.',
    );
  }
}

/**
 * Whether a text is an address without doubt. An “@” far behind the host usually means that the password has a bare “/”, “?”
 * or “#” in it, and then what looks like the host is a part of the password.
 */
function isAddress(databaseUrl: string): boolean {
  if (!/^postgres(ql)?:\/\//i.test(databaseUrl) || !URL.canParse(databaseUrl)) return false;
  const { pathname, searchParams, search, hash } = new URL(databaseUrl);
  const hasUser = /:\/\/[^/?#]*@/.test(databaseUrl);
  // A value among the options may have one, such as “?user=bot@server”.
  const options = hasUser ? [...searchParams.keys()].join() : search;
  return ![pathname, options, hash].some((part) => part.includes('@'));
}

/** The first file of certificates that the address names and that can't be read. */
function unreadableFile(databaseUrl: string): { parameter: string; path: string; code: string } | undefined {
  const { searchParams } = new URL(databaseUrl);
  for (const parameter of ['sslrootcert', 'sslcert', 'sslkey']) {
    const path = searchParams.get(parameter);
    try {
      if (path) readFileSync(path);
    } catch (error) {
      return { parameter, path: path ?? '', code: (error as NodeJS.ErrnoException).code ?? 'unknown' };
    }
  }
  return undefined;
}

/**
 * A pool whose connections may break at any time without stopping the process: the current query fails, and
 * the next one opens a new connection.
 */
export function openPool(databaseUrl: string, log: StoreLog): pg.Pool {
  const pool = tolerantPool(
    {
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      // For a server that has vanished silently and cannot enforce its own limit.
      query_timeout: STATEMENT_MS + CONNECT_MS,
      idle_in_transaction_session_timeout: STATEMENT_MS,
      keepAlive: true,
      application_name: 'guidepost',
    },
    log,
  );
  return pool;
}

/** How long to wait for a lock that another process holds, in ms: far longer than a migration takes. */
const LOCK_MS = 2 * 60_000;

/** PostgreSQL's code for a lock that another session has held for too long. */
const LOCKED = '55P03';

/** Whether a statement failed because another session has held a lock for too long. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === LOCKED;
}

/**
 * A pool of one connection without a statement timeout, because the other processes wait while one migrates. Only the
 * wait for a lock has a limit.
 */
export function openMigrationPool(databaseUrl: string, log: StoreLog, lockMs = LOCK_MS): pg.Pool {
  return tolerantPool(
    {
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      lock_timeout: lockMs,
      // A server that has vanished silently is noticed.
      keepAlive: true,
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
      { event: 'database.connection_closed', err: error },
      'database closed an idle connection; the next query opens a new one',
    );
  });
  pool.on('connect', (client) => {
    // The pool listens for a client's errors only while the client is idle. A client that breaks in the
    // middle of a query fails the query and also emits 'error', which would stop the process if nothing
    // listened.
    client.on('error', () => {});
  });
  return pool;
}

/** A failed start on PostgreSQL, explained to the person who runs the bot. Other errors are returned unchanged. */
export function postgresFault(error: unknown, { server, database, user }: PostgresTarget): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error ? String(error.code) : '';
  const fault = (code: StoreError['code'], message: string) =>
    new StoreError(code, message, { cause: error });

  if (code === '28P01' || code === '28000') {
    return fault(
      'login-refused',
      `PostgreSQL at ${server} rejected the user ${user} (${error.message}): correct the user and password in ` +
        `DATABASE_URL, or give that user access on the server.`,
    );
  }
  if (code === '3D000') {
    return fault(
      'no-such-database',
      `PostgreSQL at ${server} has no database ${database}: create it (createdb ${database}), or put another name at ` +
        `the end of DATABASE_URL.`,
    );
  }
  if (code === LOCKED) {
    return fault(
      'locked',
      `Another session has held a lock on the tables in the database ${database} at ${server} for too long: wait until it is ` +
        `done, or find it with "select * from pg_locks where not granted" and end it, and start the bot again.`,
    );
  }
  if (code === '42501') {
    return fault(
      'not-permitted',
      `The user ${user} cannot create tables in the database ${database} at ${server} (${error.message}): grant it ` +
        `CREATE on that database, or use the database's owner in DATABASE_URL.`,
    );
  }
  if (/ssl|tls|certificate/i.test(`${code} ${error.message}`)) {
    return fault(
      'tls',
      `No secure connection to PostgreSQL at ${server} (${error.message || code}): change sslmode and sslrootcert in ` +
        `DATABASE_URL to what the server supports.`,
    );
  }
  if (isUnreachable(code, error.message)) {
    return fault(
      'unreachable',
      `No PostgreSQL server answers at ${server} (${code || error.message}): start it, or correct the host and port in ` +
        `DATABASE_URL.`,
    );
  }
  return error;
}

/** Network errors, timeouts, and a server that is starting or stopping (57P..) or has no free connections (53300). */
function isUnreachable(code: string, message: string): boolean {
  return (
    /^(E[A-Z]{4,}|EAI_[A-Z]+|57P0\d|53300|08\w{3})$/.test(code) ||
    /connection terminated|timeout (expired|exceeded)|connection timeout/i.test(message)
  );
}
