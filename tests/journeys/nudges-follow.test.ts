import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { ADA, MARCO, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney, TEAM } from './nudge-journey.ts';

const database = testDatabase('pglite');

describe('Nudges', () => {
  it('move with a person whose Slack profile says that they moved', async () => {
    const journey = await startNudgeJourney({ database, subscriptions: [adas()] });
    const ada = person(journey.playground, ADA);
    await ada.act({ do: 'changePerson', person: ADA, change: { tz: 'America/New_York' } });
    await expect
      .poll(async () => said(await ada.command('nudges')), { timeout: 30_000 })
      .toContain('today, Monday, November 2, at 09:30 (America/New_York)');
    await journey.at('2026-11-02T08:30:00Z');
    expect(journey.nudgesIn(ADA)).toEqual([]);
    await journey.at('2026-11-02T14:30:00Z');
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
  });

  it('of a channel end when it is archived, with the reason', async () => {
    const journey = await startNudgeJourney({ database, subscriptions: [platforms()] });
    const ada = person(journey.playground, ADA);
    await ada.act({ do: 'archiveChannel', channel: PLATFORM, archived: true });
    await ada.act({ do: 'archiveChannel', channel: PLATFORM, archived: false });
    await expect
      .poll(async () => said(await ada.command('nudges here')), { timeout: 30_000 })
      .toContain('They ended: the channel was archived.');
  });

  it('of a channel end when the bot is taken out of it, at once and with the reason, as do suggestions', async () => {
    const journey = await startNudgeJourney({ database, subscriptions: [platforms()] });
    const { playground } = journey;
    const ada = person(playground, ADA);
    const { botUserId } = ada.state();
    await ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: 'suggest on' });
    await ada.sees((now) => now.messages.find((one) => said(one).includes('now on in this channel')));
    for (const member of [false, true]) {
      await ada.act({ do: 'setMember', channel: PLATFORM, person: botUserId, member });
    }
    await expect
      .poll(async () => said(await ada.command('nudges here')), { timeout: 30_000 })
      .toContain('They ended: I was removed from the channel.');
    await expect.poll(async () => said(await ada.command('suggest')), { timeout: 30_000 }).toContain('*off*');
    // Slackbot, which tells the bot of it as well, gets no answer.
    await journey.stop();
    const written = playground.calls('chat.postMessage').map(({ args }) => args.channel);
    expect(written).not.toContain('D0SLACKBOT');
  });

  it('of a channel end with its suggestions, which another process has just switched on', async () => {
    const journey = await startNudgeJourney({
      database: testDatabase('postgres'),
      subscriptions: [platforms()],
    });
    const { suggestions } = await journey.openStore();
    const place = { team: TEAM, channel: PLATFORM };
    await suggestions.set(place, { team: TEAM, userId: ADA }, true, new Date('2026-11-02T07:59:30Z'));
    const ada = person(journey.playground, ADA);
    await ada.act({ do: 'archiveChannel', channel: PLATFORM, archived: true });
    await expect
      .poll(() => suggestions.status(place), { timeout: 30_000 })
      .toMatchObject({ switchedOn: false, userId: null });
  });

  it.each([
    ['public', PLATFORM],
    ['private', 'C0MLOPS'],
  ] as const)('of a %s channel end when it is deleted', async (kind, channel) => {
    const journey = await startNudgeJourney({
      database: testDatabase('postgres'),
      subscriptions: [platforms({ channel })],
      workspace: ({ channels }) => {
        for (const one of channels) if (one.id === channel) one.kind = kind;
      },
    });
    const ada = person(journey.playground, ADA);
    await ada.act({ do: 'deleteChannel', channel });
    expect(ada.state().channels.map(({ id }) => id)).not.toContain(channel);
    const store = await journey.openStore();
    await expect
      .poll(() => store.subscriptions.forChannel(TEAM, channel), { timeout: 30_000 })
      .toMatchObject({ status: 'ended', endedWhy: 'the channel was deleted' });
  });

  it('of a private channel go on in it when it is shared with another company and gets another id', async () => {
    const channel = 'C0MLOPS';
    const journey = await startNudgeJourney({
      database: testDatabase('postgres'),
      subscriptions: [platforms({ channel })],
      workspace: ({ channels }) => {
        for (const one of channels) if (one.id === channel) one.kind = 'private';
      },
    });
    await journey.at('2026-11-02T08:30:00Z');
    const [before] = journey.nudgesIn(channel);
    journey.playground.changeChannelId(channel, 'C0SHARED');
    const store = await journey.openStore();
    await expect
      .poll(() => store.subscriptions.forChannel(TEAM, 'C0SHARED'), { timeout: 30_000 })
      .toMatchObject({ status: 'active' });
    await store.close();
    await journey.at('2026-11-09T08:30:00Z');
    expect(journey.nudgesIn('C0SHARED').map(({ ts }) => ts)).toEqual([before?.ts, expect.any(String)]);
  });

  it('of a channel bring a card, a question, and who leads, with the whole card one click away', async () => {
    const journey = await startNudgeJourney({
      database,
      subscriptions: [platforms({ rotation: [ADA, 'U0MARCO'] })],
    });
    const ada = person(journey.playground, ADA);
    await journey.at('2026-11-02T08:30:00Z');
    await journey.at('2026-11-09T08:30:00Z');
    const [first, second] = journey.nudgesIn(PLATFORM);
    expect(said(first ?? { blocks: [] })).toContain('<@U0ADA> leads the discussion.');
    expect(said(second ?? { blocks: [] })).toContain('<@U0MARCO> leads the discussion.');
    if (!first) throw new Error('no nudge came');
    expect(said(await ada.pressesAndOpens('Read the whole card', first))).toContain('Related cards');
    const { id } = await ada.pressesAndOpens('Change or stop', first);
    const form = await ada.sees((now) => now.modals.find((one) => one.id === id && one.submit === 'Save'));
    await ada.presses('Stop', form);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('<@U0ADA> stopped the nudges')));
  });

  it('of a channel are removed by whoever set them up, and by nobody else', async () => {
    const journey = await startNudgeJourney({ database, subscriptions: [platforms()] });
    const ada = person(journey.playground, ADA);
    const marco = person(journey.playground, MARCO);
    await journey.at('2026-11-02T08:30:00Z');
    const [nudge] = journey.nudgesIn(PLATFORM);
    if (!nudge) throw new Error('no nudge came');
    expect(said(await marco.pressesAndHears('Remove this post', nudge))).toContain(
      'Only <@U0ADA> can remove',
    );
    await ada.presses('Remove this post', nudge);
    await marco.sees((now) => (now.messages.some(({ ts }) => ts === nudge.ts) ? undefined : true));
  });
});
