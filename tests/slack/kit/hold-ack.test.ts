import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { expect, it } from 'vitest';
import { acknowledgmentOf, holdAcks } from '../../../src/slack/kit/hold-ack.ts';
import { silent } from '../../support/databases.ts';

const HOUR_MS = 3_600_000;

/** A real Bolt app without a connection. `deliver` hands it an event and tells when it is acknowledged. */
function appHolding(holdMs: number) {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1', botUserId: 'U0BOT' }) });
  holdAcks(app, silent, holdMs);
  const deliver = (event: Record<string, unknown>, ack = async () => {}) => {
    const acked = Promise.withResolvers<'acknowledged'>();
    const body = { type: 'event_callback', team_id: 'T1', event: { channel: 'C1', user: 'U1', ...event } };
    const done = app.processEvent({
      body,
      ack: async () => {
        acked.resolve('acknowledged');
        await ack();
      },
    } satisfies ReceiverEvent);
    return { acked: acked.promise, done };
  };
  return { app, deliver };
}

const MENTION = { type: 'app_mention', text: '<@U0BOT> hello', ts: '1.1' };

it('A message is acknowledged when its listener says so, not before', async () => {
  const { app, deliver } = appHolding(HOUR_MS);
  const happened: string[] = [];
  const answered = Promise.withResolvers<void>();
  app.event('app_mention', async ({ context }) => {
    happened.push('claimed');
    acknowledgmentOf(context)();
    await answered.promise;
    happened.push('answered');
  });
  const { acked, done } = deliver(MENTION);
  happened.push(await acked);
  answered.resolve();
  await done;
  expect(happened).toEqual(['claimed', 'acknowledged', 'answered']);
});

it('A message that no listener claims is acknowledged when all are done', async () => {
  const { app, deliver } = appHolding(HOUR_MS);
  const happened: string[] = [];
  app.message(async () => void happened.push('looked at'));
  const { acked, done } = deliver({ type: 'message', text: 'hello', ts: '1.1' });
  happened.push(await acked);
  await done;
  expect(happened).toEqual(['looked at', 'acknowledged']);
});

it('A message whose claim takes too long is acknowledged all the same', async () => {
  const { app, deliver } = appHolding(0);
  const claimed = Promise.withResolvers<void>();
  app.event('app_mention', () => claimed.promise);
  const { acked, done } = deliver(MENTION);
  await acked;
  claimed.resolve();
  await done;
});

it('A message is answered even where its acknowledgment can’t be sent', async () => {
  const { app, deliver } = appHolding(HOUR_MS);
  let answered = false;
  app.event('app_mention', async ({ context }) => {
    acknowledgmentOf(context)();
    answered = true;
  });
  const { done } = deliver(MENTION, async () => {
    throw new Error('the connection is gone');
  });
  await done;
  expect(answered).toBe(true);
});

it('Anything else is acknowledged at once, as Bolt does', async () => {
  const { app, deliver } = appHolding(HOUR_MS);
  const happened: string[] = [];
  app.event('member_joined_channel', async () => void happened.push('handled'));
  const { acked, done } = deliver({ type: 'member_joined_channel' });
  happened.push(await acked);
  await done;
  expect(happened.toSorted()).toEqual(['acknowledged', 'handled']);
});
