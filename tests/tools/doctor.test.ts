import { chmod, mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startLocalSlack } from '@guidepost/local-slack';
import { expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { ADA, MANIFEST } from '../journeys/journey.ts';
import { freePort, startPostgres } from '../support/postgres-server.ts';
import { startMain, startTool } from '../support/process.ts';
import { temporaryFolder } from '../support/write-files.ts';

/** A workspace, and the settings with which the bot runs in it. */
async function workspace() {
  const slack = await startLocalSlack({ port: 0, manifestPath: MANIFEST });
  onTestFinished(() => slack.close());
  const folder = await temporaryFolder();
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    CURATORS: ADA,
    DATA_DIR: join(folder, 'data'),
    OPERATIONS_PORT: String(await freePort()),
  };
  return { slack, folder, settings };
}

/** `npm run doctor -- --json` */
async function doctor(settings: Record<string, string>, cwd: string) {
  const { code, output } = await startTool('doctor', ['--json'], settings, cwd).ends();
  const { ok, findings } = JSON.parse(output) as { ok: boolean; findings: Finding[] };
  expect(output).not.toMatch(/xox[bp]-\w{3}|xapp-\w{3}|\n\s+at .+:\d+:\d+/);
  return { code, ok, on: (check: string) => findings.find((one) => one.check === check) };
}

it('A good setup is well, beside the running bot too', async () => {
  const { folder, settings } = await workspace();
  const before = await doctor(settings, folder);
  expect(before).toMatchObject({ code: 0, ok: true });
  expect(before.on('Bot token')?.says).toBe(
    'Slack accepts it; the bot is guidepost in the workspace T0NORTHWIND.',
  );
  expect(before.on('App token')?.status).toBe('ok');
  expect(before.on('Scopes')?.says).toMatch(/^The bot has all \d+ scopes of manifest\.yml\.$/);
  expect(before.on('Events')).toMatchObject({
    status: 'unknown',
    fix: expect.stringContaining('app_mention'),
  });
  expect(before.on('Curators')?.says).toBe('1 person can be reached.');
  expect(before.on('Channels')?.says).toMatch(/^The bot is in \d+ channels\.$/);
  expect(before.on('Clock')?.says).toBe('It agrees with Slack’s.');
  expect(before.on('Database')?.says).toContain('will be made in');
  expect(before.on('Operations port')?.says).toMatch(/is free/);

  await startMain(settings, folder).prints(/bot\.connected/);
  const beside = await doctor(settings, folder);
  expect(beside).toMatchObject({ code: 0, ok: true });
  expect(beside.on('Database')?.says).toMatch(/process \d+ has had it in use since/);
  expect(beside.on('Running bot')?.says).toMatch(/^Guidepost [\d.]+ is running at port \d+/);
});

it('Revoked tokens, missing scopes and curators who are gone are named, with what to do', async () => {
  const { slack, folder, settings } = await workspace();
  slack.faults.refuseTokens('token_revoked');
  const revoked = await doctor(settings, folder);
  expect(revoked.code).toBe(1);
  expect(revoked.on('Bot token')).toEqual({
    check: 'Bot token',
    status: 'failing',
    says: 'Slack refuses SLACK_BOT_TOKEN (token_revoked).',
    fix: expect.stringContaining('Copy the Bot User OAuth Token'),
  });
  expect(revoked.on('App token')?.says).toBe('Slack refuses SLACK_APP_TOKEN (token_revoked).');
  slack.faults.refuseTokens(false);

  const gone = await doctor({ ...settings, CURATORS: `${ADA},U0NOBODY` }, folder);
  expect(gone.on('Curators')?.says).toContain('U0NOBODY is not in this workspace');
});

it('A Slack that grants less than the manifest asks for, and lives in another time, is noticed', async () => {
  const { slack, folder, settings } = await workspace();
  const apiUrl = await standBefore(slack.apiUrl, {
    'x-oauth-scopes': 'chat:write,commands,files:read',
    date: new Date(Date.now() - 10 * 60_000).toUTCString(),
  });
  const { code, on } = await doctor({ ...settings, SLACK_API_URL: apiUrl }, folder);
  expect(code).toBe(1);
  expect(on('Scopes')?.says).toMatch(/lacks what manifest\.yml asks for: .*im:history.*users:read/);
  expect(on('Events')?.says).toContain('message.im');
  expect(on('Clock')).toMatchObject({
    status: 'failing',
    says: expect.stringMatching(/^It is 60\d s ahead of Slack’s\.$/),
  });
});

