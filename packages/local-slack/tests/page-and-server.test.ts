import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { PageState } from '../src/protocol.ts';
import { startLocalSlack } from '../src/start-local-slack.ts';
import { localSlackFor } from './real-app.ts';
import { readEvents } from './server-sent-events.ts';

test('the page’s policy lets it load nothing from elsewhere', async () => {
  const { localSlack } = await localSlackFor();
  const page = await fetch(localSlack.url);
  expect(page.status).toBe(200);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:|\*|unsafe/);
  const html = await page.text();
  const parts = [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map((match) => match[1]);
  expect(parts.sort()).toEqual(['/page.css', '/page.js']);
  for (const [path, type] of [
    ['page.js', 'text/javascript'],
    ['page.css', 'text/css'],
  ]) {
    const part = await fetch(`${localSlack.url}${path}`);
    expect([part.status, part.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect((await part.text()).length).toBeGreaterThan(1000);
  }
});

test('the page gets complete states as they change, and its actions work', async () => {
  const { localSlack } = await localSlackFor();
  const stream = await fetch(`${localSlack.url}page/events?as=U0NOOR`);
  const states = readEvents<PageState>(stream);
  const first = await states.next();
  expect(first.value?.me.id).toBe('U0NOOR');
  const sent = await fetch(`${localSlack.url}page/act?as=U0NOOR`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'send', channel: 'C0RANDOM', text: 'hello' }),
  });
  expect(await sent.json()).toMatchObject({ ok: true });
  const second = await states.next();
  expect(second.value?.messages.at(-1)?.text).toBe('hello');
  expect(second.value?.version).toBeGreaterThan(first.value?.version ?? Number.POSITIVE_INFINITY);
  await states.return(undefined);
});

test('actions that cannot be read are refused with a reason', async () => {
  const { localSlack } = await localSlackFor();
  const act = async (body: string, { as = 'U0ADA', type = 'application/json' } = {}) => {
    const response = await fetch(`${localSlack.url}page/act?as=${as}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const answer = (await response.json()) as { error: string };
    return [response.status, answer.error];
  };
  expect(await act('{')).toEqual([400, 'invalid_json']);
  expect(await act('{"do":"dance"}')).toEqual([400, 'invalid_action']);
  expect(await act('{"do":"send","channel":"C0RANDOM"}')).toEqual([400, 'invalid_action']);
  expect(await act('{"do":"reset"}', { as: 'U0NOBODY' })).toEqual([404, 'user_not_found']);
  for (const type of ['text/plain', 'text/plain; a=application/json', 'application/json-patch+json', '']) {
    expect(await act('{"do":"reset"}', { type }), type).toEqual([415, 'invalid_post_type']);
  }
  for (const type of ['application/json; charset=utf-8', 'Application/JSON']) {
    expect(await act('{"do":"dance"}', { type }), type).toEqual([400, 'invalid_action']);
  }
  expect(await act(JSON.stringify({ text: 'x'.repeat(600_000) }))).toEqual([413, 'too_large']);
});

test('a request under any name but this machine’s is refused', async () => {
  const { localSlack } = await localSlackFor();
  const status = (host: string, path = '/healthz') =>
    new Promise((resolve, reject) => {
      const { port } = new URL(localSlack.url);
      const call = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      call.end();
    });
  const { port } = new URL(localSlack.url);
  expect(await status(`localhost:${port}`)).toBe(200);
  expect(await status(`127.0.0.1:${port}`)).toBe(200);
  for (const path of ['/', '/healthz', '/page/events', '/api/auth.test']) {
    expect(await status('evil.example', path)).toBe(403);
    expect(await status('localhost.evil.example', path)).toBe(403);
  }
});

test('a page of another site or another port gets nothing done and learns nothing', async () => {
  const { localSlack } = await localSlackFor();
  const { port, host } = new URL(localSlack.url);
  const status = (headers: Record<string, string>, { path = '/page/act', method = 'POST' } = {}) =>
    new Promise((resolve, reject) => {
      const all = { host, 'content-type': 'application/json', ...headers };
      const call = request({ host: '127.0.0.1', port, path, method, headers: all }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      call.end(method === 'POST' ? '{"do":"reset"}' : '');
    });
  const foreign: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { origin: `http://${host}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ];
  for (const headers of foreign) {
    expect(await status(headers), JSON.stringify(headers)).toBe(403);
    if (headers['sec-fetch-mode']) continue;
    for (const path of ['/page/events', '/preview', '/api/auth.test', '/page.js']) {
      expect(await status(headers, { path, method: 'GET' }), path).toBe(403);
    }
  }
  expect(await status({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect(await status(link, { path: '/', method: 'GET' })).toBe(200);
});

test('a port in use is reported as EADDRINUSE', async () => {
  const { localSlack, dir } = await localSlackFor();
  const port = Number(new URL(localSlack.url).port);
  await expect(startLocalSlack({ port, manifestPath: `${dir}/manifest.json` })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('a manifest that can’t be used is reported with its path', async () => {
  await expect(startLocalSlack({ port: 0, manifestPath: '/nowhere/manifest.yml' })).rejects.toThrow(
    /app manifest \/nowhere\/manifest.yml cannot be used/,
  );
});

test('people can’t act in channels that they can’t see, or on other people’s messages', async () => {
  const { localSlack } = await localSlackFor();
  const { botDmChannel } = localSlack.state('U0MARCO');
  const into = await localSlack.act('U0ADA', { do: 'send', channel: botDmChannel, text: 'x' });
  expect(into).toMatchObject({ ok: false, error: 'channel_not_found' });
  expect(localSlack.state('U0ADA').channels.map((one) => one.id)).not.toContain(botDmChannel);
  const theirs = localSlack.state('U0ADA').messages.find((one) => one.userId === 'U0MARCO');
  const message = { channel: theirs?.channel ?? '', ts: theirs?.ts ?? '' };
  const edit = await localSlack.act('U0ADA', { do: 'edit', ...message, text: 'x' });
  expect(edit).toMatchObject({ ok: false, error: 'cant_update_message' });
  const empty = await localSlack.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: '  ' });
  expect(empty).toMatchObject({ ok: false, error: 'no_text' });
  const long = await localSlack.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'x'.repeat(40_001) });
  expect(long).toMatchObject({ ok: false, error: 'msg_too_long' });
});

test('a deleted message that has replies leaves a tombstone, others leave nothing', async () => {
  const { localSlack } = await localSlackFor();
  const root = await localSlack.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'root' });
  if (!root.ok || !root.ts) throw new Error('the message was not sent');
  const message = { channel: 'C0RANDOM', ts: root.ts };
  const reply = await localSlack.act('U0ADA', {
    do: 'send',
    channel: 'C0RANDOM',
    threadTs: root.ts,
    text: 'reply',
  });
  await localSlack.act('U0ADA', { do: 'delete', ...message });
  const seen = () => localSlack.state('U0ADA').messages;
  expect(seen().find((one) => one.ts === root.ts)?.text).toBe('This message was deleted.');
  if (reply.ok && reply.ts)
    await localSlack.act('U0ADA', { do: 'delete', channel: 'C0RANDOM', ts: reply.ts });
  expect(seen().some((one) => one.text === 'reply')).toBe(false);
});

test('starting over brings back the initial workspace', async () => {
  const { localSlack } = await localSlackFor();
  const seeded = localSlack.state('U0ADA').messages.map((one) => one.text);
  await localSlack.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'to be forgotten' });
  await localSlack.act('U0ADA', { do: 'reset' });
  expect(localSlack.state('U0ADA').messages.map((one) => one.text)).toEqual(seeded);
});
