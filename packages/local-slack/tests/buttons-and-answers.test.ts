import { expect, test } from 'vitest';
import type { Block, Container, Json } from '../src/protocol.ts';
import type { LocalSlackServer } from '../src/start-local-slack.ts';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

const button = (action_id: string, value: string) => ({
  type: 'button' as const,
  action_id,
  value,
  text: { type: 'plain_text' as const, text: action_id },
});

const row = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  block_id: 'row',
  elements,
});

function press(
  localSlack: LocalSlackServer,
  container: Container,
  actionId: string,
  { blockId = 'row', payload = {} }: { blockId?: string; payload?: Record<string, string> } = {},
) {
  return localSlack.act('U0ADA', { do: 'press', container, blockId, actionId, payload, values: {} });
}

test('a button in a message tells the app which one, where, and who, and can be answered', async () => {
  const started = await localSlackFor();
  const bodies: unknown[] = [];
  const app = await boltOn(started, (it) => {
    it.action('more', async ({ ack, body, respond }) => {
      await ack();
      bodies.push(body);
      await respond({ text: 'only you', replace_original: false });
    });
  });
  const { localSlack } = started;
  const posted = await app.client.chat.postMessage({
    channel: 'C0PLATFORM',
    text: 'with a button',
    blocks: [row(button('more', '42'))],
  });
  const container = { type: 'message' as const, channel: 'C0PLATFORM', ts: posted.ts ?? '' };
  expect(await press(localSlack, container, 'more')).toEqual({ ok: true });
  expect(bodies).toMatchObject([
    {
      type: 'block_actions',
      user: { id: 'U0ADA', username: 'ada', team_id: 'T0NORTHWIND' },
      channel: { id: 'C0PLATFORM', name: 'platform' },
      container: { type: 'message', message_ts: posted.ts, channel_id: 'C0PLATFORM', is_ephemeral: false },
      message: { ts: posted.ts, text: 'with a button', bot_id: 'B0PLAYGROUND' },
      state: { values: {} },
      actions: [{ type: 'button', action_id: 'more', block_id: 'row', value: '42' }],
    },
  ]);
  const answer = await localSlack.waitFor('U0ADA', (state) =>
    state.messages.find((one) => one.text === 'only you'),
  );
  expect(answer.ephemeral).toBe(true);
  expect(await press(localSlack, container, 'less')).toMatchObject({ error: 'action_not_found' });
});

