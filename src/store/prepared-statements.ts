import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';

/** What Kysely needs of PGlite. */
type Queryable = Exclude<PGliteDialectConfig['pglite'], (...given: never[]) => unknown>;
type Query = Queryable['query'];

/** Each takes some KB of the database's memory. A list of values makes one for each of its lengths. */
const MOST_PREPARED = 100;
/** Much is asked only once, at the start, and not worth it. So many are remembered until they are asked for again. */
const MOST_NOTED = 500;

/** What changes tables may change the columns of what was prepared before. */
const KEEPS_TABLES = /^\s*(?:select|insert|update|delete|with)\b/i;

/** The database says that it no longer has a statement, or that a table has changed since. */
const OUTDATED: ReadonlySet<string | undefined> = new Set(['26000', '0A000']);

interface Prepared {
  name: string;
  /** The types of the parameters. */
  types: readonly number[];
  /** Describes the columns of what comes back; none where nothing does. */
  described: Messages;
}

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/**
 * The same database, which reads and plans each statement only once. PGlite's own `query` parses, describes and binds anew each
 * time, and enters the database six times for that: a third of the time suffices.
 */
export function withPreparedStatements(pglite: PGlite): Queryable {
  const { serialize } = protocol;
  const prepared = new Map<string, Prepared>();
  const noted = new Set<string>();
  let made = 0;

  const send = (...messages: Uint8Array[]) =>
    pglite.execProtocolStream(joined([...messages, serialize.sync()]), { syncToFs: false });

  async function prepare(sql: string): Promise<Prepared> {
    const known = prepared.get(sql);
    if (known) return known;
    const [oldest] = prepared.size >= MOST_PREPARED ? prepared : [];
    if (oldest) {
      prepared.delete(oldest[0]);
      await send(serialize.close({ type: 'S', name: oldest[1].name }));
    }
    made += 1;
    const name = `guidepost${made}`;
    const messages = await send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
    );
    const types = parse.parseDescribeStatementResults(messages);
    const described = messages.filter((message) => message.name === 'rowDescription');
    const statement = { name, types, described };
    prepared.set(sql, statement);
    return statement;
  }

  async function run<T>(sql: string, parameters: readonly unknown[]): Promise<Results<T>> {
    const { name, types, described } = await prepare(sql);
    const values = parameters.map((value, at) => serialized(value, pglite.serializers[types[at] ?? 0]));
    const messages = await send(serialize.bind({ statement: name, values }), serialize.execute({}));
    const [results] = parse.parseResults([...described, ...messages], pglite.parsers, { rowMode: 'object' });
    return results as Results<T>;
  }

  /** @param alone keeps others out while it runs @param plainly asks without a prepared statement */
  function querying(alone: <T>(work: () => Promise<T>) => Promise<T>, plainly: Query): Query {
    return async <T>(sql: string, parameters: readonly unknown[] = [], options?: Parameters<Query>[2]) => {
      if (!KEEPS_TABLES.test(sql)) {
        // Their places in the database's memory are lost until the next start, which is as rare as a change of tables.
        prepared.clear();
        return plainly<T>(sql, [...parameters], options);
      }
      if (!comesAgain(sql)) return plainly<T>(sql, [...parameters], options);
      try {
        return await alone(() => run<T>(sql, parameters));
      } catch (error) {
        if (!OUTDATED.has((error as { code?: string }).code) || pglite.isInTransaction()) throw error;
        prepared.delete(sql);
        return plainly<T>(sql, [...parameters], options);
      }
    };
  }

  /** Whether a statement was asked for before. */
  function comesAgain(sql: string): boolean {
    if (prepared.has(sql) || noted.delete(sql)) return true;
    if (noted.size >= MOST_NOTED) noted.clear();
    noted.add(sql);
    return false;
  }

  const inTransaction = <T>(work: () => Promise<T>) => pglite._runExclusiveQuery(work);
  return {
    query: querying(
      // As PGlite's own `query` does, so that it waits for the transaction that is open.
      async (work) => {
        await pglite._checkReady();
        return pglite._runExclusiveTransaction(() => inTransaction(work));
      },
      (...asked) => pglite.query(...asked),
    ),
    transaction: (work) =>
      pglite.transaction((trx) =>
        work({ query: querying(inTransaction, (...asked) => trx.query(...asked)), rollback: trx.rollback }),
      ),
    close: () => pglite.close(),
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    get waitReady() {
      return pglite.waitReady;
    },
  };
}

/** As PGlite's own `query` does it. */
function serialized(value: unknown, serialize: ((value: unknown) => string) | undefined): string | null {
  if (value === null || value === undefined) return null;
  return serialize ? serialize(value) : String(value);
}

function joined(messages: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(messages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const message of messages) {
    all.set(message, at);
    at += message.length;
  }
  return all;
}
