import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/people/turns.ts';
import { silent, testDatabase } from '../support/databases.ts';
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

it('“share it”, written by two people in one thread at once, is one card; the second one is told that it is there', async () => {
  const { ada, marco, bot } = await startJourney();
  const { threadTs } = await ada.asks('@Guidepost how do we version datasets?');
  // So far down that the answer itself is out of sight.
  for (let line = 1; line <= 11; line += 1) await marco.says(`So it is, ${line}.`, PLATFORM, threadTs);
  await Promise.all([ada, marco].map((one) => one.says('@Guidepost share it', PLATFORM, threadTs)));
  await Promise.race([inPrivate(ada, 'already here'), inPrivate(marco, 'already here')]);
  await bot.stop();
  const shared = fromBot(ada.state(), '0', { channel: PLATFORM, ...(threadTs && { threadTs }) }).filter(
    (one) => !one.ephemeral && said(one).includes('shared a guidance card'),
  );
  expect(shared).toHaveLength(1);
});

it('what was shared before the clock was set back can be shared again, where the bot is no member', async () => {
  let ahead = 0;
  const { ada } = await startJourney({ now: () => new Date(Date.now() + ahead) });
  const mine = await ada.command(CARD, RANDOM);
  const shared = () =>
    ada
      .state()
      .messages.filter((one) => one.channel === RANDOM && said(one).includes('shared a guidance card'));
  ahead = 24 * 3_600_000;
  await ada.presses('Share in this channel', mine);
  await ada.sees(() => shared()[0]);
  ahead = 0;
  await ada.presses('Share in this channel', mine);
  await ada.sees(() => shared()[1]);
});

describe('what a process was doing when it was killed', () => {
  const suggest = (actor: Actor, text: string) =>
    actor.act({ do: 'command', channel: PLATFORM, command: '/guide', text: `suggest ${text}` });

  it('keeps nobody from sharing a card once those who wait would give up', async () => {
    let ahead = 0;
    const now = () => new Date(Date.now() + ahead);
    const { ada, marco, place } = await startJourney({ now });
    const killed = await testDatabase('postgres').open(place);
    const what = `share practices/phased-adoption in ${PLATFORM} `;
    const turns = createTurns({ claims: killed.claims, log: silent, now });
    void turns.take('T0NORTHWIND', what, () => new Promise(() => {}));
    await expect.poll(() => killed.db.selectFrom('told').selectAll().execute()).toHaveLength(1);
    ahead = 15_000;
    await ada.presses('Share in this channel', await ada.command(CARD));
    await marco.sees(() => inPublic(marco, 'shared a guidance card').at(0));
  });

  it('keeps nobody from switching suggestions off', async () => {
    const { ada, marco, place } = await startJourney();
    await suggest(ada, 'on');
    await inPrivate(ada, 'now on in this channel');
    const { claims, db } = await testDatabase('postgres').open(place);
    const turns = createTurns({ claims, log: silent, now: () => new Date() });
    void turns.take('T0NORTHWIND', `suggestions in ${PLATFORM}`, () => new Promise(() => {}));
    await expect.poll(() => db.selectFrom('told').selectAll().execute()).toHaveLength(1);
    await suggest(marco, 'off');
    await inPrivate(marco, 'now off');
    expect(inPublic(marco, 'switched my suggestions off')).toHaveLength(1);
  });

  it('is no announcement that suggestions are on, as the last word, after somebody switched them off', async () => {
    const { ada, marco, bot, playground } = await startJourney();
    playground.faults.failNext('chat.postMessage', { type: 'ratelimited', retryAfterSeconds: 2 });
    await suggest(ada, 'on');
    await expect.poll(() => playground.faults.counts()).toEqual({ ratelimited: 1 });
    await suggest(marco, 'off');
    await inPrivate(marco, 'Suggestions are off');
    await inPrivate(ada, '*off*');
    await bot.stop();
    const last = inPublic(marco, 'switched my suggestions').at(-1);
    expect(last && said(last)).toContain(`<@${marco.id}> switched my suggestions off`);
  });

  it('stays one’s turn while the work goes on, however long that takes', async () => {
    let ahead = 0;
    const now = () => new Date(Date.now() + ahead);
    const { claims, db } = await testDatabase('postgres').open();
    const [one, other] = [1, 2].map(() => createTurns({ claims, log: silent, now, leaseMs: 400 }));
    const done = Promise.withResolvers<string>();
    const working = one?.take('T1', 'share', () => done.promise);
    const began = async () => (await db.selectFrom('told').select('toldAt').executeTakeFirst())?.toldAt;
    await expect.poll(began).toBeDefined();
    ahead = 3_600_000;
    await expect.poll(async () => Number(await began()) > Date.now() + 3_000_000).toBe(true);
    expect(await other?.take('T1', 'share', async () => 'again', 0)).toBe('busy');
    done.resolve('once');
    expect(await working).toBe('once');
    expect(await began()).toBeUndefined();
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
