import { join } from 'node:path';
import type { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { PageAction, PersonChange } from '../src/protocol.ts';
import { boltOn, localSlackFor, manifestText } from './real-app.ts';

/** Daytime in Stockholm, night in Kolkata. */
const noon = new Date('2026-11-24T19:00:00Z');
const seconds = (iso: string) => Date.parse(iso) / 1000;

async function started(options: Parameters<typeof localSlackFor>[0] = {}) {
  const it = await localSlackFor({ now: () => noon, ...options });
  const app = await boltOn(it);
  /** The app first, or it would try to reconnect to a local Slack that is gone. */
  const stop = async () => {
    await app.stop();
    await it.localSlack.close();
  };
  return { ...it, client: app.client, stop };
}

const refusal = (call: Promise<webApi.WebAPICallResult>) =>
  call.then(
    () => 'ok',
    (error: { data: { error: string } }) => error.data.error,
  );

test('do not disturb is always on in Slack’s sense: only the times tell', async () => {
  const { client } = await started();
  expect(await client.dnd.info({ user: 'U0ADA' })).toMatchObject({
    dnd_enabled: true,
    next_dnd_start_ts: seconds('2026-11-24T21:00:00Z'),
    next_dnd_end_ts: seconds('2026-11-25T07:00:00Z'),
  });
  expect(await client.dnd.info({ user: 'U0PRIYA' })).toMatchObject({
    next_dnd_start_ts: seconds('2026-11-24T16:30:00Z'),
    next_dnd_end_ts: seconds('2026-11-25T02:30:00Z'),
  });
  expect(await client.dnd.info()).toMatchObject({ dnd_enabled: false, next_dnd_start_ts: 1 });
  expect(await refusal(client.dnd.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
});

test('presence is one word for others, and more for the app', async () => {
  const { client } = await started();
  const { ok, presence, online } = await client.users.getPresence({ user: 'U0ADA' });
  expect({ ok, presence, online }).toEqual({ ok: true, presence: 'active', online: undefined });
  expect(await client.users.getPresence({})).toMatchObject({ presence: 'active', online: true });
  expect(await refusal(client.users.getPresence({ user: 'U0NOBODY' }))).toBe('user_not_found');
});

test('each needs its scope', async () => {
  const { client } = await started({ manifest: manifestText({ scopes: ['chat:write'] }) });
  for (const call of [
    client.dnd.info({ user: 'U0ADA' }),
    client.users.getPresence({ user: 'U0ADA' }),
    client.users.info({ user: 'U0ADA' }),
    client.conversations.open({ users: 'U0ADA' }),
  ]) {
    expect(await refusal(call)).toBe('missing_scope');
  }
});

test('a person’s time zone has Slack’s name for it, and their language comes on request', async () => {
  const { client } = await started();
  const { user } = await client.users.info({ user: 'U0ADA' });
  expect(user).toMatchObject({
    tz: 'Europe/Stockholm',
    tz_label: 'Central European Standard Time',
    tz_offset: 3600,
    deleted: false,
    is_restricted: false,
    is_ultra_restricted: false,
    team_id: 'T0NORTHWIND',
  });
  expect(user).not.toHaveProperty('locale');
  const asked = await client.users.info({ user: 'U0ADA', include_locale: true });
  expect(asked.user?.locale).toBe('en-US');
});

/** The events of these types that the app received. */
async function listening(types: string[], options: Parameters<typeof localSlackFor>[0] = {}) {
  const heard: Record<string, unknown>[] = [];
  const envelopes: Record<string, unknown>[] = [];
  const it = await localSlackFor({ now: () => noon, ...options });
  const { client } = await boltOn(it, (app) => {
    for (const type of types) {
      app.event(type, async ({ event, body }) => {
        heard.push(event as unknown as Record<string, unknown>);
        envelopes.push(body as unknown as Record<string, unknown>);
      });
    }
  });
  const act = async (action: PageAction, as = 'U0ADA') => {
    const result = await it.localSlack.act(as, action);
    return result.ok ? 'ok' : result.error;
  };
  const hears = (count: number) => expect.poll(() => heard.length).toBe(count);
  return { ...it, client, heard, envelopes, act, hears };
}

const change = (person: string, to: PersonChange): PageAction => ({ do: 'changePerson', person, change: to });

test('a person who moves has another zone, and the app hears about it once', async () => {
  const { client, heard, act, hears } = await listening(['user_change']);
  expect(await act(change('U0NOOR', { tz: 'Asia/Tokyo' }))).toBe('ok');
  expect(await act(change('U0NOOR', { tz: 'Asia/Tokyo' }))).toBe('ok');
  expect(await act(change('U0NOOR', { away: true }))).toBe('ok');
  expect(await act(change('U0MARCO', { guest: 'single' }))).toBe('ok');
  await hears(2);
  expect(heard[0]).toMatchObject({ user: { id: 'U0NOOR', tz: 'Asia/Tokyo', tz_offset: 32_400 } });
  expect(heard[1]).toMatchObject({ user: { id: 'U0MARCO', is_restricted: true, is_ultra_restricted: true } });
  expect((await client.users.getPresence({ user: 'U0NOOR' })).presence).toBe('away');
  expect(await act(change('U0NOOR', { tz: 'Middle/Earth' }))).toBe('invalid_timezone');
  expect(await act(change('U0NOOR', { tz: '+02:00' }))).toBe('invalid_timezone');
  expect(await act(change('U0PLAYGROUND', { away: true }))).toBe('user_not_found');
});

test('a snooze shows in the times, and ends', async () => {
  const { client, heard, act, hears } = await listening(['dnd_updated_user']);
  await act(change('U0ADA', { snoozeMinutes: 60 }));
  await hears(1);
  const status = { next_dnd_start_ts: noon.getTime() / 1000, next_dnd_end_ts: noon.getTime() / 1000 + 3600 };
  expect(heard[0]).toMatchObject({ user: 'U0ADA', dnd_status: { dnd_enabled: true, ...status } });
  expect(await client.dnd.info({ user: 'U0ADA' })).toMatchObject(status);
  await act(change('U0ADA', { snoozeMinutes: 0 }));
  await hears(2);
  const { next_dnd_start_ts: next } = await client.dnd.info({ user: 'U0ADA' });
  expect(next).toBe(seconds('2026-11-24T21:00:00Z'));
});

test('the app hears about a deactivated person, who can do nothing and comes back', async () => {
  const { localSlack, client, heard, act, hears } = await listening(['user_change']);
  await act(change('U0NOOR', { deactivated: true }));
  await hears(1);
  expect(heard[0]).toMatchObject({ user: { id: 'U0NOOR', deleted: true } });
  expect((await client.users.info({ user: 'U0NOOR' })).user).not.toHaveProperty('tz');
  expect(await refusal(client.conversations.open({ users: 'U0NOOR' }))).toBe('user_disabled');
  expect(await refusal(client.chat.postMessage({ channel: 'U0NOOR', text: 'x' }))).toBe('channel_not_found');
  expect(await act({ do: 'send', channel: 'C0GENERAL', text: 'still here' }, 'U0NOOR')).toBe(
    'account_inactive',
  );
  // An existing conversation accepts messages that nobody reads, without an error, as in Slack.
  localSlack.state('U0NOOR');
  expect(await refusal(client.chat.postMessage({ channel: 'U0NOOR', text: 'x' }))).toBe('ok');
  expect(await act(change('U0NOOR', { deactivated: false }), 'U0NOOR')).toBe('ok');
  await hears(2);
  expect(await refusal(client.conversations.open({ users: 'U0NOOR' }))).toBe('ok');
});

test('an archived channel accepts nothing until it is unarchived', async () => {
  const { client, heard, act, hears } = await listening(['channel_archive', 'channel_unarchive']);
  const channel = 'C0PLATFORM';
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'before' });
  const archive = (archived: boolean, id = channel) => act({ do: 'archiveChannel', channel: id, archived });
  expect(await archive(true, 'C0GENERAL')).toBe('cant_archive_general');
  expect(await archive(true)).toBe('ok');
  expect(await archive(true)).toBe('already_archived');
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe('is_archived');
  expect(await refusal(client.chat.postEphemeral({ channel, user: 'U0ADA', text: 'x' }))).toBe('is_archived');
  expect(await refusal(client.chat.update({ channel, ts, text: 'x' }))).toBe('is_inactive');
  expect(await refusal(client.reactions.add({ channel, timestamp: ts, name: 'eyes' }))).toBe('is_archived');
  expect(await act({ do: 'send', channel, text: 'x' })).toBe('is_archived');
  expect((await client.conversations.info({ channel })).channel).toMatchObject({
    is_archived: true,
    is_member: false,
  });
  const { channels } = await client.conversations.list({ exclude_archived: true });
  expect(channels?.map((one) => one.id)).not.toContain(channel);
  expect((await client.conversations.history({ channel })).messages?.[0]?.text).toContain('archived');
  expect(await archive(false)).toBe('ok');
  await hears(2);
  expect(heard).toMatchObject([
    { type: 'channel_archive', channel, user: 'U0ADA' },
    { type: 'channel_unarchive', channel, user: 'U0ADA' },
  ]);
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe('ok');
});

test('an app that is removed from a channel hears about it and can’t write there', async () => {
  const { client, heard, act, hears } = await listening([
    'member_left_channel',
    'channel_left',
    'member_joined_channel',
  ]);
  const channel = 'C0PLATFORM';
  const app = { do: 'setMember', channel, person: 'U0PLAYGROUND' } as const;
  await act({ do: 'setMember', channel, person: 'U0NOOR', member: false });
  await hears(1);
  expect(await act({ ...app, member: false })).toBe('ok');
  await hears(2);
  expect(await act({ ...app, member: false })).toBe('not_in_channel');
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe('not_in_channel');
  // It no longer hears about others.
  await act({ do: 'setMember', channel, person: 'U0NOOR', member: true });
  expect(await act({ ...app, member: true })).toBe('ok');
  await hears(3);
  expect(heard.map(({ type, user, actor_id: actor }) => [type, user ?? actor])).toEqual([
    ['member_left_channel', 'U0NOOR'],
    ['channel_left', 'U0ADA'],
    ['member_joined_channel', 'U0PLAYGROUND'],
  ]);
});

test('Slackbot also tells the app that it was removed from a channel', async () => {
  const { act, heard, hears } = await listening(['message']);
  await act({ do: 'setMember', channel: 'C0PLATFORM', person: 'U0PLAYGROUND', member: false });
  await hears(1);
  expect(heard[0]).toMatchObject({
    user: 'USLACKBOT',
    channel_type: 'im',
    text: 'You have been removed from #platform by <@U0ADA>',
  });
});

test('a deleted channel is gone with all of its messages, and the app hears about it', async () => {
  const { client, localSlack, heard, act, hears } = await listening(['channel_deleted']);
  const channel = 'C0PLATFORM';
  expect(await act({ do: 'deleteChannel', channel: 'C0GENERAL' })).toBe('cant_delete_general');
  expect(await act({ do: 'deleteChannel', channel })).toBe('ok');
  expect(await act({ do: 'deleteChannel', channel })).toBe('channel_not_found');
  await hears(1);
  expect(heard[0]).toMatchObject({ type: 'channel_deleted', channel, actor_id: 'U0ADA' });
  expect(localSlack.state('U0ADA').channels.map(({ id }) => id)).not.toContain(channel);
  expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toBe('channel_not_found');
});

test('a guest sees only the channels they are in', async () => {
  const { localSlack, client, act } = await listening([]);
  const seen = (id: string) => localSlack.state(id).channels.map(({ name }) => name);
  expect(seen('U0LENA')).toEqual(['ml-ops', 'U0PLAYGROUND']);
  expect(await act({ do: 'send', channel: 'C0GENERAL', text: 'x' }, 'U0LENA')).toBe('channel_not_found');
  const { user } = await client.users.info({ user: 'U0LENA' });
  expect(user).toMatchObject({ is_restricted: true, is_ultra_restricted: false, team_id: 'T0NORTHWIND' });
  await act(change('U0LENA', { guest: 'none' }));
  expect(seen('U0LENA')).toContain('general');
});

test('an outsider in a shared channel is marked in every way that Slack has', async () => {
  const { client, heard, envelopes, act, hears, localSlack } = await listening(['message', 'app_mention']);
  const shared = 'C0HELIOS';
  expect(localSlack.state('U0KENJI').channels.map(({ id }) => id)).toContain(shared);
  await act({ do: 'send', channel: shared, text: 'Hello from outside' }, 'U0KENJI');
  await hears(1);
  const outside = { team: 'T0HELIOS', user_team: 'T0HELIOS', source_team: 'T0HELIOS' };
  expect(heard[0]).toMatchObject({ ...outside, user_profile: { real_name: 'Kenji Mori', team: 'T0HELIOS' } });
  expect(envelopes[0]).toMatchObject({ team_id: 'T0NORTHWIND', is_ext_shared_channel: true });
  await act({ do: 'send', channel: shared, text: 'Hello from inside' });
  await hears(2);
  expect(heard[1]).toMatchObject({ user_team: 'T0NORTHWIND', source_team: 'T0NORTHWIND' });
  await act({ do: 'send', channel: 'C0GENERAL', text: 'Among ourselves' });
  await hears(3);
  expect(heard[2]).not.toHaveProperty('user_team');
  expect(envelopes[2]).toMatchObject({ is_ext_shared_channel: false });
  expect((await client.conversations.info({ channel: shared })).channel).toMatchObject({
    is_ext_shared: true,
    shared_team_ids: ['T0NORTHWIND', 'T0HELIOS'],
  });
});

test('an outsider is a stranger only once they share no channel with the app', async () => {
  const { client, act } = await listening([]);
  const user = async () => (await client.users.info({ user: 'U0KENJI' })).user;
  expect(await user()).toMatchObject({ team_id: 'T0HELIOS', is_stranger: false });
  await act({ do: 'setMember', channel: 'C0HELIOS', person: 'U0KENJI', member: false });
  expect(await user()).toMatchObject({ team_id: 'T0HELIOS', is_stranger: true });
  const into = (channel: string) => act({ do: 'setMember', channel, person: 'U0KENJI', member: true });
  expect(await into('C0GENERAL')).toBe('user_not_found');
  expect(await into('C0HELIOS')).toBe('ok');
});

test('outsiders have no commands, shortcuts, Home, or direct messages', async () => {
  const { act, localSlack, client } = await listening([]);
  const state = () => localSlack.state('U0KENJI');
  expect(state().channels.map(({ name }) => name)).toEqual(['helios-cloud']);
  expect(state().shortcuts).toEqual([]);
  expect(state().commands.map(({ command }) => command)).not.toContain('/ask');
  expect(state().examples.length).toBeGreaterThan(0);
  expect(state().examples.filter((example) => example.startsWith('/'))).toEqual([]);
  expect(localSlack.state('U0ADA').examples).toContain('/ask');
  expect(await act({ do: 'openHome', tab: 'home' }, 'U0KENJI')).toBe('app_not_installed');
  // The app may start a conversation with somebody from a shared channel.
  await client.chat.postMessage({ channel: 'U0KENJI', text: 'Hello' });
  expect(state().channels.map(({ id }) => id)).toContain(state().botDmChannel);
  const channel = 'C0HELIOS';
  expect(await act({ do: 'command', channel, command: '/ask', text: 'x' }, 'U0KENJI')).toBe(
    'app_not_installed',
  );
  expect(await act({ do: 'shortcut', callbackId: 'anywhere' }, 'U0KENJI')).toBe('app_not_installed');
});

test('the page’s route accepts these changes and refuses everything else', async () => {
  const { localSlack } = await started();
  const send = async (action: unknown) => {
    const response = await fetch(`${localSlack.url}page/act?as=U0ADA`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    return response.status;
  };
  expect(await send(change('U0NOOR', { snoozeMinutes: 60, away: true }))).toBe(200);
  expect(await send(change('U0NOOR', { snoozeMinutes: -1 }))).toBe(400);
  expect(await send({ do: 'changePerson', person: 'U0NOOR', change: { name: 'x' } })).toBe(400);
  expect(await send({ do: 'archiveChannel', channel: 'C0PLATFORM', archived: 'yes' })).toBe(400);
  expect(await send({ do: 'setMember', channel: 'C0PLATFORM', person: 'U0NOOR' })).toBe(400);
});

test('accounts, channels, and a snooze survive a restart', async () => {
  const { dir, localSlack } = await localSlackFor();
  const saveFile = join(dir, 'workspace.json');
  await localSlack.close();
  const first = await started({ saveFile });
  const act = (action: PageAction) => first.localSlack.act('U0ADA', action);
  await act(change('U0NOOR', { snoozeMinutes: 600, tz: 'Asia/Tokyo', guest: 'single' }));
  await act(change('U0CAROL', { deactivated: true }));
  await act({ do: 'archiveChannel', channel: 'C0PLATFORM', archived: true });
  await first.stop();
  const second = await started({ saveFile });
  const { people, channels } = second.localSlack.state('U0ADA');
  expect(people.find(({ id }) => id === 'U0NOOR')).toMatchObject({
    tz: 'Asia/Tokyo',
    guest: 'single',
    snooze: { from: noon.getTime() / 1000 },
  });
  expect(people.find(({ id }) => id === 'U0CAROL')).toMatchObject({ deactivated: true });
  expect(channels.find(({ id }) => id === 'C0PLATFORM')).toMatchObject({ archived: true });
});
