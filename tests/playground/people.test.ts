import type { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { boltOn, manifestText, playgroundFor } from './real-app.ts';

/** By day in Stockholm, at night in Kolkata. */
const noon = new Date('2026-11-24T19:00:00Z');
const seconds = (iso: string) => Date.parse(iso) / 1000;

async function started(options: Parameters<typeof playgroundFor>[0] = {}) {
  const it = await playgroundFor({ now: () => noon, ...options });
  const { client } = await boltOn(it);
  return { ...it, client };
}

const refusal = (call: Promise<webApi.WebAPICallResult>) =>
  call.then(
    () => 'ok',
    (error: { data: { error: string } }) => error.data.error,
  );

test('do not disturb is on in Slack’s sense by day as well: only the times tell', async () => {
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

test('presence is told of others by a word, of the app with more', async () => {
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

test('a person’s zone is named as Slack names it, and their language when asked for', async () => {
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
