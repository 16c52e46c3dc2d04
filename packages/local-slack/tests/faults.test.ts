import { expect, test } from 'vitest';
import { boltOn, localSlackFor } from './real-app.ts';

const general = 'C0GENERAL';

async function started() {
  const it = await localSlackFor();
  const app = await boltOn(it);
  const post = (text: string) => app.client.chat.postMessage({ channel: general, text });
  const said = () =>
    it.localSlack
      .state('U0ADA')
      .messages.filter((one) => one.userId === 'U0PLAYGROUND')
      .map((one) => one.text);
  return { ...it, app, post, said };
}

test('a rate limit names the wait, and the next call goes through', async () => {
  const { localSlack, said } = await started();
  localSlack.faults.failNext('chat.postMessage', { type: 'ratelimited', retryAfterSeconds: 7 });
  const call = () =>
    fetch(`${localSlack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${localSlack.botToken}` },
      body: new URLSearchParams({ channel: general, text: 'hi' }),
    });
  const limited = await call();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await limited.json()).toEqual({ ok: false, error: 'ratelimited' });
  expect((await call()).status).toBe(200);
  expect(said()).toEqual(['hi']);
});

test('calls can fail as often as requested: a server error, an error code, a dropped connection', async () => {
  const { localSlack, post, said } = await started();
  localSlack.faults.failNext('chat.postMessage', { type: 'server_error', status: 503 }, 2);
  localSlack.faults.failNext('chat.postMessage', { type: 'error', error: 'fatal_error' });
  localSlack.faults.failNext('chat.postMessage', { type: 'dropped' });
  await expect(post('1')).rejects.toMatchObject({ statusCode: 503 });
  await expect(post('2')).rejects.toMatchObject({ statusCode: 503 });
  await expect(post('3')).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  await expect(post('4')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  await post('5');
  expect(said()).toEqual(['5']);
});

test('a call whose answer is lost still takes effect', async () => {
  const { localSlack, post, said } = await started();
  localSlack.faults.failNext('chat.postMessage', { type: 'answer_lost' });
  await expect(post('said')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(said()).toEqual(['said']);
});

test('a proxy answers with a web page in Slack’s place, and the call takes effect', async () => {
  const { localSlack, post, said } = await started();
  localSlack.faults.failNext('chat.postMessage', { type: 'web_page' });
  await expect(post('said')).rejects.toMatchObject({ data: { error: expect.stringContaining('<title>') } });
  expect(said()).toEqual(['said']);
});

test('a call that is never answered hangs until the caller gives up', async () => {
  const { localSlack, said } = await started();
  localSlack.faults.failNext('chat.postMessage', { type: 'timeout' });
  const call = fetch(`${localSlack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localSlack.botToken}` },
    body: new URLSearchParams({ channel: general, text: 'hi' }),
    signal: AbortSignal.timeout(50),
  });
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(said()).toEqual([]);
});

test('rich blocks can be refused, even inside others, until that is turned off', async () => {
  const { localSlack, app, said } = await started();
  const card = { type: 'card' as const, title: { type: 'mrkdwn' as const, text: 'A card' } };
  const blocks = [{ type: 'carousel' as const, elements: [card] }];
  const rich = () => app.client.chat.postMessage({ channel: general, text: 'rich', blocks });
  const lift = localSlack.faults.refuseBlocks({ method: 'chat.postMessage', blockTypes: ['card'] });
  await expect(rich()).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
  await app.client.chat.postMessage({ channel: general, text: 'plain', blocks: [{ type: 'divider' }] });
  lift();
  await rich();
  expect(said()).toEqual(['plain', 'rich']);
});

test('tokens can be refused, and accepted again', async () => {
  const { localSlack, post, said } = await started();
  localSlack.faults.refuseTokens('token_revoked');
  await expect(post('1')).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  localSlack.faults.refuseTokens(false);
  await post('2');
  expect(said()).toEqual(['2']);
});

test('the limit of about one message per second in each channel is off by default', async () => {
  let time = Date.parse('2026-11-02T09:00:00Z');
  const it = await localSlackFor({ now: () => new Date(time) });
  const { localSlack } = it;
  const post = async (channel: string) => {
    const response = await fetch(`${localSlack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${localSlack.botToken}` },
      body: new URLSearchParams({ channel, text: 'x' }),
    });
    return response.status;
  };
  const many = async (channel: string, count: number) => {
    const statuses: number[] = [];
    for (let i = 0; i < count; i += 1) statuses.push(await post(channel));
    return statuses;
  };
  expect(await many(general, 8)).toEqual(Array(8).fill(200));
  localSlack.faults.limitMessageRate(true);
  expect(await many(general, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(await many('C0PLATFORM', 1)).toEqual([200]);
  time += 5001;
  expect(await many(general, 1)).toEqual([200]);
});

test('a server error or silence can come after the call took effect', async () => {
  const { localSlack, post, said } = await started();
  localSlack.faults.failNext('chat.postMessage', { type: 'server_error', done: true });
  await expect(post('in spite of 500')).rejects.toMatchObject({ statusCode: 500 });
  localSlack.faults.failNext('chat.postMessage', { type: 'timeout', done: true });
  const call = fetch(`${localSlack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localSlack.botToken}` },
    body: new URLSearchParams({ channel: general, text: 'in spite of silence' }),
    signal: AbortSignal.timeout(200),
  });
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(said()).toEqual(['in spite of 500', 'in spite of silence']);
  expect(localSlack.faults.counts()).toEqual({ 'server_error, done': 1, 'timeout, done': 1 });
});

test('random faults come at their rate, the same for the same seed, and only for the chosen methods', async () => {
  const run = async (seed: number) => {
    const { localSlack } = await localSlackFor();
    const call = async (method: string) => {
      const response = await fetch(`${localSlack.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${localSlack.botToken}` },
        body: new URLSearchParams({ channel: general, text: 'x' }),
      });
      return response.status;
    };
    const lift = localSlack.faults.failAtRandom({
      seed,
      rate: 0.3,
      methods: ['chat.postMessage'],
      faults: [{ type: 'ratelimited' }, { type: 'server_error' }],
    });
    const statuses: number[] = [];
    for (let i = 0; i < 60; i += 1) statuses.push(await call('chat.postMessage'));
    expect(await call('auth.test')).toBe(200);
    lift();
    for (let i = 0; i < 10; i += 1) expect(await call('chat.postMessage')).toBe(200);
    const counted = Object.values(localSlack.faults.counts()).reduce((sum, one) => sum + one, 0);
    expect(counted).toBe(statuses.filter((status) => status !== 200).length);
    return statuses;
  };
  const [first, again, other] = [await run(7), await run(7), await run(8)];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 429, 500]));
  expect(first.filter((status) => status !== 200).length).toBeGreaterThan(8);
  expect(first.filter((status) => status !== 200).length).toBeLessThan(30);
});

test('an invalid rate, and an empty list of faults, are refused', async () => {
  const { localSlack } = await localSlackFor();
  const plan = { seed: 1, rate: 0.5, faults: [{ type: 'timeout' as const }] };
  expect(() => localSlack.faults.failAtRandom({ ...plan, rate: 2 })).toThrow(RangeError);
  expect(() => localSlack.faults.failAtRandom({ ...plan, rate: Number.NaN })).toThrow(RangeError);
  expect(() => localSlack.faults.failAtRandom({ ...plan, faults: [] })).toThrow(RangeError);
});
