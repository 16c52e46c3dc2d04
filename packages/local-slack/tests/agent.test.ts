import { expect, test } from 'vitest';
import type { LocalSlackServer } from '../src/start-local-slack.ts';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

/** The usual manifest, with an agent. */
function agentManifest(scopes = ['assistant:write', 'chat:write', 'im:history']): string {
  const manifest = JSON.parse(
    manifestText({ scopes, events: ['app_home_opened', 'message.im', 'message.channels'] }),
  );
  manifest.features.agent_view = {
    agent_description: 'Answers questions.',
    suggested_prompts: [{ title: 'Start', message: 'How do I start?' }],
  };
  return JSON.stringify(manifest);
}

const DM = 'D0ADA';
const write = async (localSlack: LocalSlackServer, text: string) => {
  const channel = localSlack.state('U0ADA').botDmChannel;
  const sent = await localSlack.act('U0ADA', { do: 'send', channel, text });
  return sent.ok ? (sent.ts ?? '') : '';
};

test('opening the Messages tab tells the agent, whose prompts replace those of its manifest', async () => {
  const started = await localSlackFor({ manifest: agentManifest() });
  const { localSlack } = started;
  expect(localSlack.state('U0ADA').agent).toEqual({
    description: 'Answers questions.',
    prompts: [{ title: 'Start', message: 'How do I start?' }],
  });
  await boltOn(started, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      if (event.tab !== 'messages') return;
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: event.channel,
        title: 'For today',
        prompts: [{ title: 'A question', message: 'Why?' }],
      });
    });
  });
  await localSlack.act('U0ADA', { do: 'openHome', tab: 'messages' });
  const agent = await localSlack.waitFor('U0ADA', (state) =>
    state.agent?.promptsTitle ? state.agent : undefined,
  );
  expect(agent).toMatchObject({
    promptsTitle: 'For today',
    prompts: [{ title: 'A question', message: 'Why?' }],
  });
  // They were for one person.
  expect(localSlack.state('U0MARCO').agent?.prompts[0]?.title).toBe('Start');
});

test('a status stays in its thread until the agent answers there; a title names the thread', async () => {
  const started = await localSlackFor({ manifest: agentManifest() });
  const answering = Promise.withResolvers<void>();
  await boltOn(started, (app) => {
    app.message(async ({ message, say, client }) => {
      if (message.subtype !== undefined) return;
      const at = { channel_id: message.channel, thread_ts: message.ts };
      await client.assistant.threads.setStatus({
        ...at,
        status: 'is thinking…',
        loading_messages: ['Reading'],
      });
      await client.assistant.threads.setTitle({ ...at, title: 'A fine question' });
      await answering.promise;
      await say({ text: 'Because.', thread_ts: message.ts });
    });
  });
  const { localSlack } = started;
  const ts = await write(localSlack, 'Why?');
  const root = await localSlack.waitFor('U0ADA', (state) =>
    state.messages.find((message) => message.ts === ts && message.title),
  );
  expect(root.title).toBe('A fine question');
  expect(localSlack.state('U0ADA').statuses).toEqual([
    { channel: DM, threadTs: ts, text: 'is thinking…', loading: ['Reading'] },
  ]);
  // Nobody else sees what the agent does in somebody's direct message.
  expect(localSlack.state('U0MARCO').statuses).toEqual([]);
  answering.resolve();
  await localSlack.waitFor('U0ADA', (state) => state.messages.find(({ text }) => text === 'Because.'));
  expect(localSlack.state('U0ADA').statuses).toEqual([]);
});

