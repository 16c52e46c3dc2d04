import { expect, test } from 'vitest';
import type { LocalSlackServer } from '../src/start-local-slack.ts';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function modal(title: string) {
  return {
    type: 'modal' as const,
    callback_id: 'question',
    title: plain(title),
    submit: plain('Send'),
    notify_on_close: true,
    blocks: [
      {
        type: 'input' as const,
        block_id: 'why',
        label: plain('Why?'),
        element: { type: 'plain_text_input' as const, action_id: 'text', min_length: 3 },
      },
      {
        type: 'input' as const,
        block_id: 'how',
        optional: true,
        label: plain('How often?'),
        element: {
          type: 'static_select' as const,
          action_id: 'pick',
          initial_option: { text: plain('Daily'), value: 'daily' },
          options: [
            { text: plain('Daily'), value: 'daily' },
            { text: plain('Weekly'), value: 'weekly' },
          ],
        },
      },
    ],
  };
}

const ask = (localSlack: LocalSlackServer, text = '', command = '/ask') =>
  localSlack.act('U0ADA', { do: 'command', channel: 'C0GENERAL', command, text });

test('a slash command carries the text as typed, and its acknowledgement is an answer for one person', async () => {
  const started = await localSlackFor();
  await boltOn(started, (app) => {
    app.command('/ask', async ({ command, ack }) => {
      await ack(`You asked: ${command.text} in ${command.channel_name}`);
    });
  });
  const { localSlack } = started;
  expect(await ask(localSlack, 'a <b> & @ada')).toEqual({ ok: true });
  const answer = localSlack.state('U0ADA').messages.at(-1);
  expect(answer).toMatchObject({ ephemeral: true, text: 'You asked: a <b> & @ada in general' });
  expect(localSlack.state('U0MARCO').messages.at(-1)?.text).not.toContain('You asked');
});

test('a command with should_escape gets its text escaped', async () => {
  const started = await localSlackFor();
  await boltOn(started, (app) => {
    app.command('/escaped', async ({ command, ack }) => {
      await ack(command.text);
    });
  });
  await ask(started.localSlack, 'a <b> & @ada', '/escaped');
  expect(started.localSlack.state('U0ADA').messages.at(-1)?.text).toBe('a &lt;b&gt; &amp; <@U0ADA>');
});

test('a command that is not acknowledged fails with operation_timeout, in words like Slack’s', async () => {
  const started = await localSlackFor({ ackTimeoutMs: 30 });
  await boltOn(started, (app) => {
    app.command('/ask', async () => {});
  });
  const words = '/ask failed with the error "operation_timeout"';
  expect(await ask(started.localSlack)).toEqual({ ok: false, error: 'operation_timeout', message: words });
  expect(started.localSlack.state('U0ADA').notices).toMatchObject([
    { channel: 'C0GENERAL', text: words, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
  ]);
});

test('people are told about a command without an app, an unknown one, and one in a thread', async () => {
  const { localSlack } = await localSlackFor();
  expect(await ask(localSlack)).toMatchObject({ error: 'dispatch_failed' });
  expect(await ask(localSlack, '', '/what')).toMatchObject({ error: 'invalid_command' });
  const [root] = localSlack.state('U0ADA').messages;
  const inThread = await localSlack.act('U0ADA', {
    do: 'send',
    channel: root?.channel ?? '',
    threadTs: root?.ts ?? '',
    text: '/ask something',
  });
  expect(inThread).toMatchObject({
    error: 'not_in_thread',
    message: '/ask is not supported in threads. Sorry!',
  });
  expect(localSlack.state('U0ADA').notices.map((notice) => notice.text)).toEqual([
    '/ask failed with the error "dispatch_failed"',
    '/what is not a valid command.',
    '/ask is not supported in threads. Sorry!',
  ]);
});

test('a command needs the scope "commands"', async () => {
  const { localSlack } = await localSlackFor({ manifest: manifestText({ scopes: ['chat:write'] }) });
  expect(await ask(localSlack)).toMatchObject({ error: 'missing_scope' });
});

test('a modal opens, stays if the app finds errors, and closes when the app is happy', async () => {
  const started = await localSlackFor();
  const submitted: unknown[] = [];
  await boltOn(started, (app) => {
    app.command('/ask', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('A question') });
    });
    app.view('question', async ({ ack, view }) => {
      submitted.push(view.state.values);
      const isNice = view.state.values.why?.text?.value?.includes('please');
      if (isNice) await ack();
      else await ack({ response_action: 'errors', errors: { why: 'Say please.' } });
    });
  });
  const { localSlack } = started;
  await ask(localSlack);
  const { id: viewId } = await localSlack.waitFor('U0ADA', (state) => state.modals[0]);
  const submit = (values: Record<string, Record<string, Record<string, string>>>) =>
    localSlack.act('U0ADA', { do: 'submit', viewId, values });

  expect(await submit({})).toMatchObject({ ok: false, error: 'invalid_input' });
  expect(localSlack.state('U0ADA').modals[0]?.errors).toEqual({
    why: 'Please complete this required field.',
  });
  await submit({ why: { text: { value: 'no' } } });
  expect(localSlack.state('U0ADA').modals[0]?.errors).toEqual({ why: 'Please write at least 3 characters.' });
  expect(submitted).toEqual([]);

  expect(await submit({ why: { text: { value: 'because' } } })).toEqual({ ok: true });
  expect(localSlack.state('U0ADA').modals[0]?.errors).toEqual({ why: 'Say please.' });
  expect(await submit({ why: { text: { value: 'please' } } })).toEqual({ ok: true });
  expect(localSlack.state('U0ADA').modals).toEqual([]);
  expect(submitted.at(-1)).toEqual({
    why: { text: { type: 'plain_text_input', value: 'please' } },
    how: { pick: { type: 'static_select', selected_option: { text: plain('Daily'), value: 'daily' } } },
  });
});

