import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, it, onTestFinished } from 'vitest';
import { cardFile, KINDS_FILE, nudgeFile } from '../support/cards.ts';
import { RUN, startTool } from '../support/process.ts';
import { writeFiles } from '../support/write-files.ts';

/** On a busy machine, the first call may wait until the search has been built anew. */
const PATIENCE_MS = 115_000;
const SCRIPT = resolve(import.meta.dirname, '../../src/tools/mcp.ts');

async function folder(files: Record<string, string> = {}): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'guidepost-mcp-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await writeFiles(path, files);
  return path;
}

/** A coding agent in a folder, which starts the server as its settings say. */
async function agentIn(cwd: string, mode: 'auto' | 'legacy', env: Record<string, string> = {}) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [RUN, SCRIPT],
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (text) => {
    said += text;
  });
  // Whatever is no part of the protocol on standard output is an error of the transport.
  const errors: Error[] = [];
  const client = new Client({ name: 'agent', version: '1' }, { versionNegotiation: { mode } });
  client.onerror = (error) => errors.push(error);
  await client.connect(transport);
  onTestFinished(() => client.close());
  return {
    client,
    transport,
    errors,
    said: () => said,
    call: (name: string, args: Record<string, unknown> = {}) =>
      client.callTool({ name, arguments: args }, { timeout: PATIENCE_MS }),
  };
}

it.each([
  ['auto', '2026-07-28'],
  ['legacy', '2025-11-25'],
] as const)('A coding agent that starts it finds guidance (%s)', async (mode, revision) => {
  const { client, call, errors, said } = await agentIn(await folder(), mode);
  expect(client.getNegotiatedProtocolVersion()).toBe(revision);
  expect((await client.listTools()).tools).toHaveLength(5);
  const found = await call('search_guidance', { question: 'how do we roll back a bad model?' });
  expect(found.structuredContent).toMatchObject({
    answered: true,
    passage: { source: 'practices/version-models-and-data' },
  });
  const [first] = found.content;
  expect(first?.type === 'text' && JSON.parse(first.text)).toEqual(found.structuredContent);
  expect(errors).toEqual([]);
  expect(said()).toBe('');
});

it('The settings of the project that somebody works on are not read', async () => {
  const project = await folder({ '.env': 'KNOWLEDGE_DIR=/nowhere\nGUIDE_URL=nonsense\n' });
  const { call } = await agentIn(project, 'auto');
  const { structuredContent } = await call('list_topics');
  expect(structuredContent).toMatchObject({ roots: [], cards: [] });
});

it('A team’s own cards are found, with a fault of one of them on standard error', async () => {
  const own = await folder({
    'kinds.yaml': KINDS_FILE.replace('id: practices', 'id: runbooks').replace('[practice]', '[runbook]'),
    'runbooks/zanzibar.md': cardFile({
      front: { title: 'Deploy to Zanzibar', aliases: '[zanzibar, island]', related: '[runbooks/other]' },
      body: '## Why it matters\n\nThe link to the island is slow, so the usual deployment times out.\n\n## First step this week\n\nPick one.\n\n## How to measure it\n\n- A number.\n',
    }),
    'runbooks/zanzibar.nudge.yaml': nudgeFile('the usual deployment times out'),
    'runbooks/broken.md': 'no front matter',
  });
  const { call, errors, said } = await agentIn(await folder(), 'auto', {
    KNOWLEDGE_DIR: own,
    BUILT_IN: 'off',
  });
  const card = await call('get_card', { id: 'runbooks/zanzibar' });
  expect(card, said()).toMatchObject({ structuredContent: { title: 'Deploy to Zanzibar' } });
  expect(said()).toContain('broken.md');
  expect(errors).toEqual([]);
});

it('It ends when the client is gone', async () => {
  const { client, transport } = await agentIn(await folder(), 'auto');
  const { pid } = transport;
  await client.close();
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
});

it('It answers after a message that is far too long, and ends with its input', async () => {
  const child = spawn(process.execPath, [RUN, SCRIPT], {
    cwd: await folder(),
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await answers.next()).value ?? 'null');
  const write = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const clientInfo = { name: 'agent', version: '1' };
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
  write({ id: 1, method: 'initialize', params });
  expect(await next()).toMatchObject({ id: 1, result: {} });
  write({ id: 2, method: 'tools/list', params: { of: 'x'.repeat(20_000_000) } });
  write({ id: 3, method: 'tools/list' });
  expect(await next()).toMatchObject({
    id: null,
    error: { message: 'The message is too long. Expected 256 KiB at most.' },
  });
  expect(await next()).toMatchObject({ id: 3, result: {} });
  child.stdin.write('x'.repeat(20_000_000));
  child.stdin.end();
  expect((await once(child, 'exit'))[0]).toBe(0);
});

it('It says in a sentence what is wrong with its settings, and nothing on standard output', async () => {
  const { ends } = startTool('mcp', [], { GUIDE_URL: 'nonsense' }, await folder());
  expect(await ends()).toEqual({ code: 1, output: expect.stringMatching(/^GUIDE_URL is not an http/) });
  const { ends: endsToo } = startTool('mcp', [], { KNOWLEDGE_DIR: '/nowhere/at/all' }, await folder());
  expect(await endsToo()).toEqual({ code: 1, output: expect.stringContaining('/nowhere/at/all') });
});
