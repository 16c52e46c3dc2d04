import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, fromBot, PLATFORM, RANDOM, said, startBot, startJourney } from './journey.ts';

const CARD = 'card practices/phased-adoption';

/** Two bots on one database, which Slack gives its requests in turn. */
async function twoProcesses() {
  const journey = await startJourney();
  const other = await startBot(journey.playground, { place: journey.place, port: 0 });
  return { ...journey, stop: () => Promise.all([journey.bot.stop(), other.stop()]) };
}

/** What everybody in #platform reads of the bot. */
const inPublic = (actor: Actor, text: string): Message[] =>
  fromBot(actor.state(), '0', { channel: PLATFORM }).filter(
    (one) => !one.ephemeral && said(one).includes(text),
  );

/** What only this person reads. */
const inPrivate = (actor: Actor, text: string) =>
  actor.sees((now) => now.messages.filter((one) => one.ephemeral && said(one).includes(text)).at(0));

const twice = (work: () => Promise<unknown>) => Promise.all([work(), work()]);

describe('what two processes get at the same moment', () => {
  it('is one card that a double click shares; two people find the same one', async () => {
    const { ada, marco, stop } = await twoProcesses();
    const mine = await ada.command(CARD);
    await twice(() => ada.presses('Share in this channel', mine));
    await inPrivate(ada, 'already here');
    await stop();
    expect(inPublic(marco, 'shared a guidance card')).toHaveLength(1);
  });

  it('is one announcement that suggestions are on, and one that they are off', async () => {
    const { ada, marco, stop } = await twoProcesses();
    const command = (text: string) => () =>
      ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text });
    await twice(command('suggest on'));
    await inPrivate(ada, 'switched by');
    await twice(command('suggest off'));
    await inPrivate(ada, 'Suggestions are off');
    await stop();
    expect(inPublic(marco, 'switched my suggestions on')).toHaveLength(1);
    expect(inPublic(marco, 'switched my suggestions off')).toHaveLength(1);
  });

  it('is one announcement of each change to the nudges of a channel', async () => {
    const { ada, marco, stop } = await twoProcesses();
    const form = await ada.pressesAndOpens('Set up nudges here', await ada.command('nudges here'));
    await ada.sees((now) => now.modals.find(({ id, submit }) => id === form.id && submit));
    await twice(() => ada.act({ do: 'submit', viewId: form.id, values: {} }).catch(() => undefined));
    await ada.sees((now) => now.modals.find((one) => said(one).includes('are set up')));
    const command = (text: string) => () =>
      ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text });
    for (const verb of ['pause', 'resume']) {
      const before = ada.state().messages.length;
      await twice(command(`nudges here ${verb}`));
      await ada.sees((now) => (now.messages.length >= before + 3 ? true : undefined));
    }
    await stop();
    expect(inPublic(marco, 'set up nudges')).toHaveLength(1);
    expect(inPublic(marco, 'paused the nudges')).toHaveLength(1);
    expect(inPublic(marco, 'resumed the nudges')).toHaveLength(1);
  });

  it('is one card where the bot is no member, whoever shares it', async () => {
    const { ada, marco, stop } = await twoProcesses();
    const [mine, his] = [await ada.command(CARD, RANDOM), await marco.command(CARD, RANDOM)];
    await Promise.all([
      ada.presses('Share in this channel', mine),
      marco.presses('Share in this channel', his),
    ]);
    const shared = (now: ReturnType<Actor['state']>) =>
      now.messages.filter((one) => one.channel === RANDOM && said(one).includes('shared a guidance card'));
    await ada.sees((now) => shared(now).at(0));
    await stop();
    expect(shared(ada.state())).toHaveLength(1);
  });
});

describe('what two people do at the same moment', () => {
  it('is one card in the channel; the second one is told that it is there', async () => {
    const { ada, marco, bot } = await startJourney();
    const [mine, his] = [await ada.command(CARD), await marco.command(CARD)];
    await Promise.all([
      ada.presses('Share in this channel', mine),
      marco.presses('Share in this channel', his),
    ]);
    await Promise.race([inPrivate(ada, 'already here'), inPrivate(marco, 'already here')]);
    await bot.stop();
    expect(inPublic(ada, 'shared a guidance card')).toHaveLength(1);
  });
});

it('“nudges here pause”, typed twice at once, is announced once', async () => {
  const { ada, marco, bot } = await startJourney();
  const form = await ada.pressesAndOpens('Set up nudges here', await ada.command('nudges here'));
  await ada.sees((now) => now.modals.find(({ id, submit }) => id === form.id && submit));
  await ada.act({ do: 'submit', viewId: form.id, values: {} });
  await ada.sees((now) => now.modals.find((one) => said(one).includes('are set up')));
  await twice(() =>
    ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: 'nudges here pause' }),
  );
  await inPrivate(ada, 'That’s how it is already');
  await bot.stop();
  expect(inPublic(marco, 'paused the nudges')).toHaveLength(1);
});
