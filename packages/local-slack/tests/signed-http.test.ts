import { expect, test } from 'vitest';
import { boltOverHttp, freePort, localSlackFor } from './real-app.ts';

async function overHttp(options: Parameters<typeof localSlackFor>[0] = {}) {
  const port = await freePort();
  const started = await localSlackFor({ eventsUrl: `http://127.0.0.1:${port}/slack/events`, ...options });
  return { started, port, localSlack: started.localSlack };
}

test('events, commands and buttons reach an app over signed HTTP, and its answers come back', async () => {
  const { started, port, localSlack } = await overHttp();
  const app = await boltOverHttp(started, port, (it) => {
    it.event('app_mention', async ({ event, say }) => {
      await say({ text: 'over http', thread_ts: event.ts });
    });
    it.command('/ask', async ({ ack, command }) => {
      await ack(`plain: ${command.text}`);
    });
    it.action('more', async ({ ack, respond }) => {
      await ack();
      await respond('pressed');
    });
  });
  await localSlack.waitFor('U0ADA', (state) => state.botConnected || undefined);
  await localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: '@Tester hello' });
  await localSlack.waitFor('U0ADA', (state) => state.messages.find((one) => one.text === 'over http'));

  await localSlack.act('U0ADA', {
    do: 'command',
    channel: 'C0GENERAL',
    command: '/ask',
    text: 'ünïcode & more',
  });
  expect(localSlack.state('U0ADA').messages.at(-1)?.text).toBe('plain: ünïcode & more');

  const element = {
    type: 'button' as const,
    action_id: 'more',
    text: { type: 'plain_text' as const, text: 'More' },
  };
  const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [element] }];
  const { ts = '' } = await app.client.chat.postMessage({ channel: 'C0GENERAL', text: 'press', blocks });
  await localSlack.act('U0ADA', {
    do: 'press',
    container: { type: 'message', channel: 'C0GENERAL', ts },
    blockId: 'row',
    actionId: 'more',
    payload: {},
    values: {},
  });
  await localSlack.waitFor('U0ADA', (state) => state.messages.find((one) => one.text === 'pressed'));
});

test('an app with another signing secret never counts as connected', async () => {
  const port = await freePort();
  const started = await localSlackFor({
    eventsUrl: `http://127.0.0.1:${port}/slack/events`,
    signingSecret: 'the right one',
  });
  const other = { ...started, localSlack: { ...started.localSlack, signingSecret: 'another one' } };
  const verifications: number[] = [];
  await boltOverHttp(other, port, (app) => {
    app.use(async () => {
      verifications.push(1);
    });
  });
  const result = await started.localSlack.act('U0ADA', {
    do: 'command',
    channel: 'C0GENERAL',
    command: '/ask',
    text: '',
  });
  expect(result).toMatchObject({ ok: false, error: 'dispatch_failed' });
  expect(started.localSlack.state('U0ADA').botConnected).toBe(false);
  expect(verifications).toEqual([]);
});

test('an unanswered event comes again with its retry headers', async () => {
  const { started, port, localSlack } = await overHttp({ ackTimeoutMs: 150, eventRetryDelaysMs: [0, 0, 0] });
  const tries: unknown[] = [];
  const app = await boltOverHttp(started, port);
  app.processEvent = async ({ ack, retryNum, retryReason }) => {
    tries.push([retryNum, retryReason]);
    if (tries.length === 2) await ack();
  };
  await localSlack.waitFor('U0ADA', (state) => state.botConnected || undefined);
  await localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'anybody?' });
  await expect
    .poll(() => tries)
    .toEqual([
      [undefined, undefined],
      [1, 'http_timeout'],
    ]);
});

test('Socket Mode is refused if the app is reached over HTTP', async () => {
  const { localSlack } = await overHttp();
  const response = await fetch(`${localSlack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localSlack.appToken}` },
  });
  expect(await response.json()).toEqual({ ok: false, error: 'socket_mode_not_enabled' });
});
