import { describe, expect, it } from 'vitest';
import { holdFirst } from '../support/between.ts';
import { testDatabase } from '../support/databases.ts';
import { type Actor, ADA, fromBot, MARCO, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney, TEAM } from './nudge-journey.ts';

type Journey = Awaited<ReturnType<typeof startNudgeJourney>>;

/** What the bot has said to somebody in their direct messages. */
function heard(actor: Actor) {
  const { botUserId, messages } = actor.state();
  return messages.filter(({ channel, userId }) => channel === actor.dm() && userId === botUserId);
}
const hearsAll = (actor: Actor, count: number) =>
  actor.sees(() => (heard(actor).length >= count ? heard(actor) : undefined));

/** What a killed process leaves behind: it took a direct message and got no further. */
async function tookOn(journey: Journey, ada: Actor, text: string): Promise<void> {
  const key = { team: TEAM, channel: ada.dm(), ts: await ada.says(text, ada.dm()) };
  const store = await journey.openStore();
  const message = { ...key, threadTs: null, userId: ada.id, text, source: 'direct' as const };
  await store.inbox.claim(message, new Date('2026-11-02T08:00:00Z'));
  await store.close();
}

describe('of two messages that came while the bot was down, the later one wins:', () => {
  it('“resume”, then “stop”', async () => {
    const journey = await startNudgeJourney({ database: testDatabase('postgres') });
    const ada = person(journey.playground, ADA);
    await ada.asks('stop', ada.dm());
    for (let times = 1; times <= 6; times += 1) {
      await journey.stop();
      const before = heard(ada).length;
      await ada.says('resume', ada.dm());
      await ada.says('stop', ada.dm());
      await journey.restart();
      await hearsAll(ada, before + 2);
      expect(await journey.status()).toMatchObject({ status: 'stopped' });
    }
  });

  it('those of two people about the nudges of a channel', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    for (let times = 1; times <= 4; times += 1) {
      await journey.stop();
      await ada.says('@Guidepost resume the nudges here', PLATFORM);
      const since = await marco.says('@Guidepost stop the nudges here', PLATFORM);
      await journey.restart();
      await marco.sees((now) => fromBot(now, since, { channel: PLATFORM, threadTs: since }).at(0));
      expect(await journey.status()).toMatchObject({ status: 'stopped' });
    }
  });

  it('also of those that a killed process had taken on', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await ada.asks('stop', ada.dm());
    await journey.stop();
    const before = heard(ada).length;
    for (const text of ['resume', 'stop']) await tookOn(journey, ada, text);
    await journey.restart();
    await journey.bot().recover(0);
    await hearsAll(ada, before + 2);
    expect(await journey.status()).toMatchObject({ status: 'stopped' });
  });
});

it('what a killed process had taken on changes nothing once something later was done', async () => {
  const journey = await startNudgeJourney();
  const ada = person(journey.playground, ADA);
  await journey.stop();
  await tookOn(journey, ada, 'resume');
  await journey.restart();
  await ada.asks('stop', ada.dm());
  await journey.bot().recover(0);
  const [, told] = await hearsAll(ada, 2);
  expect(said(told ?? {})).toContain('what was asked for after it is done already');
  expect(await journey.status()).toMatchObject({ status: 'stopped' });
});

describe('while Slack is slow to tell what stands above “undo”,', () => {
  const startSlow = async () => {
    const slow = holdFirst((method) => method === 'conversations.history');
    const journey = await startNudgeJourney({ onCall: slow.onCall });
    return { slow, journey, ada: person(journey.playground, ADA) };
  };

  it('a “stop” after it waits, and wins', async () => {
    const { slow, journey, ada } = await startSlow();
    await ada.asks('stop', ada.dm());
    await ada.says('undo', ada.dm());
    await slow.arrived;
    await ada.says('stop', ada.dm());
    slow.goOn();
    const [, undone, stopped] = await hearsAll(ada, 3);
    expect(said(undone ?? {})).toContain('back on');
    expect(said(stopped ?? {})).toContain('Your nudges are off');
    expect(await journey.status()).toMatchObject({ status: 'stopped' });
  });

  it('neither a question nor somebody else waits for it', async () => {
    const { slow, journey, ada } = await startSlow();
    const marco = person(journey.playground, MARCO);
    await ada.asks('stop', ada.dm());
    await ada.says('undo', ada.dm());
    await slow.arrived;
    expect(said(await ada.asks('how do we version datasets?', ada.dm()))).toContain('Version models');
    expect(said(await marco.asks('stop', marco.dm()))).toContain('no nudges');
    expect(await journey.status()).toMatchObject({ status: 'stopped' });
    slow.goOn();
    await hearsAll(ada, 3);
    expect(await journey.status()).toMatchObject({ status: 'active' });
  });
});

it('“undo” right after a change that is still being made takes that one back', async () => {
  const slow = holdFirst((method, { text = '' }) => method === 'chat.postMessage' && text.includes('8:00'));
  const journey = await startNudgeJourney({ onCall: slow.onCall, subscriptions: [adas({ time: '09:30' })] });
  const ada = person(journey.playground, ADA);
  await ada.asks('pause for 2 weeks', ada.dm());
  await ada.says('nudges at 8', ada.dm());
  await slow.arrived;
  await ada.says('undo', ada.dm());
  // By the time that a question is answered, “undo” would be done, too, if it didn't wait.
  await ada.asks('how do we version datasets?', ada.dm());
  slow.goOn();
  await hearsAll(ada, 4);
  expect(await journey.status()).toMatchObject({ status: 'paused', time: '09:30' });
});
