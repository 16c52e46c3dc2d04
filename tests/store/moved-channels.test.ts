import { App, type Receiver } from '@slack/bolt';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { resolveWorkspace, singleWorkspace } from '../../src/slack/kit/workspace.ts';
import {
  type ChannelChangesDeps,
  registerChannelChanges,
} from '../../src/slack/workspace-changes/channel-changes.ts';
import { CHANNEL_TABLES } from '../../src/store/moved-channels.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase, silent } from '../support/databases.ts';
import { workspaceWith } from '../support/workspace.ts';
import { channel as aChannel, FIRST, LONG_BEFORE } from './a-subscription.ts';

/** Slack tells the bot that a channel has another id. */
async function slackMoves(store: Store, from: string, to: string): Promise<void> {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1', botUserId: 'U0BOT' }) });
  app.use(resolveWorkspace(singleWorkspace(workspaceWith({}))));
  const { movedChannels } = store;
  registerChannelChanges(app, {
    movedChannels,
    proactive: { refresh: async () => {} },
    log: silent,
  } as unknown as ChannelChangesDeps);
  const event = { type: 'channel_id_changed', old_channel_id: from, new_channel_id: to, event_ts: '1.1' };
  await app.processEvent({ body: { type: 'event_callback', team_id: 'T1', event }, ack: async () => {} });
}

eachDatabase('A channel that gets another id', (database) => {
  it('keeps its nudges, its suggestions and what was asked in it; another workspace’s channel is left alone', async () => {
    const store = await database.open();
    await store.subscriptions.save(aChannel({ team: 'T1', channel: 'G1' }), LONG_BEFORE);
    await store.subscriptions.save(aChannel({ team: 'T2', channel: 'G1' }), LONG_BEFORE);
    await store.subscriptions.planBatch({ now: FIRST.at, limit: 9 }, () => ({ type: 'deliver', next: null }));
    await store.suggestions.set({ team: 'T1', channel: 'G1' }, undefined, true, LONG_BEFORE);
    const message = { team: 'T1', channel: 'G1', ts: '1.1', threadTs: null, userId: 'U1', text: 'x' };
    await store.inbox.claim({ ...message, source: 'mention' }, LONG_BEFORE);
    await slackMoves(store, 'G1', 'C1');
    await slackMoves(store, 'G1', 'C1');
    expect(await store.subscriptions.forChannel('T1', 'C1')).toMatchObject({ channel: 'C1' });
    expect(await store.subscriptions.forChannel('T1', 'G1')).toBeUndefined();
    expect(await store.subscriptions.forChannel('T2', 'G1')).toMatchObject({ channel: 'G1' });
    expect(await store.suggestions.channels()).toEqual([{ team: 'T1', channel: 'C1' }]);
    const planned = await store.deliveries.planned({ now: FIRST.at, limit: 9 });
    expect(planned.map(({ team, channel }) => `${team} ${channel}`).toSorted()).toEqual(['T1 C1', 'T2 G1']);
    expect(await store.inbox.claim({ ...message, channel: 'C1', source: 'mention' }, LONG_BEFORE)).toBe(
      'seen',
    );
  });

  it('keeps what was set up in it since then', async () => {
    const store = await database.open();
    const before = await store.subscriptions.save(aChannel({ team: 'T1', channel: 'G1' }), LONG_BEFORE);
    const since = await store.subscriptions.save(aChannel({ team: 'T1', channel: 'C1' }), LONG_BEFORE);
    await slackMoves(store, 'G1', 'C1');
    expect(await store.subscriptions.forChannel('T1', 'C1')).toMatchObject({ id: since.id });
    expect(await store.subscriptions.byId(before.id)).toBeUndefined();
  });

  it('is known in every table that names a channel', async () => {
    const { db } = await database.open();
    const { rows } = await sql<{ name: string }>`
      select table_name as "name" from information_schema.columns
      where table_schema = 'guidepost' and column_name = 'channel'`.execute(db);
    const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(CHANNEL_TABLES.map(snake).toSorted());
  });
});
