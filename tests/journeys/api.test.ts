import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { said, startJourney } from './journey.ts';

const TOKEN = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const QUESTION = 'how do we roll back a bad model?';
const LISTEN = {
  port: 0,
  address: '127.0.0.1',
  hosts: ['localhost', '127.0.0.1', '[::1]'],
  tokens: [
    { name: 'laptop', token: TOKEN, roots: [] },
    { name: 'ci', token: OTHER, roots: [] },
  ],
  requestsPerMinute: 1000,
};

/** The bot with its API, and a program that has a token. */
async function withApi({ requestsPerMinute = 1000, token = TOKEN, ...options } = {} as Options) {
  const journey = await startJourney({ ...options, config: { api: { ...LISTEN, requestsPerMinute } } });
  const base = `http://127.0.0.1:${journey.bot.apiPort}`;
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${base}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  return {
    ...journey,
    base,
    get,
    async read(path: string, init?: RequestInit) {
      const response = await get(path, init);
      return { status: response.status, body: (await response.json()) as Answered };
    },
  };
}
/** What an answer may hold, as far as it is read here. */
interface Answered {
  error?: { code: string; message: string };
  passage: { id: string; source: string };
  cards: unknown[];
  paths: Record<
    string,
    { get: { responses: Record<number, { content: Record<string, { schema: { $ref: string } }> }> } }
  >;
}
type Options = Parameters<typeof startJourney>[0] & { requestsPerMinute?: number; token?: string };

async function agent(base: string, mode: 'auto' | 'legacy', token = TOKEN) {
  const client = new Client({ name: 'agent', version: '1' }, { versionNegotiation: { mode } });
  const headers = { authorization: `Bearer ${token}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${base}/mcp`), { requestInit: { headers } }),
  );
  onTestFinished(() => client.close());
  return client;
}

