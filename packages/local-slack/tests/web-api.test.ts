import { expect, test } from 'vitest';
import type { LocalSlackServer } from '../src/start-local-slack.ts';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

type Answer = { ok: boolean; error?: string } & Record<string, unknown>;

/** A raw call, to send what the client library wouldn't. */
async function call(
  localSlack: LocalSlackServer,
  method: string,
  args: Record<string, string> = {},
  token: string | undefined = localSlack.botToken,
): Promise<Answer> {
  const response = await fetch(`${localSlack.apiUrl}${method}`, {
    method: 'POST',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Answer;
}

const errorOf = async (answer: Promise<Answer>) => (await answer).error;
const general = 'C0GENERAL';

test('tokens are distinguished: none, a wrong one, the wrong type, in the header or in the body', async () => {
  const { localSlack } = await localSlackFor();
  expect(await errorOf(call(localSlack, 'auth.test', {}, ''))).toBe('not_authed');
  expect(await errorOf(call(localSlack, 'auth.test', {}, 'xoxb-wrong'))).toBe('invalid_auth');
  expect(await call(localSlack, 'auth.test', { token: localSlack.botToken }, '')).toMatchObject({
    ok: true,
    team: 'Northwind Robotics',
    bot_id: 'B0PLAYGROUND',
    user_id: 'U0PLAYGROUND',
  });
  expect(await errorOf(call(localSlack, 'apps.connections.open'))).toBe('not_allowed_token_type');
  const asApp = call(localSlack, 'chat.postMessage', { channel: general, text: 'x' }, localSlack.appToken);
  expect(await errorOf(asApp)).toBe('not_allowed_token_type');
  expect(await call(localSlack, 'nothing.here')).toMatchObject({ ok: false, error: 'unknown_method' });
});

test('a missing scope is named, with those that the manifest has', async () => {
  const manifest = manifestText({ scopes: ['chat:write', 'im:history'] });
  const { localSlack } = await localSlackFor({ manifest });
  expect(await call(localSlack, 'users.info', { user: 'U0ADA' })).toEqual({
    ok: false,
    error: 'missing_scope',
    needed: 'users:read',
    provided: 'chat:write,im:history',
  });
  // One history scope is enough to call the method, but each type of channel has its own.
  expect(await call(localSlack, 'conversations.history', { channel: general })).toMatchObject({
    error: 'missing_scope',
    needed: 'channels:history',
  });
});

test('what can’t be posted is refused with Slack’s error code', async () => {
  const { localSlack } = await localSlackFor();
  const post = (args: Record<string, string>) => errorOf(call(localSlack, 'chat.postMessage', args));
  expect(await post({ text: 'x' })).toBe('channel_not_found');
  expect(await post({ channel: 'C0NOWHERE', text: 'x' })).toBe('channel_not_found');
  expect(await post({ channel: 'C0RANDOM', text: 'x' })).toBe('not_in_channel');
  expect(await post({ channel: general })).toBe('no_text');
  expect(await post({ channel: general, text: ' ' })).toBe('no_text');
  expect(await post({ channel: general, text: 'x'.repeat(40_001) })).toBe('msg_too_long');
  expect(await post({ channel: general, text: 'x', thread_ts: 'yesterday' })).toBe('invalid_thread_ts');
  expect(await post({ channel: general, text: 'x', thread_ts: '1700000000.000001' })).toBe(
    'thread_not_found',
  );
  expect(await post({ channel: general, text: 'x', blocks: '{' })).toBe('invalid_blocks_format');
  expect(await post({ channel: general, text: 'x', metadata: '{"a":1}' })).toBe('invalid_metadata_format');
  const reply = localSlack.state('U0ADA').messages.find((one) => one.channel === general && one.threadTs);
  expect(await post({ channel: general, text: 'x', thread_ts: reply?.ts ?? '' })).toBe(
    'cannot_reply_to_message',
  );
});

test('blocks over a limit are refused with the place of each problem', async () => {
  const started = await localSlackFor();
  const app = await boltOn(started);
  const blocks = [
    { type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } },
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '' } },
  ];
  await expect(app.client.chat.postMessage({ channel: general, text: 'x', blocks })).rejects.toMatchObject({
    data: {
      ok: false,
      error: 'invalid_blocks',
      errors: [
        'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
        'must be more than 0 characters [json-pointer:/blocks/1/text/text]',
      ],
      response_metadata: {
        messages: [
          '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
          '[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]',
        ],
      },
    },
  });
});