test('an app answers a submission with an update, a push, or by clearing all windows', async () => {
  const started = await localSlackFor();
  const answers = [
    { response_action: 'update' as const, view: modal('Second') },
    { response_action: 'push' as const, view: modal('Third') },
    { response_action: 'clear' as const },
  ];
  await boltOn(started, (app) => {
    app.command('/ask', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
    });
    app.view('question', async ({ ack }) => {
      await ack(answers.shift());
    });
  });
  const { localSlack } = started;
  await ask(localSlack);
  await localSlack.waitFor('U0ADA', (state) => state.modals[0]);
  const titles = () => localSlack.state('U0ADA').modals.map((one) => one.title);
  const submitTop = () =>
    localSlack.act('U0ADA', {
      do: 'submit',
      viewId: localSlack.state('U0ADA').modals.at(-1)?.id ?? '',
      values: { why: { text: { value: 'because' } } },
    });
  await submitTop();
  expect(titles()).toEqual(['Second']);
  await submitTop();
  expect(titles()).toEqual(['Second', 'Third']);
  await submitTop();
  expect(titles()).toEqual([]);
});

test('a response to a submission that Slack would refuse leaves the modal open and says why', async () => {
  const started = await localSlackFor();
  const app = await boltOn(started, (it) => {
    it.command('/ask', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
    });
    it.view('question', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { nothing: 'There is no such block.' } });
    });
  });
  expect(app).toBeDefined();
  const { localSlack } = started;
  await ask(localSlack);
  const { id: viewId } = await localSlack.waitFor('U0ADA', (state) => state.modals[0]);
  const values = { why: { text: { value: 'because' } } };
  expect(await localSlack.act('U0ADA', { do: 'submit', viewId, values })).toMatchObject({
    ok: false,
    message: expect.stringContaining('nothing'),
  });
  expect(localSlack.state('U0ADA').modals).toHaveLength(1);
});

test('closing a modal tells the app if it asked for that', async () => {
  const started = await localSlackFor();
  const closed: string[] = [];
  await boltOn(started, (app) => {
    app.command('/ask', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
    });
    app.view({ callback_id: 'question', type: 'view_closed' }, async ({ ack, view }) => {
      await ack();
      closed.push(view.id);
    });
  });
  const { localSlack } = started;
  await ask(localSlack);
  const { id: viewId } = await localSlack.waitFor('U0ADA', (state) => state.modals[0]);
  await localSlack.act('U0ADA', { do: 'close', viewId });
  expect(closed).toEqual([viewId]);
  expect(localSlack.state('U0ADA').modals).toEqual([]);
});

test('Cancel closes the top modal, the X closes all of them, and the app hears about the first', async () => {
  const started = await localSlackFor();
  const closed: [title: string, isCleared: boolean][] = [];
  await boltOn(started, (app) => {
    app.command('/ask', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
    });
    app.view('question', async ({ ack }) => ack({ response_action: 'push', view: modal('Second') }));
    app.view({ callback_id: 'question', type: 'view_closed' }, async ({ ack, view, body }) => {
      await ack();
      closed.push([view.title.text, 'is_cleared' in body && body.is_cleared === true]);
    });
  });
  const { localSlack } = started;
  const titles = () => localSlack.state('U0ADA').modals.map(({ title }) => title);
  await ask(localSlack);
  const first = await localSlack.waitFor('U0ADA', (state) => state.modals[0]);
  const pushed = async () => {
    await localSlack.act('U0ADA', {
      do: 'submit',
      viewId: first.id,
      values: { why: { text: { value: 'because' } } },
    });
    return localSlack.waitFor('U0ADA', (state) => state.modals[1]);
  };
  await localSlack.act('U0ADA', { do: 'close', viewId: (await pushed()).id });
  expect(titles()).toEqual(['First']);
  await localSlack.act('U0ADA', { do: 'close', viewId: (await pushed()).id, all: true });
  expect(titles()).toEqual([]);
  expect(closed).toEqual([
    ['Second', false],
    ['First', true],
  ]);
});

