import { Writable } from 'node:stream';
import { webApi } from '@slack/bolt';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../src/log.ts';
import { boltLog } from '../src/slack/kit/bolt-log.ts';
import { eachDatabase } from './support/databases.ts';

const MARKER = 'my manager wants to fire Bob';

/** A log, and everything that it has written so far. */
function recordedLog(level = 'trace') {
  let written = '';
  const destination = new Writable({
    write(line, _encoding, done) {
      written += line;
      done();
    },
  });
  return { log: createLog({ level, readable: false, destination }), written: () => written };
}

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

/** What the log says of an error. */
function logged(error: unknown): string {
  const { log, written } = recordedLog();
  log.warn({ event: 'test.failed', err: error }, 'a test failed');
  if (error instanceof Error) boltLog(log).error('Bolt says', error);
  return written();
}

/** A Slack client whose calls get this response, with people's words in what it sends. */
function post(respond: () => Response | Promise<Response>) {
  const client = new webApi.WebClient('xoxb-1', {
    fetch: async () => respond(),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLog(createLog({ level: 'silent', readable: false })),
  });
  return errorOf(() => client.chat.postMessage({ channel: 'C1', text: MARKER }));
}

const FAILURES: Record<string, () => unknown> = {
  'Slack refuses a message': () =>
    post(() => Response.json({ ok: false, error: 'invalid_blocks', text: MARKER })),
  'Slack answers 500': () => post(() => new Response(MARKER, { status: 500 })),
  'Slack answers no JSON': () => post(() => new Response(`${MARKER}, said the proxy`, { status: 200 })),
  'Slack limits the rate': () =>
    post(() => new Response(MARKER, { status: 429, headers: { 'retry-after': '3' } })),
  'the connection breaks': () =>
    post(() => Promise.reject(Object.assign(new TypeError('fetch failed'), { body: MARKER }))),
  'a body is no JSON': () => errorOf(() => JSON.parse(MARKER)),
  'a shape is wrong': () => errorOf(() => z.object({ text: z.number() }).parse({ text: MARKER })),
  'an error holds what it was working on': () =>
    Object.assign(new Error('No.'), { request: { body: MARKER } }),
  'an error hides it in its cause': () =>
    new Error('No.', { cause: Object.assign(new Error('Really not.'), { config: { data: MARKER } }) }),
  'somebody throws a text': () => MARKER,
  'somebody throws a payload': () => ({ payload: { text: MARKER } }),
};

it.each(Object.entries(FAILURES))('Nobody’s words are in the log when %s', async (_, fail) => {
  const line = logged(await fail());
  expect(line).toContain('test.failed');
  expect(line).not.toContain(MARKER);
});

it('The log says which error it was, where it came from, and what was behind it', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const [line = ''] = logged(new TypeError('fetch failed', { cause })).split('\n');
  const { err } = JSON.parse(line);
  expect(err).toMatchObject({
    type: 'TypeError',
    message: 'fetch failed',
    cause: { type: 'Error', code: 'ECONNREFUSED' },
  });
  expect(err.stack).toContain('log-errors.test.ts');
});

eachDatabase('the log of a database’s error', (database) => {
  const STATEMENTS: Record<string, (table: string) => ReturnType<typeof sql>> = {
    'a table is missing': () => sql`insert into no_such_table (text) values (${MARKER})`,
    'a value has the wrong type': () => sql`select ${MARKER}::integer`,
    'a value is no JSON': () => sql`select ${MARKER}::jsonb`,
    'a value is too long': () => sql`select cast(${MARKER} as varchar(3))::date`,
    'a row breaks a constraint': () => sql`insert into guidepost.inbox (text) values (${MARKER})`,
  };
  it.each(Object.entries(STATEMENTS))('has nobody’s words when %s', async (_, statement) => {
    const { db } = await database.open();
    const line = logged(await errorOf(() => statement('inbox').execute(db)));
    expect(line).toContain('test.failed');
    expect(line).toMatch(/"code":"[0-9A-Z]{5}"/);
    expect(line).not.toContain('manager');
  });
});