test('an ephemeral message is seen by one person, carries no message when pressed, and can be replaced and deleted', async () => {
  const started = await localSlackFor();
  const bodies: object[] = [];
  const app = await boltOn(started, (it) => {
    it.action('more', async ({ ack, body, respond }) => {
      await ack();
      bodies.push(body);
      await respond({ text: 'replaced', blocks: [row(button('away', '1'))], replace_original: true });
    });
    it.action('away', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const { localSlack } = started;
  const posted = await app.client.chat.postEphemeral({
    channel: 'C0PLATFORM',
    user: 'U0ADA',
    text: 'psst',
    blocks: [row(button('more', '1'))],
  });
  const ts = posted.message_ts ?? '';
  const container = { type: 'message' as const, channel: 'C0PLATFORM', ts };
  const see = (who: string) => localSlack.state(who).messages.find((one) => one.ts === ts);
  expect(see('U0ADA')).toMatchObject({ ephemeral: true, text: 'psst' });
  expect(see('U0MARCO')).toBeUndefined();

  await press(localSlack, container, 'more');
  await localSlack.waitFor('U0ADA', () => (see('U0ADA')?.text === 'replaced' ? true : undefined));
  expect(bodies).toMatchObject([{ container: { is_ephemeral: true, message_ts: ts } }]);
  expect(bodies[0]).not.toHaveProperty('message');
  await press(localSlack, container, 'away');
  await localSlack.waitFor('U0ADA', () => (see('U0ADA') ? undefined : true));
  const update = app.client.chat.update({ channel: 'C0PLATFORM', ts, text: 'no' });
  await expect(update).rejects.toMatchObject({ data: { error: 'message_not_found' } });
});

test('an overflow menu sends the chosen option, and nothing else', async () => {
  const started = await localSlackFor();
  const heard: unknown[] = [];
  const app = await boltOn(started, (it) => {
    it.action('menu', async ({ ack, action }) => {
      await ack();
      heard.push(action);
    });
  });
  const { localSlack } = started;
  const option = { text: { type: 'plain_text' as const, text: 'Pin it', emoji: true }, value: 'pin' };
  const menu = { type: 'overflow' as const, action_id: 'menu', options: [option] };
  const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [menu] }];
  const { ts = '' } = await app.client.chat.postMessage({ channel: 'C0PLATFORM', text: 'menu', blocks });
  const choose = (payload: Record<string, Json>) =>
    localSlack.act('U0ADA', {
      do: 'press',
      container: { type: 'message', channel: 'C0PLATFORM', ts },
      blockId: 'row',
      actionId: 'menu',
      payload,
      values: {},
    });
  expect(await choose({ type: 'overflow', selected_option: { ...option } })).toEqual({ ok: true });
  expect(heard).toMatchObject([
    { type: 'overflow', action_id: 'menu', block_id: 'row', selected_option: option },
  ]);
  expect(heard[0]).not.toHaveProperty('value');
  for (const nothing of [{ type: 'overflow' }, { type: 'overflow', selected_option: { value: 'hide' } }]) {
    expect(await choose(nothing)).toMatchObject({ error: 'invalid_option' });
  }
});

test('a response_url works for five answers and thirty minutes, public ones, too', async () => {
  let time = Date.parse('2026-11-02T09:00:00Z');
  const started = await localSlackFor({ now: () => new Date(time) });
  const urls: string[] = [];
  await boltOn(started, (app) => {
    app.command('/ask', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    });
  });
  const { localSlack } = started;
  const ask = () =>
    localSlack.act('U0ADA', { do: 'command', channel: 'C0RANDOM', command: '/ask', text: '' });
  await ask();
  await ask();
  const post = async (url: string | undefined, body: object) => {
    const response = await fetch(url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };
  expect(await post(urls[0], { text: 'for all', response_type: 'in_channel' })).toEqual([200, { ok: true }]);
  // The app is not a member of #random, but an answer to a command works anyway.
  expect(localSlack.state('U0MARCO').messages.at(-1)).toMatchObject({ channel: 'C0RANDOM', text: 'for all' });
  expect(await post(urls[0], {})).toMatchObject([400, { ok: false, error: 'no_text' }]);
  for (let i = 0; i < 3; i += 1) await post(urls[0], { text: `again ${i}` });
  expect(await post(urls[0], { text: 'too much' })).toEqual([404, { ok: false, error: 'used_url' }]);
  time += 30 * 60 * 1000 + 1;
  expect(await post(urls[1], { text: 'too late' })).toEqual([404, { ok: false, error: 'expired_url' }]);
});

test('feedback buttons send the pressed side, and a card within a carousel its own button', async () => {
  const started = await localSlackFor();
  const actions: object[] = [];
  const app = await boltOn(started, (it) => {
    it.action(/.*/, async ({ ack, action }) => {
      actions.push(action);
      await ack();
    });
  });
  const { localSlack } = started;
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const posted = await app.client.chat.postMessage({
    channel: 'C0PLATFORM',
    text: 'rate me',
    blocks: [
      {
        type: 'context_actions',
        block_id: 'feedback',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'rate',
            positive_button: { text: plain('Good'), value: 'yes' },
            negative_button: { text: plain('Bad'), value: 'no' },
          },
        ],
      },
      {
        type: 'carousel',
        elements: [
          {
            type: 'card',
            block_id: 'first',
            title: { type: 'mrkdwn', text: 'One' },
            actions: [button('read', '1')],
          },
          {
            type: 'card',
            block_id: 'second',
            title: { type: 'mrkdwn', text: 'Two' },
            actions: [button('read', '2')],
          },
        ],
      },
    ],
  });
  const container = { type: 'message' as const, channel: 'C0PLATFORM', ts: posted.ts ?? '' };
  await press(localSlack, container, 'rate', { blockId: 'feedback', payload: { value: 'no' } });
  await press(localSlack, container, 'read', { blockId: 'second' });
  expect(actions).toMatchObject([
    { type: 'feedback_buttons', action_id: 'rate', value: 'no', text: { text: 'Bad' } },
    { type: 'button', action_id: 'read', block_id: 'second', value: '2' },
  ]);
});