test('a trigger opens one modal, within three seconds; an unknown one opens none', async () => {
  let time = Date.parse('2026-11-02T09:00:00Z');
  const started = await localSlackFor({ now: () => new Date(time) });
  const triggers: string[] = [];
  const app = await boltOn(started, (it) => {
    it.command('/ask', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      await ack();
    });
  });
  await ask(started.localSlack);
  await ask(started.localSlack);
  const [first = '', second = ''] = triggers;
  const open = (trigger_id: string) => app.client.views.open({ trigger_id, view: modal('Hello') });
  const errorOf = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error) => error.data.error,
    );
  expect(await errorOf(open(first))).toBe('none');
  expect(await errorOf(open(first))).toBe('exchanged_trigger_id');
  time += 3001;
  expect(await errorOf(open(second))).toBe('expired_trigger_id');
  expect(await errorOf(open('1.2.abc'))).toBe('invalid_trigger_id');
});

test('a view that changed in between is not overwritten, and one that is gone is not found', async () => {
  const started = await localSlackFor();
  let trigger = '';
  const app = await boltOn(started, (it) => {
    it.command('/ask', async ({ ack, body }) => {
      trigger = body.trigger_id;
      await ack();
    });
  });
  await ask(started.localSlack);
  const quiet = (title: string) => ({ ...modal(title), notify_on_close: false });
  const { view } = await app.client.views.open({ trigger_id: trigger, view: quiet('One') });
  const view_id = view?.id ?? '';
  await app.client.views.update({ view_id, hash: view?.hash ?? '', view: quiet('Two') });
  const again = app.client.views.update({ view_id, hash: view?.hash ?? '', view: quiet('Three') });
  await expect(again).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  await started.localSlack.act('U0ADA', { do: 'close', viewId: view_id });
  const late = app.client.views.update({ view_id, view: modal('Four') });
  await expect(late).rejects.toMatchObject({ data: { error: 'not_found' } });
});

test('a modal that breaks the rules is refused with the place of each problem', async () => {
  const started = await localSlackFor();
  const app = await boltOn(started);
  const view = { ...modal('x'.repeat(25)), private_metadata: 'y'.repeat(3001) };
  await expect(app.client.views.open({ trigger_id: '1', view })).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
          '[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]',
        ],
      },
    },
  });
});

test('the Home tab shows what the app published for just this person', async () => {
  const started = await localSlackFor();
  await boltOn(started, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      if (event.tab !== 'home') return;
      const blocks = [{ type: 'header' as const, text: plain(`Hello ${event.user}`) }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
  });
  const { localSlack } = started;
  expect(localSlack.state('U0ADA').home).toBeNull();
  await localSlack.act('U0ADA', { do: 'openHome', tab: 'home' });
  const home = await localSlack.waitFor('U0ADA', (state) => state.home ?? undefined);
  expect(home.blocks).toMatchObject([{ type: 'header', text: { text: 'Hello U0ADA' } }]);
  expect(localSlack.state('U0MARCO').home).toBeNull();
});

test('shortcuts reach the app: anywhere, and on a message with its text', async () => {
  const started = await localSlackFor();
  const seen: unknown[] = [];
  await boltOn(started, (app) => {
    app.shortcut('anywhere', async ({ ack, shortcut }) => {
      seen.push(shortcut.type);
      await ack();
    });
    app.shortcut({ callback_id: 'explain', type: 'message_action' }, async ({ ack, shortcut, respond }) => {
      seen.push(shortcut.message.text);
      await ack();
      await respond('explained');
    });
  });
  const { localSlack } = started;
  const [message] = localSlack.state('U0ADA').messages;
  await localSlack.act('U0ADA', { do: 'shortcut', callbackId: 'anywhere' });
  await localSlack.act('U0ADA', {
    do: 'shortcut',
    callbackId: 'explain',
    channel: message?.channel ?? '',
    ts: message?.ts ?? '',
  });
  expect(seen).toEqual(['shortcut', message?.text]);
  await localSlack.waitFor('U0ADA', (state) => state.messages.find((one) => one.text === 'explained'));
});
