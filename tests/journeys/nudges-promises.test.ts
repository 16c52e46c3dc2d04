import type { Message, Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, ADA, buttons, MARCO, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const texts = (on: { blocks?: Message['blocks'] }) => buttons(on.blocks ?? []).map(({ text }) => text);

/** Opens the form behind a button and waits until it is filled in. */
async function form(actor: Actor, text: string, on: Message | Modal): Promise<Modal> {
  const { id } = await actor.pressesAndOpens(text, on);
  return actor.sees((now) => now.modals.find((modal) => modal.id === id && modal.submit !== undefined));
}

const shows = (actor: Actor, words: string): Promise<Modal> =>
  actor.sees((now) => now.modals.find((modal) => said(modal).includes(words)));

/** Everybody’s notifications are off from 22:00 to 08:00. */
describe('A time within somebody’s do-not-disturb hours', () => {
  it('is flagged by the form, and one click moves it to the nearest time at which the nudge comes', async () => {
    const journey = await startNudgeJourney({ subscriptions: [] });
    const ada = person(journey.playground, ADA);
    const start = await form(ada, 'Start nudges', await ada.command('nudges'));
    await ada.act({
      do: 'submit',
      viewId: start.id,
      values: { time: { time: { type: 'timepicker', selected_time: '22:30' } } },
    });
    const flagged = await shows(ada, 'At 22:30 your Slack notifications are off (22:00 to 08:00).');
    expect(said(flagged)).toContain('these nudges would never come.');
    expect(said(flagged)).not.toContain('one comes');
    await ada.presses('Move them to 21:45', flagged);
    const moved = await shows(ada, 'Monday to Friday at 21:45');
    expect(said(moved)).not.toContain('notifications are off');
    await journey.at('2026-11-02T20:45:00Z');
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
  });

  it('is flagged when it is asked for in words, with when the nudge really comes', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    const early = await ada.command('nudges at 7');
    expect(said(early)).toContain('At 07:00 your Slack notifications are off (22:00 to 08:00).');
    expect(said(early)).toContain('so they would come at 08:00 instead');
    expect(texts(early)).toContain('Move them to 08:00');
    expect(said(await ada.asks('nudges at 23:00 please', ada.dm()))).toContain('would never come');
    expect(said(await ada.command('nudges'))).toContain('would never come');
    expect(texts(await ada.command('nudges at 8'))).not.toContain('Move them to 08:00');
  });

  it('is not flagged in a channel, nor if Slack does not say or somebody only takes a break', async () => {
    const journey = await startNudgeJourney({
      subscriptions: [platforms({ time: '23:00' }), adas({ time: '09:30' })],
    });
    const ada = person(journey.playground, ADA);
    expect(said(await ada.command('nudges here'))).not.toContain('notifications are off');
    await ada.act({ do: 'changePerson', person: ADA, change: { snoozeMinutes: 60 } });
    expect(said(await ada.command('nudges'))).not.toContain('notifications are off');
    journey.playground.faults.failNext('dnd.info', { type: 'error', error: 'missing_scope' });
    expect(said(await ada.command('nudges at 23:00'))).not.toContain('notifications are off');
  });
});

describe('A nudge to look at', () => {
  it('is for the one who asked alone, in the form, the status and for a channel, and doesn’t count', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const { playground } = journey;
    const ada = person(playground, ADA);
    const off = await ada.command('nudges');
    await ada.presses('Show me one now', off);
    expect(said(await shows(ada, 'Only you see it, and it doesn’t count.'))).toContain(
      'Your nudge for Monday',
    );
    await ada.presses('Show me one now', await form(ada, 'Start nudges', off));
    const status = await ada.command('nudges here');
    await ada.presses('Show me one now', status);
    const here = await ada.sees((now) =>
      now.modals.find((modal) => said(modal).includes('To discuss on Monday, November 2')),
    );
    expect(texts(here)).toEqual([]);
    expect(journey.nudgesIn(ADA)).toEqual([]);
    expect(person(playground, MARCO).state().modals).toEqual([]);
    await journey.at('2026-11-02T08:30:00Z');
    expect(said(journey.nudgesIn(PLATFORM).at(-1) ?? { blocks: [] })).toContain(
      'This channel hasn’t had this card',
    );
    const { days } = await journey.ledger();
    expect(days).toHaveLength(1);
  });
});