it.each([
  ['auto', '2026-07-28'],
  ['legacy', '2025-11-25'],
] as const)('A coding agent finds what Slack would answer (%s)', async (mode, revision) => {
  const { base, ada } = await withApi();
  const client = await agent(base, mode);
  expect(client.getNegotiatedProtocolVersion()).toBe(revision);
  expect(client.getInstructions()).toContain('call search_guidance');
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual(
    ['search_guidance', 'get_passage', 'get_card', 'get_page', 'list_topics'].map((name) => [name, true]),
  );
  const found = await client.callTool({ name: 'search_guidance', arguments: { question: QUESTION } });
  expect(found.structuredContent).toMatchObject({
    answered: true,
    decision: 'answer',
    passage: {
      source: 'practices/version-models-and-data',
      cite: expect.stringMatching(/^“Version models and datasets”, .+ \(Guidepost card practices\/version-/),
    },
  });
  expect(said(await ada.command(QUESTION))).toContain('*Version models and datasets*');
  const { passage } = found.structuredContent as { passage: { id: string; source: string } };
  const whole = await client.callTool({ name: 'get_passage', arguments: { id: passage.id } });
  expect(whole.structuredContent).toMatchObject({ source: passage.source, type: 'card' });
  const card = await client.callTool({ name: 'get_card', arguments: { id: passage.source } });
  expect(card.structuredContent).toMatchObject({ title: 'Version models and datasets', overdue: false });
});

it('A coding agent reads an honest no, and sentences about arguments and ids that are wrong', async () => {
  const { base } = await withApi();
  const client = await agent(base, 'auto');
  const call = async (name: string, args: Record<string, unknown>) => {
    const { isError, content, structuredContent } = await client.callTool({ name, arguments: args });
    const [first] = content;
    return { isError, text: first?.type === 'text' ? first.text : '', structuredContent };
  };
  expect(await call('search_guidance', { question: 'how do I repot a zanzibar orchid?' })).toMatchObject({
    structuredContent: { answered: false, decision: 'no-card', passage: null },
  });
  for (const [name, args, says] of [
    ['search_guidance', {}, /question/],
    ['search_guidance', { question: 'x', limit: 99 }, /limit/],
    ['search_guidance', { question: 'x', colour: 'red' }, /colour/],
    ['get_card', { id: 'practices/none' }, /There is no card with the id “practices\/none”/],
    ['get_passage', { id: 'practices/version-models-and-data' }, /is not the id of a passage/],
    ['get_passage', { id: 'practices/version-models-and-data:999' }, /There is no passage 999/],
    ['get_page', { id: 'handbook/none' }, /There is no page with the id “handbook\/none” that you may read/],
    ['list_topics', { in: 'nothing' }, /There is no kind or topic “nothing”\. There are: practices, /],
  ] as const) {
    expect(await call(name, args), `${name} ${JSON.stringify(args)}`).toMatchObject({
      isError: true,
      text: expect.stringMatching(says),
    });
  }
});

it('Without a token, or with a wrong one, nobody gets anything', async () => {
  const { get, base } = await withApi();
  const without = await fetch(`${base}/api/search?q=x`);
  expect(without.status).toBe(401);
  expect(without.headers.get('www-authenticate')).toBe('Bearer');
  expect(await without.json()).toMatchObject({
    error: {
      code: 'unauthorized',
      message: expect.stringContaining('There is no token. Expected the header'),
    },
  });
  for (const authorization of ['Bearer', 'Bearer x', `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`]) {
    for (const path of ['/api/topics', '/mcp', '/api/openapi.json', '/api/nothing'])
      expect((await get(path, { headers: { authorization } })).status, `${authorization} ${path}`).toBe(401);
  }
  await expect(agent(base, 'auto', 'c'.repeat(32))).rejects.toThrow();
  expect((await get('/api/topics')).status).toBe(200);
});

it('Websites, and hosts that nobody named, get nothing, even with a token', async () => {
  const { get, bot, base } = await withApi();
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])
    expect((await get('/api/topics', { headers: { origin } })).status, origin).toBe(403);
  const preflight = await fetch(`${base}/mcp`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(403);
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  const asking = httpRequest({
    port: bot.apiPort,
    path: '/api/topics',
    headers: { host: 'rebound.example', authorization: `Bearer ${TOKEN}` },
  });
  asking.end();
  const [response] = await once(asking, 'response');
  expect(response.statusCode).toBe(403);
});

