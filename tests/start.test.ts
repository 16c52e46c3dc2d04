import { spawnSync } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { startLocalSlack } from '@guidepost/local-slack';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MANIFEST } from './journeys/journey.ts';
import { testDatabase } from './support/databases.ts';
import { freePort } from './support/postgres-server.ts';
import { startMain, startWithNpm } from './support/process.ts';
import { temporaryFolder, writeFiles } from './support/write-files.ts';

const BOT = 'xoxb-1-right';
const APP = 'xapp-1-right';

async function localSlack() {
  const playground = await startLocalSlack({ port: 0, manifestPath: MANIFEST, botToken: BOT, appToken: APP });
  onTestFinished(() => playground.close());
  return playground;
}

/** Settings with a data folder that has all its tables: making them takes most of the time of a start. */
async function withTables(settings: Record<string, string>): Promise<Record<string, string>> {
  const { dataDir } = await testDatabase('pglite').place();
  return { ...settings, DATA_DIR: dataDir };
}

/** Whatever goes wrong, what is printed is for people: no stack, no secret. */
function expectReadable(output: string): void {
  expect(output).not.toMatch(/\n\s+at .+:\d+:\d+/);
  expect(output).not.toMatch(/xoxb-1|xapp-1/);
}

describe('the start', () => {
  it('without credentials prints the address of the playground, and what was said is there after a kill', async () => {
    const folder = await temporaryFolder();
    const settings = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) };
    const first = startMain(settings, folder);
    await first.prints(/http:\/\/127\.0\.0\.1:\d+\//);
    const page = `http://127.0.0.1:${settings.PORT}`;
    const sent = await fetch(`${page}/page/act?as=U0ADA`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: page },
      body: JSON.stringify({ do: 'send', channel: 'C0PLATFORM', text: 'remember me after the restart' }),
    });
    expect(await sent.json()).toMatchObject({ ok: true });
    first.child.kill('SIGTERM');
    expect((await first.ends()).code).toBe(0);

    const second = startMain(settings, folder);
    await second.prints(/http:\/\/127\.0\.0\.1:\d+\//);
    second.child.kill('SIGKILL');
    await second.ends();

    const third = startMain(settings, folder);
    await third.prints(/http:\/\/127\.0\.0\.1:\d+\//);
    const events = await fetch(`${page}/page/events?as=U0ADA`);
    const reader = events.body?.getReader();
    const chunk = await reader?.read();
    await reader?.cancel();
    expect(new TextDecoder().decode(chunk?.value)).toContain('remember me after the restart');
    expectReadable(third.output());
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('with npm ends when npm does, by %s', async (signal) => {
    const folder = await temporaryFolder();
    const settings = await withTables({ PORT: String(await freePort()) });
    const started = await startWithNpm(settings, folder);
    await started.prints(/http:\/\/127\.0\.0\.1:\d+\//);
    started.child.kill(signal);
    // Everything that npm started has closed its output by then.
    await started.ends();
    const next = startMain(settings, folder);
    await next.prints(/http:\/\/127\.0\.0\.1:\d+\//);
  });

  it('with an .env that can’t be read says so, and starts nothing', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { '.env/settings': 'SLACK_BOT_TOKEN=xoxb-1-right' });
    const { code, output } = await startMain({}, folder).ends();
    expect(code).toBe(1);
    expect(output).toContain(".env can't be read (EISDIR)");
    expectReadable(output);
  });

  it('in production without credentials says what to set', async () => {
    const { code, output } = await startMain({ NODE_ENV: 'production' }, await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toContain('there are no Slack credentials. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN');
    expectReadable(output);
  });

  it('with a wrong address of the database shows how one looks', async () => {
    const settings = { DATABASE_URL: 'mysql://bot:hunter2@db.example/guide' };
    const { code, output } = await startMain(settings, await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toContain('It should look like postgres://user:password@host:5432/database');
    expect(output).not.toContain('hunter2');
  });

  it('with a SLACK_API_URL whose path is wrong says so, and does not try forever', async () => {
    const server = createHttpServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const settings = {
      SLACK_BOT_TOKEN: 'xoxb-1-1-a',
      SLACK_APP_TOKEN: 'xapp-1-A1-1-a',
      SLACK_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wrong/`,
      OPERATIONS_PORT: 'off',
    };
    const { code, output } = await startMain(await withTables(settings), await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toContain('SLACK_API_URL leads to a server that has no auth.test there (404)');
  });

  it('without a package that it needs names it, and says what to run', async () => {
    const folder = await temporaryFolder();
    for (const name of ['run.mjs', 'starter.mjs']) {
      await cp(join(import.meta.dirname, '../src', name), join(folder, 'src', name));
    }
    await writeFiles(folder, { 'src/main.ts': "import 'a-package-that-is-absent';" });
    const { status, stderr } = spawnSync(process.execPath, ['src/run.mjs', 'src/main.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain(
      'src/main.ts needs the package a-package-that-is-absent, which is not installed.',
    );
    expectReadable(stderr);
  });

  it('with an .env in UTF-16 says so, and starts nothing', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.env'), '\ufeffSLACK_BOT_TOKEN=xoxb-1-right\n', 'utf16le');
    const { code, output } = await startMain({}, folder).ends();
    expect(code).toBe(1);
    expect(output).toContain('.env is not in UTF-8');
    expectReadable(output);
  });

  it('with an .env in Latin-1 says so, and starts nothing', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.env'), 'DATABASE_PASSWORD=p\u00e4ssword\n', 'latin1');
    const { code, output } = await startMain({}, folder).ends();
    expect(code).toBe(1);
    expect(output).toContain('.env is not in UTF-8, so letters with accents in it would be read wrong.');
    expectReadable(output);
  });

  it('on a port that browsers refuse names PORT', async () => {
    const { code, output } = await startMain({ PORT: '6000' }, await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toContain('PORT is 6000, which belongs to another protocol');
    expect(output).not.toContain('SLACK_API_URL');
  });

  it('reports every wrong setting at once, from .env too', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { '.env': 'SLACK_BOT_TOKEN=hunter2\nLOG_LEVEL=loud\n' });
    const { code, output } = await startMain({ PORT: 'eighty' }, folder).ends();
    expect(code).toBe(1);
    for (const name of ['SLACK_BOT_TOKEN', 'LOG_LEVEL', 'PORT']) expect(output).toContain(name);
    expect(output).not.toContain('hunter2');
    expectReadable(output);
  });

  it('with a wrong bot token says whose it is and where to copy the right one', async () => {
    const { apiUrl } = await localSlack();
    const settings = { SLACK_BOT_TOKEN: 'xoxb-1-wrong', SLACK_APP_TOKEN: APP, SLACK_API_URL: apiUrl };
    const { code, output } = await startMain(await withTables(settings), await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toMatch(/Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy the Bot User OAuth Token/);
    expectReadable(output);
  });

  it('with a wrong app token says so', async () => {
    const { apiUrl } = await localSlack();
    const settings = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1-wrong', SLACK_API_URL: apiUrl };
    const { code, output } = await startMain(await withTables(settings), await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toMatch(/Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. Create an App-Level Token/);
    expectReadable(output);
  });

  it('says in /readyz why it waits for Slack, and that it is alive', async () => {
    const port = await freePort();
    const started = startMain(
      await withTables({
        SLACK_BOT_TOKEN: BOT,
        SLACK_APP_TOKEN: APP,
        SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
        OPERATIONS_PORT: String(port),
      }),
      await temporaryFolder(),
    );
    await started.prints(/slack\.unreachable/);
    const at = `http://127.0.0.1:${port}`;
    expect((await fetch(`${at}/healthz`)).status).toBe(200);
    const ready = await fetch(`${at}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      checks: {
        slack: {
          reason: expect.stringMatching(
            /^Not connected for \d+ s: Slack can’t be reached \(ECONNREFUSED\)\.$/,
          ),
        },
        database: { reason: 'The bot is still starting.' },
      },
    });
    expect((await fetch(`${at}/metrics`)).status).toBe(200);
  });

  it('with a chosen OPERATIONS_PORT that is taken names it', async () => {
    const { apiUrl } = await localSlack();
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void other.close());
    const address = other.address();
    const taken = String(typeof address === 'object' ? address?.port : '');
    const settings = {
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      SLACK_API_URL: apiUrl,
      OPERATIONS_PORT: taken,
    };
    const { code, output } = await startMain(await withTables(settings), await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toContain(`OPERATIONS_PORT: port ${taken} of 127.0.0.1 is in use by another program.`);
    expectReadable(output);
  });

  it('says of a port where nothing is sent that it is the wrong one, and ends', async () => {
    const settings = {
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      SLACK_API_URL: 'http://127.0.0.1:25/api/',
    };
    const { code, output } = await startMain(await withTables(settings), await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toMatch(/SLACK_API_URL has a port that belongs to another protocol/);
    expectReadable(output);
  });

  it('waits for a Slack that can not be reached, says so, and still stops when told', async () => {
    const port = await freePort();
    const settings = {
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    };
    const waiting = startMain(await withTables(settings), await temporaryFolder());
    const output = await waiting.prints(/Slack can't be reached at http:\/\/127\.0\.0\.1:\d+\/api\//);
    expect(output).toMatch(/Trying again in (0\.\d|1) s; check the network and SLACK_API_URL/);
    const playground = await startLocalSlack({ port, manifestPath: MANIFEST, botToken: BOT, appToken: APP });
    onTestFinished(() => playground.close());
    await waiting.prints(/connected to Slack over Socket Mode/);
    waiting.child.kill('SIGTERM');
    expect((await waiting.ends()).code).toBe(0);
    expectReadable(waiting.output());
  });

  it('while Slack gives no connection says why, and still stops when told', async () => {
    const playground = await localSlack();
    const settings = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_API_URL: playground.apiUrl };
    playground.faults.failNext('apps.connections.open', { type: 'server_error', status: 502 }, 1000);
    const waiting = startMain(await withTables(settings), await temporaryFolder());
    expect(await waiting.prints(/"failed":2,/)).toMatch(
      /can’t connect to Slack over Socket Mode \(.*502\); trying again in (0\.\d|1) s/,
    );
    waiting.child.kill('SIGTERM');
    expect((await waiting.ends()).code).toBe(0);

    playground.faults.clear();
    playground.faults.failNext('auth.test', { type: 'timeout' }, 1000);
    const unanswered = startMain(await withTables(settings), await temporaryFolder());
    await unanswered.prints(/Slack can't be reached at .*timeout/);
    unanswered.child.kill('SIGTERM');
    expect((await unanswered.ends()).code).toBe(0);
    expectReadable(waiting.output() + unanswered.output());
  });

  it('while the address that Slack names refuses says why, and still stops when told', async () => {
    const url = `ws://127.0.0.1:${await freePort()}/link`;
    const slack = createHttpServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ ok: true, bot_id: 'B1', user_id: 'U1', user: 'bot', team_id: 'T1', url }),
      );
    });
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void slack.close());
    const address = slack.address();
    const SLACK_API_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`;
    const settings = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_API_URL };
    const waiting = startMain(await withTables(settings), await temporaryFolder());
    await waiting.prints(
      /can’t connect to Slack over Socket Mode \(no WebSocket to 127\.0\.0\.1:\d+; check firewall and proxy\); trying again in [\d.]+ s/,
    );
    waiting.child.kill('SIGTERM');
    expect((await waiting.ends()).code).toBe(0);
    expectReadable(waiting.output());
    expect(waiting.output()).not.toContain('WebSocket error');
  });

  it('on a port in use says how to take another, in the playground and over HTTP', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void blocker.close());
    const address = blocker.address();
    const PORT = String(typeof address === 'object' ? address?.port : '');
    const playground = await startMain({ PORT }, await temporaryFolder()).ends();
    expect(playground.code).toBe(1);
    expect(playground.output).toContain(`Port ${PORT} is in use by another program`);
    expectReadable(playground.output);
  });

  it('on a data folder in use names the folder and the process that has it', async () => {
    const folder = await temporaryFolder();
    const { DATA_DIR = '' } = await withTables({});
    const first = startMain({ DATA_DIR, PORT: String(await freePort()) }, folder);
    await first.prints(/http:\/\/127\.0\.0\.1:\d+\//);
    const { code, output } = await startMain({ DATA_DIR, PORT: String(await freePort()) }, folder).ends();
    expect(code).toBe(1);
    expect(output).toContain(DATA_DIR);
    expect(output).toContain(String(first.child.pid));
    expectReadable(output);
  });

  it('on a data folder that is a file says so', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { data: 'not a folder' });
    const { code, output } = await startMain({ PORT: String(await freePort()) }, folder).ends();
    expect(code).toBe(1);
    expect(output).toMatch(/DATA_DIR/);
    expectReadable(output);
  });

  it('with a database that can not be reached says where it looked, without the password', async () => {
    const { apiUrl } = await localSlack();
    const settings = {
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      SLACK_API_URL: apiUrl,
      DATABASE_URL: `postgres://bot:hunter2@127.0.0.1:${await freePort()}/guidepost`,
    };
    const { code, output } = await startMain(settings, await temporaryFolder()).ends();
    expect(code).toBe(1);
    expect(output).toMatch(/127\.0\.0\.1:\d+/);
    expect(output).not.toContain('hunter2');
    expectReadable(output);
  });
});
