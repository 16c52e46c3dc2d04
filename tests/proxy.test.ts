import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalSlack } from '@guidepost/local-slack';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADA, MANIFEST, person, said } from './journeys/journey.ts';
import { freePort } from './support/postgres-server.ts';
import { startMain } from './support/process.ts';
import { startProxy } from './support/proxy.ts';
import { temporaryFolder } from './support/write-files.ts';

const BOT = 'xoxb-1-right';
const APP = 'xapp-1-right';
const TOKENS = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, OPERATIONS_PORT: 'off' };
const CONNECTED = /connected to Slack over Socket Mode/;

async function localSlack() {
  const slack = await startLocalSlack({ port: 0, manifestPath: MANIFEST, botToken: BOT, appToken: APP });
  onTestFinished(() => slack.close());
  return slack;
}

/** A Slack that takes every token and names a place for the WebSocket. */
async function slackThatNames(url: string): Promise<string> {
  const answer = { ok: true, bot_id: 'B1', user_id: 'U1', user: 'bot', team_id: 'T1', url };
  const slack = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void slack.close());
  return `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`;
}

describe('the bot goes through the proxy that the environment names', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('with its calls and its WebSocket (%s)', async (name) => {
    const [slack, proxy] = [await localSlack(), await startProxy('bot:hunter2')];
    const bot = startMain(
      { ...TOKENS, SLACK_API_URL: slack.apiUrl, [name]: `http://bot:hunter2@${proxy.host}` },
      await temporaryFolder(),
    );
    await bot.prints(CONNECTED);
    const { host } = new URL(slack.url);
    expect(new Set(proxy.asked)).toEqual(new Set([host]));
    const atStart = proxy.asked.length;
    expect(atStart).toBeGreaterThanOrEqual(2);
    const ada = person(slack, ADA);
    expect(said(await ada.asks('how do we version datasets?', ada.dm()))).toContain('Version');
    expect(proxy.asked.length).toBeGreaterThanOrEqual(atStart);
    expect(bot.output()).not.toContain('hunter2');
  });

  it.each(['HTTPS_PROXY', 'https_proxy'])('with encrypted calls, in a tunnel (%s)', async (name) => {
    const proxy = await startProxy();
    const bot = startMain(
      { ...TOKENS, SLACK_API_URL: 'https://slack.example/api/', [name]: `http://${proxy.host}` },
      await temporaryFolder(),
    );
    await bot.prints(/slack\.unreachable/);
    expect(new Set(proxy.asked)).toEqual(new Set(['slack.example:443']));
  });

  it.each([
    ['HTTPS_PROXY', 'NO_PROXY'],
    ['https_proxy', 'no_proxy'],
  ])('with an encrypted WebSocket, and not to what is excluded (%s, %s)', async (name, excluded) => {
    const proxy = await startProxy();
    const slack = await slackThatNames('wss://wss.slack.example/link');
    const bot = startMain(
      {
        ...TOKENS,
        SLACK_API_URL: slack,
        [name]: `http://${proxy.host}`,
        HTTP_PROXY: `http://${proxy.host}`,
        [excluded]: 'localhost,127.0.0.1',
      },
      await temporaryFolder(),
    );
    await bot.prints(/slack\.connecting_failed/);
    expect(new Set(proxy.asked)).toEqual(new Set(['wss.slack.example:443']));
  });
});

it('A proxy that is away is named as the place to look, without its password', async () => {
  const slack = await localSlack();
  const HTTP_PROXY = `http://user:hunter2@127.0.0.1:${await freePort()}`;
  const bot = startMain({ ...TOKENS, SLACK_API_URL: slack.apiUrl, HTTP_PROXY }, await temporaryFolder());
  await bot.prints(/through the proxy \(ECONNREFUSED\).* check HTTPS_PROXY, HTTP_PROXY and NO_PROXY/);
  expect(bot.output()).not.toContain('hunter2');
});

it('A proxy whose address is none is refused at the start', async () => {
  const HTTP_PROXY = 'hunter2@proxy';
  const { code, output } = await startMain({ ...TOKENS, HTTP_PROXY }, await temporaryFolder()).ends();
  expect(code).toBe(1);
  expect(output).toContain('HTTP_PROXY is not the http(s) address of a proxy.');
  expect(output).not.toContain('hunter2');
});