it('Over HTTP, a question is answered as JSON, by address or by body', async () => {
  const { read, get } = await withApi();
  const found = await read(`/api/search?q=${encodeURIComponent(QUESTION)}&limit=2`);
  expect(found).toMatchObject({ status: 200, body: { answered: true, results: [{}, {}] } });
  const posted = await read('/api/search', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION, limit: 2 }),
  });
  expect(posted.body).toEqual(found.body);
  const { id, source } = found.body.passage;
  expect(await read(`/api/passages/${id}`)).toMatchObject({ status: 200, body: { id, source } });
  expect(await read(`/api/passages/${encodeURIComponent(id)}`)).toMatchObject({ status: 200, body: { id } });
  expect(await read(`/api/cards/${source}`)).toMatchObject({ status: 200, body: { id: source } });
  expect((await read('/api/topics?in=practices')).body.cards.length).toBeGreaterThan(5);
  const head = await get('/api/topics', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

it('A thread is read with the question, as in Slack', async () => {
  const { read } = await withApi();
  const context = ['the new churn model predicts nonsense since Friday', 'can we go back to the old one?'];
  const query = new URLSearchParams([['q', 'thoughts?'], ...context.map((text) => ['context', text])]);
  expect((await read(`/api/search?${query}`)).body).toMatchObject({ answered: true });
  expect((await read('/api/search?q=thoughts%3F')).body).toMatchObject({ answered: false });
});

it('What can not be answered says what was found and what was expected', async () => {
  const { read } = await withApi();
  const post = (body: string, type = 'application/json') =>
    read('/api/search', { method: 'POST', body, headers: { 'content-type': type } });
  for (const [asked, status, says] of [
    [read('/api/search'), 400, /The question is missing/],
    [read('/api/search?q=%20'), 400, /“question”: Too small/],
    [read('/api/search?q=x&limit=many'), 400, /“limit”/],
    [read('/api/search?q=x&colour=red'), 400, /no parameter “colour” here. Expected: q, limit, context/],
    [read(`/api/search?q=${'x'.repeat(8001)}`), 400, /“question”: Too big/],
    [read('/api/cards/practices/none'), 404, /There is no card with the id “practices\/none”/],
    [read('/api/cards/%E0%A4%A'), 400, /“%”/],
    [read('/api/passages/x'), 404, /is not the id of a passage/],
    [read('/api/pages/handbook/none'), 404, /no page with the id/],
    [read('/api/nothing'), 404, /There is nothing at \/api\/nothing/],
    [read('/elsewhere'), 404, /There are only \/mcp and/],
    [read('/api/topics', { method: 'DELETE' }), 405, /Only GET, HEAD, POST/],
    [read('/api/topics', { method: 'POST', body: '{}' }), 405, /Only GET, HEAD are answered/],
    [post('{'), 400, /The body is not valid JSON/],
    [post('[]'), 400, /expected object/],
    [post('{"question":1}'), 400, /“question”/],
    [post('question=x', 'text/plain'), 400, /content-type: application\/json/],
  ] as const) {
    const { status: code, body } = await asked;
    expect([code, body.error?.message]).toEqual([status, expect.stringMatching(says)]);
  }
});

it('A body that is too large is refused, and the next request is answered', async () => {
  const { read, get } = await withApi();
  for (const path of ['/api/search', '/mcp']) {
    const response = await get(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ question: 'x'.repeat(3_000_000) }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('256 KiB') } });
  }
  const chunked = await get('/api/search', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new ReadableStream({
      start(controller) {
        for (let nth = 0; nth < 30; nth += 1) controller.enqueue(new Uint8Array(10_000));
        controller.close();
      },
    }),
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(413);
  expect((await read('/api/topics')).status).toBe(200);
});

it('A token that asks too often has to wait, and the others need not', async () => {
  let at = Date.parse('2026-11-24T09:00:00Z');
  const { get } = await withApi({ requestsPerMinute: 3, now: () => new Date(at) });
  const statuses = async (token: string, count: number) => {
    const found: number[] = [];
    for (let nth = 0; nth < count; nth += 1)
      found.push((await get('/api/topics', { headers: { authorization: `Bearer ${token}` } })).status);
    return found;
  };
  expect(await statuses(TOKEN, 5)).toEqual([200, 200, 200, 429, 429]);
  expect(await statuses(OTHER, 1)).toEqual([200]);
  expect((await get('/api/topics')).headers.get('retry-after')).toBe('20');
  at += 21_000;
  expect(await statuses(TOKEN, 2)).toEqual([200, 429]);
});

it('The log never holds what was asked, nor a token', async () => {
  let written = '';
  const destination = new Writable({
    write(line, _encoding, done) {
      written += line;
      done();
    },
  });
  const log = createLog({ level: 'trace', readable: false, destination });
  const { base, get, read } = await withApi({ log });
  const client = await agent(base, 'auto');
  await client.callTool({ name: 'search_guidance', arguments: { question: 'is zanzibar drifting?' } });
  await client.callTool({ name: 'get_card', arguments: { id: 'zanzibar' } });
  await read('/api/search?q=zanzibar+model+drift');
  await read('/api/search?q=zanzibar&limit=zanzibar');
  await get('/api/zanzibar', { headers: { authorization: 'Bearer zanzibar' } });
  expect(written).toContain('api.listening');
  expect(written).toContain('api.refused');
  expect(written).not.toMatch(/zanzibar/i);
  expect(written).not.toContain(TOKEN);
});

