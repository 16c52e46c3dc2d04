import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { expect, it } from 'vitest';
import { acknowledgmentOf, holdAcks } from '../../../src/slack/kit/hold-ack.ts';
import { silent } from '../../support/databases.ts';

const HOUR_MS = 3_600_000;

/** A real Bolt app without a connection. `deliver` hands it an event, `send` anything; both tell when it is acknowledged. */
function appHolding(holdMs: number) {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1', botUserId: 'U0BOT' }) });
  const held = holdAcks(app, silent, holdMs);
  const send = (body: Record<string, unknown>, ack = async () => {}) => {
    const acked = Promise.withResolvers<unknown>();
    const done = app.processEvent({
      body,
      ack: async (response) => {
        acked.resolve(response ?? 'acknowledged');
        await ack();
      },
    } satisfies ReceiverEvent);
    return { acked: acked.promise, done };
  };
  const deliver = (event: Record<string, unknown>, ack?: () => Promise<void>) =>
    send({ type: 'event_callback', team_id: 'T1', event: { channel: 'C1', user: 'U1', ...event } }, ack);
  return { app, held, send, deliver };
}

const BY_ADA = { team: { id: 'T1' }, user: { id: 'U1' } };
const COMMAND = { command: '/guide', text: 'hello', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };
const CLICK = { type: 'block_actions', ...BY_ADA, actions: [{ type: 'button', action_id: 'open' }] };
const FORM = { type: 'view_submission', ...BY_ADA, view: { callback_id: 'form' } };
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
  happened.push(String(await acked));
  answered.resolve();
  await done;
  expect(happened).toEqual(['claimed', 'acknowledged', 'answered']);
});

it('A message that no listener claims is acknowledged when all are done', async () => {
  const { app, deliver } = appHolding(HOUR_MS);
  const happened: string[] = [];
  app.message(async () => void happened.push('looked at'));
  const { acked, done } = deliver({ type: 'message', text: 'hello', ts: '1.1' });
  happened.push(String(await acked));
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

it('Any other event is acknowledged when it is handled: what a killed process leaves is delivered again', async () => {
  const { app, deliver } = appHolding(HOUR_MS);
  const happened: string[] = [];
  app.event('member_joined_channel', async () => void happened.push('handled'));
  const { acked, done } = deliver({ type: 'member_joined_channel' });
  happened.push(String(await acked));
  await done;
  expect(happened).toEqual(['handled', 'acknowledged']);
});

it('A command is acknowledged once it is answered', async () => {
  const { app, send } = appHolding(HOUR_MS);
  const happened: string[] = [];
  app.command('/guide', async ({ ack }) => {
    await ack();
    happened.push('answered');
  });
  const { acked, done } = send(COMMAND);
  happened.push(String(await acked));
  await done;
  expect(happened).toEqual(['answered', 'acknowledged']);
});

it('A click whose outcome takes too long is acknowledged all the same', async () => {
  const { app, send } = appHolding(0);
  const shown = Promise.withResolvers<void>();
  app.action('open', async ({ ack }) => {
    await ack();
    await shown.promise;
  });
  const { acked, done } = send(CLICK);
  await acked;
  shown.resolve();
  await done;
});

it('A form is acknowledged by its listener, with the outcome', async () => {
  const { app, send } = appHolding(HOUR_MS);
  const recorded = Promise.withResolvers<void>();
  app.view('form', async ({ ack }) => {
    await ack();
    await recorded.promise;
  });
  const { acked, done } = send(FORM);
  await acked;
  recorded.resolve();
  await done;
});

it('An acknowledgment that says something goes out at once', async () => {
  const { app, send } = appHolding(HOUR_MS);
  const recorded = Promise.withResolvers<void>();
  app.command('/guide', async ({ ack }) => {
    await ack('Hello');
    await recorded.promise;
  });
  const { acked, done } = send(COMMAND);
  expect(await acked).toBe('Hello');
  recorded.resolve();
  await done;
});

it('A bot that stops acknowledges the commands that it still answers, and not the messages that it has not claimed', async () => {
  const { app, held, deliver, send } = appHolding(HOUR_MS);
  const happened: string[] = [];
  const answered = Promise.withResolvers<void>();
  app.command('/guide', async ({ ack }) => {
    await ack();
    await answered.promise;
  });
  const claimed = Promise.withResolvers<void>();
  app.event('app_mention', async () => {
    await claimed.promise;
    happened.push('claimed');
  });
  const first = send(COMMAND);
  const mention = deliver(MENTION);
  void mention.acked.then(() => happened.push('message acknowledged'));
  // Both listeners are running by then.
  await new Promise(setImmediate);
  held.release();
  await first.acked;
  await send(COMMAND).acked;
  claimed.resolve();
  await mention.done;
  answered.resolve();
  await first.done;
  expect(happened).toEqual(['claimed', 'message acknowledged']);
});