test('an app that does not acknowledge an action leads to a notice', async () => {
  const started = await localSlackFor({ ackTimeoutMs: 30 });
  const app = await boltOn(started);
  const posted = await app.client.chat.postMessage({
    channel: 'C0PLATFORM',
    text: 'x',
    blocks: [row(button('more', '1'))],
  });
  const container = { type: 'message' as const, channel: 'C0PLATFORM', ts: posted.ts ?? '' };
  expect(await press(started.localSlack, container, 'more')).toMatchObject({ error: 'operation_timeout' });
  expect(started.localSlack.state('U0ADA').notices).toMatchObject([
    { channel: 'C0PLATFORM', text: expect.stringContaining('operation_timeout') },
  ]);
});

test('an app whose manifest does not enable interactivity gets no actions', async () => {
  const manifest = JSON.parse(manifestText());
  manifest.settings.interactivity.is_enabled = false;
  const started = await localSlackFor({ manifest: JSON.stringify(manifest) });
  const app = await boltOn(started);
  const blocks = [row(button('more', '1'))];
  const { ts = '' } = await app.client.chat.postMessage({ channel: 'C0PLATFORM', text: 'x', blocks });
  const container = { type: 'message' as const, channel: 'C0PLATFORM', ts };
  expect(await press(started.localSlack, container, 'more')).toMatchObject({ error: 'not_configured' });
});

test('an external select offers what the app answers', async () => {
  const started = await localSlackFor();
  const app = await boltOn(started, (it) => {
    it.options('city', async ({ ack, options }) => {
      await ack({ options: [{ text: { type: 'plain_text', text: `${options.value}lin` }, value: 'ber' }] });
    });
  });
  const blocks = [
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        { type: 'external_select', action_id: 'city', placeholder: { type: 'plain_text', text: 'City' } },
      ],
    },
  ] satisfies Block[];
  const posted = await app.client.chat.postMessage({ channel: 'C0PLATFORM', text: 'where?', blocks });
  const answer = await started.localSlack.act('U0ADA', {
    do: 'options',
    container: { type: 'message', channel: 'C0PLATFORM', ts: posted.ts ?? '' },
    blockId: 'row',
    actionId: 'city',
    value: 'Ber',
  });
  expect(answer).toEqual({ ok: true, options: [{ text: 'Berlin', value: 'ber' }] });
});

test('nobody else can press an icon button that is for some people', async () => {
  const started = await localSlackFor();
  const app = await boltOn(started, (it) => {
    it.action('bin', async ({ ack }) => {
      await ack();
    });
  });
  const posted = await app.client.chat.postMessage({
    channel: 'C0PLATFORM',
    text: 'with an icon',
    blocks: [
      {
        type: 'context_actions',
        block_id: 'row',
        elements: [
          {
            type: 'icon_button',
            action_id: 'bin',
            icon: 'trash',
            text: { type: 'plain_text', text: 'Remove' },
            visible_to_user_ids: ['U0MARCO'],
          },
        ],
      },
    ],
  });
  const container = { type: 'message' as const, channel: 'C0PLATFORM', ts: posted.ts ?? '' };
  expect(await press(started.localSlack, container, 'bin')).toMatchObject({ error: 'action_not_found' });
});