test('a message can go to a channel by name and to a person, and ephemeral ones to members only', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  expect(await client.chat.postMessage({ channel: '#general', text: 'by name' })).toMatchObject({
    channel: general,
  });
  const { botDmChannel } = started.localSlack.state('U0NOOR');
  expect(await client.chat.postMessage({ channel: 'U0NOOR', text: 'to you' })).toMatchObject({
    channel: botDmChannel,
  });
  const ephemeral = (user: string) => client.chat.postEphemeral({ channel: botDmChannel, user, text: 'x' });
  await expect(ephemeral('U0ADA')).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } });
  await expect(ephemeral('U0NOBODY')).rejects.toMatchObject({ data: { error: 'user_not_found' } });
});

test('only own messages can be changed and deleted', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  const theirs = started.localSlack.state('U0ADA').messages.find((one) => one.channel === general);
  const ts = theirs?.ts ?? '';
  const update = client.chat.update({ channel: general, ts, text: 'x' });
  await expect(update).rejects.toMatchObject({ data: { error: 'cant_update_message' } });
  const remove = client.chat.delete({ channel: general, ts });
  await expect(remove).rejects.toMatchObject({ data: { error: 'cant_delete_message' } });
  const gone = client.chat.update({ channel: general, ts: '1700000000.000001', text: 'x' });
  await expect(gone).rejects.toMatchObject({ data: { error: 'message_not_found' } });
});

test('an update without blocks keeps them, and an empty list removes them', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  const { ts = '' } = await client.chat.postMessage({
    channel: general,
    text: 'a',
    blocks: [{ type: 'divider' }],
  });
  const blocks = () => started.localSlack.state('U0ADA').messages.find((one) => one.ts === ts)?.blocks;
  await client.chat.update({ channel: general, ts, text: 'b' });
  expect(blocks()).toMatchObject([{ type: 'divider' }]);
  await client.chat.update({ channel: general, ts, text: 'c', blocks: [] });
  expect(blocks()).toBeUndefined();
});

test('a thread is read in order, from any of its messages, with metadata and in pages', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  const root = await client.chat.postMessage({ channel: general, text: 'root' });
  const thread_ts = root.ts ?? '';
  const metadata = { event_type: 'answer', event_payload: { card: 'a' } };
  await client.chat.postMessage({ channel: general, thread_ts, text: 'one', metadata });
  const two = await client.chat.postMessage({ channel: general, thread_ts, text: 'two' });
  const plain = await client.conversations.replies({ channel: general, ts: two.ts ?? '' });
  expect(plain.messages?.map((one) => one.text)).toEqual(['root', 'one', 'two']);
  expect(plain.messages?.[0]).toMatchObject({ thread_ts, reply_count: 2, latest_reply: two.ts });
  expect(plain.messages?.[1]).not.toHaveProperty('metadata');
  const full = await client.conversations.replies({
    channel: general,
    ts: thread_ts,
    include_all_metadata: true,
  });
  expect(full.messages?.[1]).toMatchObject({ metadata });
  const first = await client.conversations.replies({ channel: general, ts: thread_ts, limit: 2 });
  expect(first.has_more).toBe(true);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const rest = await client.conversations.replies({ channel: general, ts: thread_ts, limit: 2, cursor });
  expect(rest.messages?.map((one) => one.text)).toEqual(['two']);
  const history = await client.conversations.history({ channel: general, limit: 1 });
  expect(history.messages?.map((one) => one.text)).toEqual(['root']);
  const missing = client.conversations.replies({ channel: general, ts: '1700000000.000001' });
  await expect(missing).rejects.toMatchObject({ data: { error: 'thread_not_found' } });
});

