import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import type { RunningApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { databaseFindings } from '../../src/store/database-findings.ts';
import { silent, testDatabase } from '../support/databases.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { ADA, type JourneyOptions, said, startJourney } from './journey.ts';
import { adas, startNudgeJourney } from './nudge-journey.ts';

const HERE = { port: 0, address: '127.0.0.1', chosen: true };

interface Report {
  status: string;
  ready: boolean;
  checks: Record<string, { status: string; reason: string }>;
}

/** The bot, with somebody who watches it. */
async function watched(options: JourneyOptions = {}) {
  const journey = await startJourney({ ...options, config: { operations: HERE, ...options.config } });
  return { ...journey, ...watching(journey.bot) };
}

function watching({ operationsPort }: RunningApp) {
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${operationsPort}${path}`, init);
  return {
    get,
    async ready() {
      const response = await get('/readyz');
      return { code: response.status, ...((await response.json()) as Report) };
    },
    /** The value of a series; 0 if there is none. */
    async metric(series: string): Promise<number> {
      const text = await (await get('/metrics')).text();
      const line = text.split('\n').find((one) => one.startsWith(`${series} `));
      return Number(line?.slice(series.length) ?? 0);
    },
  };
}

it.each(['socket', 'http'] as const)(
  'Over %s, the bot says that it is alive and ready, and why',
  async (wire) => {
    const { ada, get, ready } = await watched({ wire });
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
    await ada.command('how do we version datasets?');
    expect(await ready()).toMatchObject({
      status: 'ready',
      checks: {
        slack: {
          status: 'ok',
          reason: expect.stringMatching(/^Connected; the last request came \d+ s ago\.$/),
        },
        database: { status: 'ok', reason: 'The database answers.' },
        cards: { status: 'ok', reason: expect.stringMatching(/^\d+ cards are in use\.$/) },
        jobs: { status: 'ok' },
        nudges: { status: 'ok', reason: 'No nudge waits.' },
      },
    });
    expect((await get('/readyz')).status).toBe(200);
  },
);

it('Its metrics count questions by where they were asked and what came of them, and say nothing that people wrote', async () => {
  const { ada, get, metric } = await watched();
  await ada.command('how do we version datasets?');
  await ada.asks('@Guidepost how do we version datasets?');
  await ada.command('how do I repot a zanzibar orchid?');
  expect(await metric('guidepost_questions_total{entry="command",outcome="answered"}')).toBe(1);
  expect(await metric('guidepost_questions_total{entry="mention",outcome="answered"}')).toBe(1);
  expect(await metric('guidepost_questions_total{entry="command",outcome="unanswered"}')).toBe(1);
  expect(await metric('guidepost_answer_seconds_count')).toBe(3);
  expect(await metric('guidepost_request_seconds_count{type="command"}')).toBe(2);
  expect(await metric('guidepost_slack_calls_total{method="chat.postMessage",result="ok"}')).toBe(1);
  expect(await metric('guidepost_slack_calls_total{method="response_url",result="ok"}')).toBe(2);
  expect(await metric('guidepost_database_query_seconds_count')).toBeGreaterThan(5);
  expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  const response = await get('/metrics');
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  expect(text).toMatch(/^guidepost_event_loop_delay_seconds\{percentile="99"\} [\d.e-]+$/m);
  expect(text).not.toMatch(/orchid|zanzibar|version datasets|xoxb|xapp|U0ADA|C0PLATFORM|postgres:/i);
});

it('Its metrics count what Slack refuses, and how long it asks to wait', async () => {
  const { ada, playground, metric } = await watched();
  playground.faults.failNext('chat.postMessage', { type: 'ratelimited', retryAfterSeconds: 1 });
  playground.faults.failNext('chat.postMessage', { type: 'error', error: 'internal_error' });
  await ada.asks('@Guidepost how do we version datasets?');
  expect(await metric('guidepost_slack_calls_total{method="chat.postMessage",result="ratelimited"}')).toBe(1);
  expect(await metric('guidepost_slack_calls_total{method="chat.postMessage",result="internal_error"}')).toBe(
    1,
  );
  expect(await metric('guidepost_slack_rate_limit_wait_seconds_total')).toBe(1);
});

it('While it is not connected to Slack it is not ready, and says why; afterwards, it counts the new connection', async () => {
  const failed = Promise.withResolvers<void>();
  const log = logWith(({ event }) => event === 'slack.connecting_failed' && failed.resolve());
  const { ada, playground, ready, metric } = await watched({ log });
  playground.faults.failNext('apps.connections.open', { type: 'server_error', status: 502 });
  playground.faults.dropConnections();
  await failed.promise;
  const report = await ready();
  expect(report).toMatchObject({ status: 'not ready', ready: false });
  expect(report.checks.slack).toEqual({
    status: 'failing',
    reason: expect.stringMatching(/^Not connected for \d+ s: no connection over Socket Mode \(.*502.*\)\.$/),
  });
  expect(said(await ada.asks('@Guidepost how do we version datasets?'))).toContain('Version');
  expect((await ready()).ready).toBe(true);
  expect(await metric('guidepost_slack_reconnects_total{reason="lost"}')).toBe(1);
  expect(await metric('guidepost_check{check="slack"}')).toBe(1);
});

it('While its database is away it is not ready, and goes on answering', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const place = { dataDir: '/nonexistent', databaseUrl: server.url };
  const open = () => Promise.reject(new Error('not used'));
  const { ada, get, ready, metric } = await watched({
    database: { kind: 'postgres', place: async () => place, open },
  });
  await server.stop();
  const { status, checks } = await ready();
  expect(status).toBe('not ready');
  expect(checks.database).toEqual({
    status: 'failing',
    reason: expect.stringMatching(/^The database can’t be asked \(\w+\); the log says more\.$/),
  });
  expect((await get('/readyz')).status).toBe(503);
  expect((await get('/healthz')).status).toBe(200);
  expect(await metric('guidepost_check{check="database"}')).toBe(0);
  expect(said(await ada.command('how do we version datasets?'))).toContain('Version');
  expect(await metric('guidepost_database_query_failures_total')).toBeGreaterThan(0);
  await server.start();
  await expect.poll(async () => (await ready()).status).toBe('ready');
});

it('A nudge that is late makes it not ready, and the oldest one is measured', async () => {
  const it = await startNudgeJourney({ config: { operations: HERE } });
  const { ready, metric } = watching(it.bot());
  it.moveTo('2026-11-02T08:35:00Z');
  expect((await ready()).checks.nudges).toEqual({
    status: 'ok',
    reason: 'The nudge that has waited longest is 300 s late.',
  });
  it.moveTo('2026-11-02T08:50:00Z');
  const report = await ready();
  expect(report).toMatchObject({ ready: false, checks: { nudges: { status: 'failing' } } });
  expect(await metric('guidepost_oldest_due_nudge_seconds')).toBe(1200);
  await it.at('2026-11-02T08:51:00Z');
  expect((await ready()).checks.nudges).toEqual({ status: 'ok', reason: 'No nudge waits.' });
  expect(await metric('guidepost_nudges{state="sent"}')).toBe(1);
  expect(await metric('guidepost_nudges_settled_total{result="sent"}')).toBe(1);
});

it('The log says of each nudge that does not come why', async () => {
  const lines: { event: string; why?: string }[] = [];
  const next = { at: new Date('2026-12-25T08:30:00Z'), day: '2026-12-25' };
  const it = await startNudgeJourney({
    subscriptions: [adas({ holidaysOf: 'SE', next })],
    log: logWith((line) => lines.push(line)),
  });
  await it.at('2026-12-25T08:30:00Z');
  expect(lines.find(({ event }) => event === 'nudge.day_skipped')).toMatchObject({
    subscription: expect.any(String),
    why: expect.stringContaining('Christmas'),
  });
});

it('Only what is there to be read is answered, and only to those who read', async () => {
  const { get } = await watched();
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics', { method: 'POST', body: 'x' })).status).toBe(405);
  expect(await (await get('/healthz', { method: 'HEAD' })).text()).toBe('');
});

it('Somebody who keeps a connection open does not keep the bot from stopping', async () => {
  const { bot } = await watched();
  const socket = connect(bot.operationsPort ?? 0, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write('GET /readyz HTTP/1.1\r\n');
  const closed = new Promise((close) => socket.on('close', close));
  await bot.stop();
  await closed;
});

it('Many who connect and say nothing do not keep others from asking how it is', async () => {
  const { bot, get } = await watched();
  for (let nth = 0; nth < 60; nth += 1) {
    const socket = connect(bot.operationsPort ?? 0, '127.0.0.1');
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
  }
  expect((await get('/healthz')).status).toBe(200);
});

it('A curator checks the setup on the Home tab and reads what to fix; nobody else can', async () => {
  const { ada, marco } = await startJourney({ config: { curators: [ADA, 'U0NOBODY'] } });
  await ada.openHome();
  await ada.sees(({ home }) => (home?.blocks && said(home).includes('For curators')) || undefined);
  const modal = await ada.pressesAndOpens('Check the setup', 'home');
  const text = await ada.sees((now) => {
    const shown = now.modals.find(({ id }) => id === modal.id);
    return shown && said(shown).includes('Bot token') ? said(shown) : undefined;
  });
  expect(text).toContain('Slack accepts it');
  expect(text).toContain('CURATORS names somebody who can’t be reached: U0NOBODY is not in this workspace');
  expect(text).toContain('PostgreSQL');
  expect(text).not.toMatch(/xoxb|xapp|password/);
  await marco.openHome();
  await marco.sees(({ home }) => home?.blocks.length || undefined);
  await expect(marco.presses('Check the setup', 'home')).rejects.toThrow('There is no button');
});

function logWith(onLine: (line: { event: string }) => unknown) {
  const destination = new Writable({
    write(line, _, done) {
      onLine(JSON.parse(String(line)));
      done();
    },
  });
  return createLog({ level: 'info', readable: false, destination });
}

it('While its database is read-only, as a standby is, it is not ready, and says so', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const { ada, ready } = await watched({ database: { ...database, place: async () => place } });
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  const name = client.escapeIdentifier(client.database ?? '');
  await client.query(`alter database ${name} set default_transaction_read_only = on`);
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  );
  const reason = 'The database is read-only, as a standby is (25006). Nothing is stored.';
  await expect.poll(async () => (await ready()).checks.database?.reason).toBe(reason);
  expect(await ready()).toMatchObject({ code: 503 });
  expect(said(await ada.command('how do we version datasets?'))).toContain('Version');
  const [finding] = await databaseFindings({ ...place, databaseUrl: place.databaseUrl, log: silent });
  expect(finding).toMatchObject({ status: 'failing', says: expect.stringContaining('read-only') });

  await client.query(`alter database ${name} reset default_transaction_read_only`);
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  );
  await expect.poll(async () => (await ready()).checks.database?.status).toBe('ok');
});

it('While the disk of its database is full, it is not ready, though small writes still work', async () => {
  const database = testDatabase('postgres');
  const place = await database.place();
  const { ada, ready, metric } = await watched({ database: { ...database, place: async () => place } });
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  // What PostgreSQL says when a table needs another page and there is no room for it.
  await client.query(`
    create function guidepost.no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
    create trigger no_room before insert on guidepost.inbox execute function guidepost.no_room()`);
  expect((await ready()).checks.database?.status).toBe('ok');
  expect(said(await ada.asks('how do we version datasets?', ada.dm()))).toContain('Version');
  expect((await ready()).checks.database).toEqual({
    status: 'failing',
    reason: 'The disk of the database is full (53100): it refused something in the last minute.',
  });
  expect(await metric('guidepost_check{check="database"}')).toBe(0);
});
