import { expect, test } from 'vitest';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

test('a mention arrives as app_mention and as message, and its answer is in the thread', async () => {
  const started = await localSlackFor();
  const types: string[] = [];
  await boltOn(started, (app) => {
    app.event('message', async ({ event }) => {
      if (!('bot_id' in event)) types.push(event.type);
    });
    app.event('app_mention', async ({ event, say }) => {
      types.push(event.type);
      await say({ text: `Heard: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
    });
  });
  const { localSlack } = started;
  const sent = await localSlack.act('U0ADA', {
    do: 'send',
    channel: 'C0PLATFORM',
    text: '@Tester hello & bye in #general, see https://example.com/a?b=1&c=2',
  });
  const reply = await localSlack.waitFor('U0MARCO', (state) =>
    state.messages.find((message) => message.text.startsWith('Heard')),
  );
  expect(sent).toMatchObject({ ok: true, ts: reply.threadTs });
  expect(reply.text).toBe(
    'Heard: <@U0PLAYGROUND> hello &amp; bye in <#C0GENERAL|general>, see <https://example.com/a?b=1&amp;c=2>',
  );
  expect(types.sort()).toEqual(['app_mention', 'message']);
});

test('a message event looks like Slack’s, with rich text, thread, and authorization', async () => {
  const started = await localSlackFor();
  const bodies: Record<string, unknown>[] = [];
  await boltOn(started, (app) => {
    app.event('message', async ({ body }) => {
      bodies.push({ ...body });
    });
  });
  const { localSlack } = started;
  const root = localSlack.state('U0ADA').messages.find((message) => message.channel === 'C0MLOPS');
  if (!root) throw new Error('the seed has no message in #ml-ops');
  await localSlack.act('U0NOOR', {
    do: 'send',
    channel: 'C0MLOPS',
    threadTs: root.ts,
    text: '*really* `x < y` @ada',
  });
  await expect.poll(() => bodies.length).toBe(1);
  expect(bodies[0]).toMatchObject({
    type: 'event_callback',
    team_id: 'T0NORTHWIND',
    api_app_id: 'A0PLAYGROUND',
    event_id: expect.stringMatching(/^Ev/),
    authorizations: [{ team_id: 'T0NORTHWIND', user_id: 'U0PLAYGROUND', is_bot: true }],
    event: {
      type: 'message',
      channel: 'C0MLOPS',
      channel_type: 'channel',
      user: 'U0NOOR',
      thread_ts: root.ts,
      parent_user_id: root.userId,
      text: '*really* `x &lt; y` <@U0ADA>',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'really', style: { bold: true } },
                { type: 'text', text: ' ' },
                { type: 'text', text: 'x < y', style: { code: true } },
                { type: 'text', text: ' ' },
                { type: 'user', user_id: 'U0ADA' },
              ],
            },
          ],
        },
      ],
    },
  });
});

test("the app's own messages come back to it as message events with its bot id", async () => {
  const started = await localSlackFor();
  const seen: unknown[] = [];
  const app = await boltOn(started);
  // Bolt doesn't pass an app's own messages to listeners, so this looks at the raw events.
  app.processEvent = async ({ body, ack }) => {
    seen.push(body.event);
    await ack();
  };
  await app.client.chat.postMessage({ channel: 'C0GENERAL', text: 'from me' });
  await expect.poll(() => seen).toMatchObject([{ type: 'message', bot_id: 'B0PLAYGROUND', text: 'from me' }]);
});

test('a mention that an edit adds arrives as app_mention, with the ts of the message, and of the edit in whole seconds', async () => {
  const started = await localSlackFor();
  const seen: unknown[] = [];
  await boltOn(started, (app) => {
    app.event('app_mention', async ({ event }) => {
      seen.push({ ...event });
    });
  });
  const { localSlack } = started;
  const channel = 'C0PLATFORM';
  const sent = await localSlack.act('U0ADA', { do: 'send', channel, text: 'hi' });
  if (!sent.ok || !sent.ts) throw new Error('the message was not sent');
  await localSlack.act('U0ADA', { do: 'edit', channel, ts: sent.ts, text: '@Tester hi' });
  await expect.poll(() => seen.length).toBe(1);
  const [event] = seen as { edited: { ts: string }; event_ts: string }[];
  expect(event).toMatchObject({ type: 'app_mention', ts: sent.ts, edited: { user: 'U0ADA' } });
  expect(event?.event_ts).toBe(sent.ts);
  expect(event?.edited.ts).toMatch(/\.000000$/);
});

test('the app hears about direct messages, edits, deletions, reactions, and the Home tab', async () => {
  const started = await localSlackFor();
  const seen: unknown[] = [];
  await boltOn(started, (app) => {
    app.event('message', async ({ event }) => {
      seen.push({ ...event });
    });
    app.event('reaction_added', async ({ event }) => {
      seen.push({ ...event });
    });
    app.event('app_home_opened', async ({ event }) => {
      seen.push({ ...event });
    });
  });
  const { localSlack } = started;
  const { botDmChannel } = localSlack.state('U0ADA');
  const sent = await localSlack.act('U0ADA', { do: 'send', channel: botDmChannel, text: 'hi' });
  if (!sent.ok || !sent.ts) throw new Error('the message was not sent');
  const message = { channel: botDmChannel, ts: sent.ts };
  await localSlack.act('U0ADA', { do: 'edit', ...message, text: 'hi there' });
  await localSlack.act('U0ADA', { do: 'react', ...message, name: 'eyes' });
  await localSlack.act('U0ADA', { do: 'delete', ...message });
  await localSlack.act('U0ADA', { do: 'openHome', tab: 'messages' });
  await expect.poll(() => seen.length).toBe(5);
  expect(seen).toMatchObject([
    { type: 'message', channel_type: 'im', text: 'hi', user: 'U0ADA' },
    { subtype: 'message_changed', message: { text: 'hi there' }, previous_message: { text: 'hi' } },
    { type: 'reaction_added', reaction: 'eyes', user: 'U0ADA', item: message },
    { subtype: 'message_deleted', deleted_ts: sent.ts, previous_message: { text: 'hi there' } },
    { type: 'app_home_opened', tab: 'messages', user: 'U0ADA', channel: botDmChannel },
  ]);
});

test('events that the manifest does not subscribe to, or lacks the scope for, are not sent', async () => {
  const manifest = manifestText({
    scopes: ['app_mentions:read', 'chat:write'],
    events: ['app_mention', 'message.channels'],
  });
  const started = await localSlackFor({ manifest });
  const types: string[] = [];
  await boltOn(started, (app) => {
    app.use(async ({ body, next }) => {
      if ('event' in body) types.push(String(body.event.type));
      await next();
    });
    app.event('app_mention', async ({ say }) => {
      await say('here');
    });
  });
  await started.localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: '@tester hi' });
  await started.localSlack.waitFor('U0ADA', (state) =>
    state.messages.find((message) => message.text === 'here'),
  );
  expect(types).toEqual(['app_mention']);
});

test('in a channel without the app, a mention leads to a notice with /invite, after which the app hears', async () => {
  const started = await localSlackFor();
  const seen: string[] = [];
  await boltOn(started, (app) => {
    app.event('app_mention', async ({ event }) => {
      seen.push(event.text);
    });
  });
  const { localSlack } = started;
  await localSlack.act('U0NOOR', { do: 'send', channel: 'C0RANDOM', text: '@Tester are you there?' });
  expect(localSlack.state('U0NOOR').notices).toMatchObject([
    { channel: 'C0RANDOM', text: expect.stringContaining('/invite @Tester') },
  ]);
  await localSlack.act('U0NOOR', { do: 'send', channel: 'C0RANDOM', text: '/invite @Tester' });
  await localSlack.act('U0NOOR', { do: 'send', channel: 'C0RANDOM', text: '@Tester and now?' });
  await expect.poll(() => seen).toEqual(['<@U0PLAYGROUND> and now?']);
});

test('an event that is not acknowledged is retried with a number and a reason, then dropped', async () => {
  const warnings: string[] = [];
  const started = await localSlackFor({
    ackTimeoutMs: 20,
    eventRetryDelaysMs: [0, 0, 0],
    onWarning: (text) => warnings.push(text),
  });
  const tries: unknown[] = [];
  const app = await boltOn(started);
  app.processEvent = async (event) => {
    tries.push([event.body.event_id, event.retryNum, event.retryReason]);
  };
  await started.localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'anybody?' });
  await expect.poll(() => warnings).toEqual([expect.stringContaining('given up after 3 repetitions')]);
  const [[id] = []] = tries as string[][];
  expect(tries).toEqual([
    [id, 0, ''],
    [id, 1, 'http_timeout'],
    [id, 2, 'http_timeout'],
    [id, 3, 'http_timeout'],
  ]);
});

test('the same message can come again and again with new event ids and no retry number', async () => {
  const started = await localSlackFor();
  const seen: { id: unknown; ts: unknown; retry: unknown }[] = [];
  const app = await boltOn(started);
  app.processEvent = async ({ body, ack, retryNum }) => {
    seen.push({ id: body.event_id, ts: body.event.ts, retry: retryNum });
    await ack();
  };
  const { localSlack } = started;
  const sent = await localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'once' });
  if (!sent.ok || !sent.ts) throw new Error('the message was not sent');
  await localSlack.faults.redeliver('C0GENERAL', sent.ts, 10);
  expect(seen).toHaveLength(11);
  expect(new Set(seen.map((one) => one.id)).size).toBe(11);
  expect(new Set(seen.map((one) => one.ts))).toEqual(new Set([sent.ts]));
  expect(new Set(seen.map((one) => one.retry))).toEqual(new Set([0]));
});

test('messages from while no app was connected reach the next one', async () => {
  const started = await localSlackFor();
  const { localSlack } = started;
  expect(localSlack.state('U0ADA').botConnected).toBe(false);
  await localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'too early' });
  await boltOn(started, (app) => {
    app.message('too early', async ({ say }) => {
      await say('caught up');
    });
  });
  await localSlack.waitFor('U0ADA', (state) =>
    state.messages.find((message) => message.text === 'caught up'),
  );
  expect(localSlack.state('U0ADA').botConnected).toBe(true);
});

test.each(['dropConnections', 'refreshConnections'] as const)(
  'after %s the app connects anew',
  async (fault) => {
    const started = await localSlackFor();
    await boltOn(started, (app) => {
      app.message('still there?', async ({ say }) => {
        await say('yes');
      });
    });
    const { localSlack } = started;
    localSlack.faults[fault]();
    await localSlack.waitFor('U0ADA', (state) => (state.botConnected ? undefined : true));
    await localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'still there?' });
    await localSlack.waitFor('U0ADA', (state) => state.messages.find((message) => message.text === 'yes'));
  },
);

test('an event whose connection drops before the answer is sent again on the next connection', async () => {
  const started = await localSlackFor();
  const attempts: unknown[] = [];
  const app = await boltOn(started);
  app.processEvent = async ({ ack, retryNum }) => {
    attempts.push(retryNum);
    if (attempts.length === 1) started.localSlack.faults.dropConnections();
    else await ack();
  };
  await started.localSlack.act('U0ADA', { do: 'send', channel: 'C0GENERAL', text: 'hold on' });
  await expect.poll(() => attempts, { timeout: 10_000 }).toEqual([0, 1]);
});

test('waiting for nothing ends with a summary of what the person sees', async () => {
  const { picture } = await import('../src/wait-for-state.ts');
  const { localSlack } = await localSlackFor();
  await localSlack.act('U0ADA', { do: 'send', channel: 'C0RANDOM', text: 'last words' });
  await localSlack.act('U0ADA', { do: 'command', channel: 'C0RANDOM', command: '/nope', text: '' });
  const lines = picture(localSlack.state('U0ADA')).split('\n');
  expect(lines[0]).toBe('Ada Lindqvist sees (app not connected):');
  expect(lines.at(-2)).toMatch(/#random \d+\.\d+ ada: last words$/);
  expect(lines.at(-1)).toBe('  [notice] /nope is not a valid command.');
});
