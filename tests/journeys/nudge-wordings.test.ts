import { describe, expect, it } from 'vitest';
import { ADA, buttons, PLATFORM, person, said, startJourney } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const texts = (on: { blocks?: Parameters<typeof buttons>[0] }) =>
  buttons(on.blocks ?? []).map(({ text }) => text);

/** Ada gets nudges on weekdays at 9:30. It is Monday, November 2. */
async function withNudges() {
  const journey = await startNudgeJourney();
  return { journey, ada: person(journey.playground, ADA) };
}

describe('A stop in a direct message', () => {
  it.each([
    'too mny messages plz stop',
    'shut upp',
    'stop this nonsense',
    'shutup',
    'stop mesaging me',
    'stop texting me u annoying bot',
    'to many messages stop',
    'no mor messages',
  ])('works at once, also with typos and in anger: “%s”', async (text) => {
    const { journey, ada } = await withNudges();
    expect(said(await ada.asks(text, ada.dm()))).toContain('Your nudges are off');
    expect((await journey.status()).status).toBe('stopped');
  });

  it.each(['how do we stop this nonsense in code review?', 'stop the noisy alerts'])(
    'is none where it is about the work: “%s”',
    async (text) => {
      const { journey, ada } = await withNudges();
      await ada.asks(text, ada.dm());
      expect((await journey.status()).status).toBe('active');
    },
  );
});

describe('A typo', () => {
  it('does not keep a pause from having an end', async () => {
    const { journey, ada } = await withNudges();
    expect(said(await ada.asks('pause for 2 weaks', ada.dm()))).toContain('Paused until Monday, November 16');
    expect((await journey.status()).pausedUntil).toBe('2026-11-16');
  });

  it('and “em” do not keep nudges from being turned back on', async () => {
    const { journey, ada } = await withNudges();
    await ada.asks('pause', ada.dm());
    await ada.command('turn em back on');
    expect((await journey.status()).status).toBe('active');
  });

  it('does not keep a day from being added', async () => {
    const { journey, ada } = await withNudges();
    await ada.asks('nudges at 10:15', ada.dm());
    await ada.asks('also on saterdays', ada.dm());
    expect((await journey.status()).days).toContain(6);
  });

  it.each(['can u plz quizz me evry day', 'quizz me'])(
    'does not keep somebody from the way to start: “%s”',
    async (text) => {
      const { ada } = await startJourney();
      expect(texts(await ada.asks(text, ada.dm()))).toContain('Start nudges');
    },
  );
});

it.each(['what do you know about me', 'what do you know about me?', 'do you know about my data'])(
  '“%s” leads to what is stored',
  async (text) => {
    const { ada } = await startJourney();
    expect(texts(await ada.asks(text, ada.dm()))).toContain('What I store about you');
  },
);

describe('Somebody who wants to see a nudge again at a certain time', () => {
  it.each(['remind me tomorrow pls', 'later today', 'show me again next week'])(
    'reads that it can’t be chosen, and when it comes: “%s”',
    async (text) => {
      const { journey, ada } = await withNudges();
      await journey.at('2026-11-02T08:30:00Z');
      const told = said(await ada.asks(text, ada.dm()));
      expect(told).toContain('You’ll see it again on or after');
      expect(told).toContain('I can’t bring a single card on a certain day');
    },
  );

  it.each(['not today', 'again later'])('is not told so where no time is named: “%s”', async (text) => {
    const { journey, ada } = await withNudges();
    await journey.at('2026-11-02T08:30:00Z');
    expect(said(await ada.asks(text, ada.dm()))).not.toContain('on a certain day');
  });
});

describe('“stop” after the command, in a channel that has nudges', () => {
  const texts = ['stop', 'nudges stop', 'pause'];

  it.each(texts)('offers the channel’s to somebody who gets none of their own: “%s”', async (text) => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const ada = person(journey.playground, ADA);
    const told = await ada.command(text);
    expect(said(told)).toContain(`You get no nudges of your own. If you mean those of <#${PLATFORM}>`);
    expect(buttons(told.blocks ?? []).map((one) => one.text)).toContain('Stop');
    expect((await journey.status()).status).toBe('active');
  });

  it('stops one’s own where there are some', async () => {
    const journey = await startNudgeJourney({ subscriptions: [adas(), platforms()] });
    const ada = person(journey.playground, ADA);
    expect(said(await ada.command('stop'))).toContain('Your nudges are off');
  });
});

it('A wish that is no clear one comes with the way to start nudges, unless it is for none', async () => {
  const { ada } = await startJourney();
  const asked = await ada.asks('nudges twice a week', ada.dm());
  expect(said(asked)).toContain('you get none from me');
  expect(texts(asked)).toContain('Start nudges');
  expect(texts(await ada.asks('enough', ada.dm()))).not.toContain('Start nudges');
});
