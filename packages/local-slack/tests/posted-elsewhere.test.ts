import { expect, test } from 'vitest';
import { boltOn, localSlackFor } from './real-app.ts';

const general = 'C0GENERAL';

test("another app's message arrives as one of a bot, with its blocks and attachments, and is in the history", async () => {
  const slack = await localSlackFor();
  const { localSlack } = slack;
  const app = await boltOn(slack);
  const seen = Promise.withResolvers<Record<string, unknown>>();
  app.event('message', async ({ event }) => seen.resolve(event as unknown as Record<string, unknown>));
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Disk is full' } }];
  const attachments = [{ color: '#f00', text: 'on edge-07' }];
  const ts = localSlack.post({ channel: general, by: 'Door Bell', blocks, attachments });
  const wire = {
    subtype: 'bot_message',
    bot_id: 'B0DOORBELL',
    username: 'Door Bell',
    text: '',
    blocks,
    attachments,
  };
  const event = await seen.promise;
  expect(event).toMatchObject({ ...wire, ts });
  expect(event.user).toBeUndefined();
  const { messages = [] } = await app.client.conversations.history({ channel: general, limit: 1 });
  expect(messages[0]).toMatchObject(wire);
  const page = await localSlack.waitFor('U0ADA', (state) => state.messages.find((one) => one.ts === ts));
  expect(page).toMatchObject({ userId: 'Door Bell', blocks });
});

test("a person's message with something forwarded mentions the app like any other", async () => {
  const slack = await localSlackFor();
  const { localSlack } = slack;
  const app = await boltOn(slack);
  const mentioned = Promise.withResolvers<unknown>();
  app.event('app_mention', async ({ event }) => mentioned.resolve(event));
  const attachments = [{ is_share: true, text: 'Who has the key?' }];
  localSlack.post({ channel: general, by: 'U0ADA', text: '<@U0PLAYGROUND> this one', attachments });
  expect(await mentioned.promise).toMatchObject({ user: 'U0ADA', attachments });
  expect(() => localSlack.post({ channel: 'C0NOWHERE', by: 'U0ADA', text: 'x' })).toThrow('C0NOWHERE');
});
