import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { ADA, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const database = testDatabase('pglite');

describe('Nudges', () => {
  it('move with a person whose Slack profile says that they moved', async () => {
    const journey = await startNudgeJourney({ database, subscriptions: [adas()] });
    const ada = person(journey.playground, ADA);
    await ada.act({ do: 'changePerson', person: ADA, change: { tz: 'America/New_York' } });
    await expect
      .poll(async () => said(await ada.command('nudges')), { timeout: 10_000 })
      .toContain('today, Monday 2 November, at 09:30 (America/New_York)');
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
      .poll(async () => said(await ada.command('nudges here')), { timeout: 10_000 })
      .toContain('They ended: the channel was archived.');
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
    expect(said(first ?? { blocks: [] })).toContain('<@U0ADA> leads the talk.');
    expect(said(second ?? { blocks: [] })).toContain('<@U0MARCO> leads the talk.');
    if (!first) throw new Error('no nudge came');
    expect(said(await ada.pressesAndOpens('Read the whole card', first))).toContain('Related cards');
    const { id } = await ada.pressesAndOpens('Change or stop', first);
    const form = await ada.sees((now) => now.modals.find((one) => one.id === id && one.submit === 'Save'));
    await ada.presses('Stop', form);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('<@U0ADA> stopped the nudges')));
  });
});