it('The OpenAPI document says what the API answers', async () => {
  const { read } = await withApi();
  const { body: document } = await read('/api/openapi.json');
  expect(document).toMatchObject({ openapi: '3.1.0', security: [{ token: [] }] });
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: 'api', ...document });
  const { body: found } = await read(`/api/search?q=${encodeURIComponent(QUESTION)}`);
  const asked: Record<string, [string, number][]> = {
    '/api/search': [
      [`/api/search?q=${encodeURIComponent(QUESTION)}`, 200],
      ['/api/search?q=what+is+drift%3F', 200],
      ['/api/search?q=hello', 200],
      ['/api/search?q=wie+machen+wir+ein+rollback+von+einem+modell%3F', 200],
      ['/api/search?q=orchids', 200],
      ['/api/search', 400],
    ],
    '/api/passages/{id}': [
      [`/api/passages/${found.passage.id}`, 200],
      ['/api/passages/practices/none:1', 404],
    ],
    '/api/cards/{id}': [
      [`/api/cards/${found.passage.source}`, 200],
      ['/api/cards/none', 404],
    ],
    '/api/pages/{id}': [['/api/pages/none', 404]],
    '/api/topics': [
      ['/api/topics', 200],
      ['/api/topics?in=practices', 200],
      ['/api/topics?in=nothing', 404],
    ],
  };
  expect(Object.keys(document.paths).toSorted()).toEqual(Object.keys(asked).toSorted());
  for (const [path, requests] of Object.entries(asked)) {
    for (const [address, status] of requests) {
      const answered = await read(address);
      expect(answered.status, address).toBe(status);
      const { content } = document.paths[path]?.get.responses[status] ?? {};
      const check = ajv.compile({ $ref: `api${content?.['application/json']?.schema.$ref}` });
      check(answered.body);
      expect(check.errors, address).toBeNull();
      // A document that allows everything would say nothing.
      expect(check({}), address).toBe(false);
    }
  }
});

/** Begins to send a question; the bot is reading it, and waits for the rest. */
async function beginQuestion(port = 0) {
  const body = JSON.stringify({ question: QUESTION });
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.on('error', () => {});
  const closed = new Promise<string>((close) => socket.on('close', () => close(answer)));
  socket.write(
    [
      'POST /api/search HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${TOKEN}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  expect(answer).toMatch(/^HTTP\/1\.1 100 /);
  return { closed, finish: () => socket.write(body) };
}

it('A request that is under way when the bot stops is answered, and no other is taken', async () => {
  const { bot, base } = await withApi();
  const { closed, finish } = await beginQuestion(bot.apiPort);
  const stopped = bot.stop();
  await expect(fetch(`${base}/api/topics`)).rejects.toThrow();
  finish();
  const answer = await closed;
  expect(answer).toMatch(/HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toMatch(/connection: close/i);
  expect(answer).toContain('"answered":true');
  await stopped;
});

it('A request that never ends does not keep the bot from stopping', async () => {
  const { bot } = await withApi();
  const { closed } = await beginQuestion(bot.apiPort);
  await bot.stop();
  expect(await closed).not.toContain('200 OK');
});

it('Without API_PORT, nothing listens', async () => {
  const { bot } = await startJourney();
  expect(bot.apiPort).toBeUndefined();
});

it('Each message of a batch counts as a request, and a long batch is refused', async () => {
  const { get } = await withApi({ requestsPerMinute: 12, now: () => new Date('2026-12-01T09:00:00Z') });
  const send = async (length: number) => {
    const call = { name: 'search_guidance', arguments: { question: QUESTION } };
    const batch = Array.from({ length }, (_, id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: call,
    }));
    const response = await get('/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: `\uFEFF ${JSON.stringify(batch)}`,
    });
    return { status: response.status, text: await response.text() };
  };
  const long = await send(11);
  expect(long).toMatchObject({ status: 400, text: expect.stringContaining('10 messages (found: 11)') });
  expect((await send(10)).status).toBe(200);
  // One is left.
  expect((await send(2)).status).toBe(429);
});
