import { expect, test } from 'vitest';
import { boltOn, localSlackFor } from './real-app.ts';

const openWith = (person: string) => ({ do: 'openDm' as const, person });

/** The channel of the direct messages that Ada opens with somebody. */
async function adaOpens(started: Awaited<ReturnType<typeof localSlackFor>>, person: string) {
  const result = await started.localSlack.act('U0ADA', openWith(person));
  if (!result.ok || result.channel === undefined) throw new Error('The direct messages were not opened.');
  return result.channel;
}

test('two people write to each other, and nobody else sees it, not even the app', async () => {
  const started = await localSlackFor();
  const heard: string[] = [];
  const { client } = await boltOn(started, (app) => {
    app.message(async ({ message }) => void heard.push('text' in message ? String(message.text) : ''));
  });
  const { localSlack } = started;
  const channel = await adaOpens(started, 'U0MARCO');
  expect(await localSlack.act('U0MARCO', openWith('U0ADA'))).toEqual({ ok: true, channel });
  await localSlack.act('U0MARCO', { do: 'send', channel, text: 'lunch with @tester?' });
  expect(localSlack.state('U0ADA').messages.at(-1)).toMatchObject({ channel, userId: 'U0MARCO' });
  expect(localSlack.state('U0CAROL').channels.map(({ id }) => id)).not.toContain(channel);
  expect(await localSlack.act('U0CAROL', { do: 'send', channel, text: 'me too' })).toMatchObject({
    error: 'channel_not_found',
  });

  await localSlack.act('U0ADA', { do: 'send', channel: 'D0ADA', text: 'to the app' });
  await expect.poll(() => heard).toEqual(['to the app']);
  await expect(client.conversations.history({ channel })).rejects.toThrow('channel_not_found');
  await expect(client.chat.postMessage({ channel, text: 'hello' })).rejects.toThrow('channel_not_found');
  // Nobody can be invited here, so nobody is told to.
  expect(localSlack.state('U0MARCO').notices).toEqual([]);
});

test('a command works there, and its answer is for the person who asked', async () => {
  const started = await localSlackFor();
  await boltOn(started, (app) => {
    app.command('/ask', async ({ ack, command }) => await ack(`in ${command.channel_name}`));
  });
  const { localSlack } = started;
  const channel = await adaOpens(started, 'U0MARCO');
  await localSlack.act('U0ADA', { do: 'command', channel, command: '/ask', text: '' });
  expect(localSlack.state('U0ADA').messages.at(-1)).toMatchObject({ channel, text: 'in directmessage' });
  expect(localSlack.state('U0MARCO').messages.filter((one) => one.channel === channel)).toEqual([]);
});

test('there are no direct messages with oneself, with nobody, or with a deactivated person', async () => {
  const started = await localSlackFor();
  const { localSlack } = started;
  expect(await adaOpens(started, 'U0PLAYGROUND')).toBe('D0ADA');
  for (const nobody of ['U0ADA', 'U0NOBODY', '']) {
    expect(await localSlack.act('U0ADA', openWith(nobody))).toMatchObject({ error: 'user_not_found' });
  }
  await localSlack.act('U0ADA', { do: 'changePerson', person: 'U0MARCO', change: { deactivated: true } });
  expect(await localSlack.act('U0ADA', openWith('U0MARCO'))).toMatchObject({ error: 'user_disabled' });
});