it('A Slack that can’t be reached, and a port that another program has, are named', async () => {
  const { folder, settings } = await workspace();
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void other.close());
  const taken = String((other.address() as AddressInfo).port);
  const { code, on } = await doctor(
    {
      ...settings,
      SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
      OPERATIONS_PORT: taken,
      API_PORT: taken,
      API_TOKENS: `laptop=${'x'.repeat(32)}`,
    },
    folder,
  );
  expect(code).toBe(1);
  expect(on('Bot token')?.says).toMatch(
    /can’t be reached at http:\/\/127\.0\.0\.1:\d+\/api\/ \(ECONNREFUSED\)/,
  );
  expect(on('Operations port')?.says).toContain('can’t be used');
  expect(on('API port')).toMatchObject({ status: 'warning', says: expect.stringContaining('can’t be used') });
});

it('Over HTTP the port counts, and that the signing secret can’t be checked is said', async () => {
  const { folder, settings } = await workspace();
  const { SLACK_APP_TOKEN: _, ...rest } = settings;
  const secret = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
  const port = await freePort();
  const { code, on } = await doctor(
    {
      ...rest,
      ...secret,
      PORT: String(port),
      OPERATIONS_PORT: 'off',
      API_PORT: String(await freePort()),
      API_TOKENS: `laptop=${'x'.repeat(32)}`,
    },
    folder,
  );
  expect(code).toBe(0);
  expect(on('Signing secret')).toMatchObject({ status: 'unknown', fix: expect.stringContaining('401') });
  expect(on('Port')?.says).toBe(`Port ${port} is free.`);
  expect(on('Operations port')?.says).toBe('It is off.');
  expect(on('API port')?.says).toMatch(/is free/);
});

it('PostgreSQL is asked for its version, and nothing is changed in it', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const { folder, settings } = await workspace();
  const well = await doctor({ ...settings, DATABASE_URL: server.url }, folder);
  expect(well.on('Database')?.says).toMatch(
    /^PostgreSQL \d+.* the next start brings the tables up to date \(\d+ changes\)\.$/,
  );
  const again = await doctor({ ...settings, DATABASE_URL: server.url }, folder);
  expect(again.on('Database')?.says).toBe(well.on('Database')?.says);
  await server.stop();
  const away = await doctor({ ...settings, DATABASE_URL: server.url }, folder);
  expect(away.on('Database')).toMatchObject({
    status: 'failing',
    says: expect.stringMatching(/^No PostgreSQL server answers/),
  });
});

it('Settings, a proxy and a folder that others can read are explained', async () => {
  const { folder, settings } = await workspace();
  const wrong = await doctor({ ...settings, PORT: 'eighty', SLACK_BOT_TOKEN: 'hunter2' }, folder);
  expect(wrong.code).toBe(1);
  expect(JSON.stringify(wrong.on('Settings'))).not.toContain('hunter2');
  await mkdir(settings.DATA_DIR);
  await chmod(settings.DATA_DIR, 0o755);
  const { on } = await doctor(
    { ...settings, HTTPS_PROXY: 'http://ada:geheim99@proxy.example:3128', NO_PROXY: '127.0.0.1' },
    folder,
  );
  expect(on('Data folder')).toMatchObject({ status: 'warning', fix: expect.stringContaining('chmod 700') });
  expect(on('Proxy')?.says).toContain('HTTPS_PROXY is proxy.example:3128; without it: 127.0.0.1');
  expect(JSON.stringify(on('Proxy'))).not.toContain('geheim99');
});

it('In words, each problem has its remedy below it', async () => {
  const { folder, settings } = await workspace();
  const { code, output } = await startTool('doctor', [], { ...settings, CURATORS: '' }, folder).ends();
  expect(code).toBe(0);
  expect(output).toMatch(/^warning {2}Curators: Nobody reads .+\n {9}Set CURATORS/m);
  expect(output.trim()).toMatch(/Nothing needs a fix\.$/);
});

/** Stands before Slack and changes the headers of its answers. */
async function standBefore(apiUrl: string, headers: Record<string, string>): Promise<string> {
  const server = createServer(async (request, response) => {
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const sent = await Array.fromAsync(request);
    const answer = await fetch(new URL((request.url ?? '').replace('/api/', ''), apiUrl), {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: Buffer.concat(sent),
    });
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(await answer.text());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}
