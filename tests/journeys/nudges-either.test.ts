import { describe, expect, it } from 'vitest';
import { ADA, buttons, PLATFORM, person, said, startJourney } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const texts = (on: { blocks?: Parameters<typeof buttons>[0] }) =>
  buttons(on.blocks ?? []).map(({ text }) => text);

/** Ada gets nudges on weekdays at 9:30. It is Monday, November 2. */
async function withNudges(options: Parameters<typeof startNudgeJourney>[0] = {}) {
  const journey = await startNudgeJourney(options);
  return { journey, ada: person(journey.playground, ADA) };
}

describe('A time that may be in the morning or in the afternoon', () => {
  it('is one click away either way', async () => {
    const { journey, ada } = await withNudges();
    const asked = await ada.asks('nudges at 4', ada.dm());
    const done = await ada.pressesAndHears('At 16:00, in the afternoon', asked);
    expect(said(done)).toContain('Monday to Friday at 16:00');
    expect((await journey.status()).time).toBe('16:00');
  });

  it.each([
    ['afternoon', '16:00'],
    ['in the morning please', '04:00'],
    ['4 pm', '16:00'],
    ['the second one', '16:00'],
  ])('is chosen in words as well: “%s”', async (text, time) => {
    const { journey, ada } = await withNudges();
    await ada.asks('nudges at 4', ada.dm());
    expect(said(await ada.asks(text, ada.dm()))).toContain(`Monday to Friday at ${time}`);
    expect((await journey.status()).time).toBe(time);
  });

  it('fills in the form of somebody who gets no nudges yet', async () => {
    const { ada } = await startJourney();
    const asked = await ada.asks('nudges at 4', ada.dm());
    const { id } = await ada.pressesAndOpens('At 16:00, in the afternoon', asked);
    await ada.sees((now) =>
      now.modals.find((one) => one.id === id && JSON.stringify(one).includes('"16:00"')),
    );
  });
});

describe('A date that may be one of two', () => {
  it('is asked about by name, and one click pauses until then', async () => {
    const { journey, ada } = await withNudges();
    const asked = await ada.command('nudges pause until 03/04');
    expect(said(asked)).toContain('Until Thursday, March 4, 2027');
    await ada.presses('Until Saturday, April 3, 2027', asked);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('Paused until Saturday, April 3, 2027')),
    );
    expect((await journey.status()).pausedUntil).toBe('2027-04-03');
  });

  it.each([
    ['april 3', '2027-04-03'],
    ['the 4th of March', '2027-03-04'],
    ['the second', '2027-04-03'],
    ['until Apr 3rd', '2027-04-03'],
  ])('is chosen in words: “%s”', async (text, until) => {
    const { journey, ada } = await withNudges();
    await ada.asks('pause until 03/04', ada.dm());
    expect(said(await ada.asks(text, ada.dm()))).toContain('Paused until');
    expect((await journey.status()).pausedUntil).toBe(until);
  });

  it('is asked about until one of the two is named', async () => {
    const { journey, ada } = await withNudges();
    await ada.asks('pause until 03/04', ada.dm());
    await ada.asks('april 9', ada.dm());
    expect((await journey.status()).pausedUntil).toBeNull();
  });

  it('is read as in the US for somebody there, with the other one a click away', async () => {
    const { journey, ada } = await withNudges({
      subscriptions: [adas({ zone: 'America/Chicago' })],
      workspace: ({ people }) => {
        for (const one of people) if (one.id === ADA) one.tz = 'America/Chicago';
      },
    });
    const paused = await ada.asks('pause until 03/04', ada.dm());
    expect(said(paused)).toContain('Paused until Thursday, March 4, 2027');
    await ada.presses('Until Saturday, April 3, 2027', paused);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes('Paused until Saturday, April 3, 2027')),
    );
    expect((await journey.status()).pausedUntil).toBe('2027-04-03');
  });

  it('is the one that is still to come', async () => {
    const { journey, ada } = await withNudges();
    expect(said(await ada.asks('pause until 12/10/2026', ada.dm()))).toContain(
      'Paused until Thursday, December 10',
    );
    expect((await journey.status()).pausedUntil).toBe('2026-12-10');
  });
});

describe('A change of when nudges come', () => {
  it('says the time once', async () => {
    const { ada } = await withNudges();
    const changed = said(await ada.asks('nudges at 8', ada.dm()));
    expect(changed.match(/08:00/g)).toHaveLength(1);
    expect(changed).toContain('The first one comes *tomorrow, Tuesday, November 3*.');
  });
});

describe('“stop” in a channel that has nudges', () => {
  it('names whose they are to somebody who gets none of their own', async () => {
    const { journey, ada } = await withNudges({ subscriptions: [platforms()] });
    const since = await ada.says('@Guidepost stop');
    const told = await ada.hears(since, { channel: PLATFORM });
    expect(said(told)).toContain(`You get no nudges of your own. If you mean those of <#${PLATFORM}>`);
    expect(said(told)).not.toContain('your nudges');
    expect((await journey.status()).status).toBe('active');
  });
});

describe('Somebody who wants to be taught', () => {
  it.each([
    'sign me up for nudges',
    'quiz me',
    'how do I get a daily tip?',
    'teach me something every day',
    'subscribe',
    'I want the daily tips',
  ])('gets the way to start nudges: “%s”', async (text) => {
    const { ada } = await startJourney();
    for (const told of [await ada.asks(text, ada.dm()), await ada.command(text)]) {
      expect(texts(told)).toContain('Start nudges');
      expect(said(told)).toContain('One small thing to learn each working day');
    }
  });

  it('sees their own where they have some', async () => {
    const { ada } = await withNudges({ subscriptions: [adas()] });
    expect(texts(await ada.asks('quiz me', ada.dm()))).toContain('Change');
  });
});

it('A card of a kind that the team has left out of nudges does not offer to be learned with them', async () => {
  const { ada } = await startJourney({ config: { nudgeWithoutKinds: ['challenges'] } });
  const opened = async (id: string) =>
    texts(await ada.pressesAndOpens('Read the whole card', await ada.command(`card ${id}`)));
  expect(await opened('practices/phased-adoption')).toContain('Learn with nudges');
  expect(await opened('challenges/data-quality')).not.toContain('Learn with nudges');
});