test('conversations, members, people and permalinks can be looked up', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  const { channels } = await client.conversations.list();
  expect(channels?.map((one) => [one.name, one.is_member])).toEqual([
    ['general', true],
    ['platform', true],
    ['ml-ops', true],
    ['incidents', true],
    ['random', false],
    ['helios-cloud', true],
  ]);
  const mine = await client.users.conversations({});
  expect(mine.channels?.map((one) => one.name)).toEqual([
    'general',
    'platform',
    'ml-ops',
    'incidents',
    'helios-cloud',
  ]);
  const carols = await client.users.conversations({ user: 'U0CAROL' });
  expect(carols.channels?.map((one) => one.name)).toContain('random');
  const { members } = await client.conversations.members({ channel: 'C0RANDOM' });
  expect(members).toEqual(['U0ADA', 'U0MARCO', 'U0PRIYA', 'U0NOOR', 'U0CAROL']);
  const { user } = await client.users.info({ user: 'U0PRIYA' });
  expect(user).toMatchObject({
    real_name: 'Priya Raman',
    tz: 'Asia/Kolkata',
    tz_offset: 19_800,
    is_bot: false,
  });
  const { channel } = await client.conversations.open({ users: 'U0ADA' });
  expect(channel?.id).toBe(started.localSlack.state('U0ADA').botDmChannel);
  const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'x' });
  const { permalink } = await client.chat.getPermalink({ channel: general, message_ts: ts });
  expect(permalink).toBe(`https://northwind-robotics.slack.com/archives/${general}/p${ts.replace('.', '')}`);
});

test('a reaction is added once and can be removed', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  const { ts: timestamp = '' } = await client.chat.postMessage({ channel: general, text: 'x' });
  const reaction = { channel: general, timestamp, name: 'eyes' };
  await client.reactions.add(reaction);
  await expect(client.reactions.add(reaction)).rejects.toMatchObject({ data: { error: 'already_reacted' } });
  const shown = started.localSlack.state('U0ADA').messages.find((one) => one.ts === timestamp);
  expect(shown?.reactions).toEqual([{ name: 'eyes', userIds: ['U0PLAYGROUND'] }]);
  await client.reactions.remove(reaction);
  await expect(client.reactions.remove(reaction)).rejects.toMatchObject({ data: { error: 'no_reaction' } });
});

test('the reactions of a message are told with how many people and who, the app among them', async () => {
  const started = await localSlackFor();
  const { client } = await boltOn(started);
  const { ts: timestamp = '' } = await client.chat.postMessage({ channel: general, text: 'x' });
  const where = { channel: general, timestamp };
  expect((await client.reactions.get(where)).message).not.toHaveProperty('reactions');
  await client.reactions.add({ ...where, name: 'eyes' });
  await started.localSlack.act('U0ADA', { do: 'react', channel: general, ts: timestamp, name: 'eyes' });
  const { type, channel, message } = await client.reactions.get(where);
  expect({ type, channel }).toEqual({ type: 'message', channel: general });
  expect(message).toMatchObject({
    ts: timestamp,
    reactions: [{ name: 'eyes', count: 2, users: ['U0PLAYGROUND', 'U0ADA'] }],
  });
  await expect(client.reactions.get({ ...where, timestamp: '1.1' })).rejects.toMatchObject({
    data: { error: 'message_not_found' },
  });
});

test('every call is recorded, without its token', async () => {
  const { localSlack } = await localSlackFor();
  await call(localSlack, 'chat.postMessage', { channel: general, text: 'x', token: localSlack.botToken });
  await call(localSlack, 'chat.postMessage', { channel: general });
  expect(localSlack.calls('chat.postMessage')).toEqual([
    { method: 'chat.postMessage', args: { channel: general, text: 'x' }, ok: true },
    { method: 'chat.postMessage', args: { channel: general }, ok: false, error: 'no_text' },
  ]);
});

test('bodies that can’t be read are refused', async () => {
  const { localSlack } = await localSlackFor();
  const send = async (body: string, contentType: string) => {
    const headers = { 'content-type': contentType, authorization: `Bearer ${localSlack.botToken}` };
    const response = await fetch(`${localSlack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    return [response.status, ((await response.json()) as Answer).error];
  };
  expect(await send('{', 'application/json')).toEqual([200, 'invalid_json']);
  expect(await send('[]', 'application/json')).toEqual([200, 'json_not_object']);
  expect(await send('x', 'text/csv')).toEqual([200, 'invalid_post_type']);
  expect(await send('x'.repeat(1024 * 1024 + 1), 'application/json')).toEqual([413, 'request_too_large']);
});