test('what Slack refuses an agent is refused', async () => {
  const started = await localSlackFor({ manifest: agentManifest() });
  const { client } = await boltOn(started);
  const { localSlack } = started;
  const ts = await write(localSlack, 'Why?');
  const { setStatus, setSuggestedPrompts, setTitle } = client.assistant.threads;
  const error = (code: string) => expect.objectContaining({ data: expect.objectContaining({ error: code }) });
  const prompt = { title: 'A', message: 'B' };

  await expect(
    setSuggestedPrompts({ channel_id: DM, prompts: [prompt, prompt, prompt, prompt, prompt] as never }),
  ).rejects.toEqual(error('invalid_arguments'));
  await expect(setSuggestedPrompts({ channel_id: 'C0GENERAL', prompts: [prompt] })).rejects.toEqual(
    error('channel_not_found'),
  );
  await expect(setStatus({ channel_id: DM, thread_ts: '1700000000.000100', status: 'is' })).rejects.toEqual(
    error('invalid_thread_ts'),
  );
  const loading = Array.from({ length: 11 }, () => 'Waiting');
  await expect(
    setStatus({ channel_id: DM, thread_ts: ts, status: 'is', loading_messages: loading }),
  ).rejects.toEqual(error('invalid_arguments'));
  await expect(setTitle({ channel_id: DM, thread_ts: ts, title: '' })).rejects.toEqual(
    error('invalid_arguments'),
  );
  // With a thread, an agent's prompts fail silently.
  await setSuggestedPrompts({ channel_id: DM, thread_ts: ts, prompts: [prompt] });
  expect(localSlack.state('U0ADA').agent?.prompts[0]?.title).toBe('Start');
  // An empty status clears it.
  await setStatus({ channel_id: DM, thread_ts: ts, status: 'is thinking…' });
  await setStatus({ channel_id: DM, thread_ts: ts, status: '' });
  expect(localSlack.state('U0ADA').statuses).toEqual([]);
});

test('a session has the title that it began with, and shows the work until it is said to be done', async () => {
  const started = await localSlackFor({ manifest: agentManifest() });
  const { client } = await boltOn(started);
  const { localSlack } = started;
  const ts = await write(localSlack, 'Why?');
  const thread = { channel_id: DM, thread_ts: ts };
  const { setStatus } = client.agents.sessions;
  const title = () => localSlack.state('U0ADA').messages.find((message) => message.ts === ts)?.title;

  await setStatus({ ...thread, status: 'processing', title: 'A fine question' });
  expect(title()).toBe('A fine question');
  await client.chat.postMessage({ channel: DM, thread_ts: ts, text: 'Because.' });
  expect(localSlack.state('U0ADA').statuses).toMatchObject([{ threadTs: ts, text: 'is working…' }]);
  await setStatus({ ...thread, status: 'active', title: 'Another' });
  expect(localSlack.state('U0ADA').statuses).toEqual([]);
  expect(title()).toBe('A fine question');
  await expect(setStatus({ ...thread, status: 'is thinking' })).rejects.toMatchObject({
    data: { error: 'invalid_arguments' },
  });
});

test('an app without agent_view is not an agent: no prompts, no titles; a status just needs chat:write', async () => {
  const started = await localSlackFor({
    manifest: manifestText({ scopes: ['assistant:write', 'chat:write', 'im:history'] }),
  });
  const { client } = await boltOn(started);
  const { localSlack } = started;
  expect(localSlack.state('U0ADA').agent).toBeNull();
  const ts = await write(localSlack, 'Why?');
  const { setStatus, setSuggestedPrompts } = client.assistant.threads;
  await expect(
    setSuggestedPrompts({ channel_id: DM, prompts: [{ title: 'A', message: 'B' }] }),
  ).rejects.toMatchObject({ data: { error: 'access_denied' } });
  await setStatus({ channel_id: DM, thread_ts: ts, status: 'is thinking…' });
  expect(localSlack.state('U0ADA').statuses).toHaveLength(1);
});

test('suggested prompts and titles need the scope assistant:write', async () => {
  const started = await localSlackFor({ manifest: agentManifest(['chat:write', 'im:history']) });
  const { client } = await boltOn(started);
  await expect(
    client.assistant.threads.setSuggestedPrompts({
      channel_id: DM,
      prompts: [{ title: 'A', message: 'B' }],
    }),
  ).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'assistant:write' } });
});
