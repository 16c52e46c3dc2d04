import { describe, expect, it } from 'vitest';
import { escapeText } from '../../src/slack/kit/escape.ts';
import { ADA, buttons, person, said, startJourney } from './journey.ts';
import { adas, platforms, startNudgeJourney, TEAM } from './nudge-journey.ts';

/** Ada gets nudges on weekdays at 9:30. It is Monday, November 2, and her first one has come. */
async function withNudge() {
  const journey = await startNudgeJourney();
  await journey.at('2026-11-02T08:30:00Z');
  const ada = person(journey.playground, ADA);
  const [nudge] = journey.nudgesIn(ADA);
  if (!nudge) throw new Error('no nudge came');
  const shown = () => ada.state().messages.find(({ ts }) => ts === nudge.ts) ?? nudge;
  return { journey, ada, nudge, shown };
}

/** What is stored of what Ada answered and learned. */
async function kept(journey: Awaited<ReturnType<typeof startNudgeJourney>>) {
  const store = await journey.openStore();
  const learning = await store.learning.items({ team: TEAM, userId: ADA });
  const tries = await store.db.selectFrom('tries').select(['note']).execute();
  const answers = await store.db.selectFrom('deliveries').select('answer').execute();
  await store.close();
  return { learning, tries, answers: answers.map(({ answer }) => answer) };
}

const WAYS = [
  ['I did it', 'Taken back: “I did it”'],
  ['not now', 'Taken back: “Again later”'],
  ['not for me', 'Brought back'],
] as const;

describe.each(['in its thread', 'right after it'] as const)('“undo” below a nudge, %s,', (where) => {
  it.each(WAYS)('takes back “%s”, and the nudge can be answered again', async (answer, told) => {
    const { journey, ada, nudge, shown } = await withNudge();
    const thread = where === 'in its thread' ? nudge.ts : undefined;
    await ada.asks(answer, ada.dm(), thread);
    expect(buttons(shown().blocks ?? []).map(({ text }) => text)).not.toContain('Not for me');
    expect(said(await ada.asks('undo', ada.dm(), thread))).toContain(told);
    const { learning, tries, answers } = await kept(journey);
    expect(answers).toEqual([null]);
    expect(tries).toEqual([]);
    for (const item of learning) {
      expect(item).toMatchObject({ state: null, due: null, snoozedUntil: null, notForMe: false });
    }
    await ada.presses('I did it', shown());
    await ada.sees((now) =>
      now.messages.find((one) => one.ts === nudge.ts && said(one).includes('You did it.')),
    );
  });

  it('leaves the nudge open to words', async () => {
    const { journey, ada, nudge } = await withNudge();
    const thread = where === 'in its thread' ? nudge.ts : undefined;
    await ada.asks('done it, worked like a charm', ada.dm(), thread);
    await ada.asks('undo', ada.dm(), thread);
    expect(said(await ada.asks('done it', ada.dm(), thread))).toContain('You did it.');
    expect((await kept(journey)).answers).toEqual(['did-it']);
  });

  it('has nothing to take back where nothing was answered', async () => {
    const { ada, nudge } = await withNudge();
    const thread = where === 'in its thread' ? nudge.ts : undefined;
    expect(said(await ada.asks('undo', ada.dm(), thread))).toContain('nothing here that I can take back');
  });
});

describe('“undo”', () => {
  it('takes back what was answered with a button', async () => {
    const { journey, ada, nudge, shown } = await withNudge();
    await ada.presses('I did it', nudge);
    await ada.sees((now) =>
      now.messages.find((one) => one.ts === nudge.ts && said(one).includes('You did it.')),
    );
    expect(said(await ada.asks('undo', ada.dm()))).toContain('Taken back: “I did it”');
    expect(said(shown())).toContain('The nudge can be answered again.');
    expect((await kept(journey)).answers).toEqual([null]);
  });

  it('takes back the stop that came after an answer, and no more', async () => {
    const { journey, ada } = await withNudge();
    await ada.asks('done', ada.dm());
    await ada.asks('stop', ada.dm());
    expect(said(await ada.asks('undo', ada.dm()))).toContain('Your nudges are back on.');
    expect((await kept(journey)).answers).toEqual(['did-it']);
    expect((await journey.status()).status).toBe('active');
  });

  it.each(['not for me', 'I did it'])(
    'leaves no other answer in the list of nudges: “%s”',
    async (answer) => {
      const { ada } = await withNudge();
      await ada.asks(answer, ada.dm());
      await ada.asks('undo', ada.dm());
      const listed = said(await ada.command('nudges'));
      expect(listed).toContain('no answer, but I heard from you');
      expect(listed).not.toContain('whole card');
    },
  );

  it('is told that there is nothing to take back, where nothing was done', async () => {
    const { ada } = await withNudge();
    await ada.asks('How do we roll back a bad model?', ada.dm());
    expect(said(await ada.asks('undo', ada.dm()))).toContain('nothing here that I can take back');
  });
});

describe('What somebody writes with “I did it”', () => {
  it.each([
    ['I did it, was easy!', 'was easy!'],
    ['done, took 5 min', 'took 5 min'],
    ['Did it! We found two jobs that nobody needs', 'We found two jobs that nobody needs'],
    ['I did it, was < 5 min & easy!', 'was < 5 min & easy!'],
    ['done!! :rocket: worked first time', 'worked first time'],
    [
      'Did it! Took 15 minutes, our pipeline has no owner :sob:',
      'Took 15 minutes, our pipeline has no owner :sob:',
    ],
  ])('is kept as their note: “%s”', async (text, note) => {
    const { journey, ada } = await withNudge();
    const told = said(await ada.asks(text, ada.dm()));
    expect(told).toContain('You did it.');
    expect(told).toContain(`I kept “${escapeText(note)}” for you alone`);
    expect((await kept(journey)).tries).toEqual([{ note }]);
  });

  it.each(['did that yesterday already', 'tried it, worked'])(
    'may be no more than that: “%s”',
    async (text) => {
      const { journey, ada } = await withNudge();
      expect(said(await ada.asks(text, ada.dm()))).toContain('You did it.');
      expect((await kept(journey)).answers).toEqual(['did-it']);
    },
  );

  it('is kept when it comes in the next message, and goes with an undo', async () => {
    const { journey, ada, nudge } = await withNudge();
    await ada.asks('I did it', ada.dm(), nudge.ts);
    const told = said(await ada.asks('It took ten minutes, and the team liked it', ada.dm(), nudge.ts));
    expect(told).toContain('for you alone');
    expect((await kept(journey)).tries).toEqual([{ note: 'It took ten minutes, and the team liked it' }]);
    expect(said(await ada.asks('undo', ada.dm(), nudge.ts))).toContain('What you wrote about it is deleted');
    expect((await kept(journey)).tries).toEqual([]);
  });

  it('is a question where it asks something', async () => {
    const { journey, ada } = await withNudge();
    await ada.asks('I did it', ada.dm());
    expect(said(await ada.asks('How do we roll back a bad model?', ada.dm()))).not.toContain('for you alone');
    expect((await kept(journey)).tries).toEqual([{ note: null }]);
  });

  it.each(['did it but it failed', 'tried it, didn’t work'])(
    'is not thanked as a success: “%s”',
    async (text) => {
      const { journey, ada } = await withNudge();
      const told = await ada.asks(text, ada.dm());
      expect(said(told)).toContain('Sorry that it didn’t work out.');
      expect((await kept(journey)).answers).toEqual([null]);
      await ada.presses('I did it', told);
      await ada.sees((now) =>
        now.messages.find(
          (one) => one.ts === told.ts && said(one).includes('you tried it, and it didn’t work out'),
        ),
      );
      expect((await kept(journey)).answers).toEqual(['did-it']);
    },
  );

  it.each([
    'I tried, didn’t have time to finish',
    'did it but ran out of time',
    'tried it, only half of it',
    'did half of it',
  ])('is asked about where it isn’t finished: “%s”', async (text) => {
    const { journey, ada } = await withNudge();
    const told = await ada.asks(text, ada.dm());
    expect(said(told)).toContain('shall I count it as tried, or bring it again?');
    expect(buttons(told.blocks ?? []).map((one) => one.text)).toEqual(['I did it', 'Again later']);
    expect((await kept(journey)).answers).toEqual([null]);
  });

  it('is asked back without the way to stop everything, unless that may be meant', async () => {
    const { ada } = await withNudge();
    const asked = async (text: string) =>
      buttons((await ada.asks(text, ada.dm())).blocks ?? []).map((one) => one.text);
    expect(await asked('did it, mostly')).toEqual(['I did it', 'Again later']);
    expect(await asked('done with this')).toEqual(['I did it', 'Stop']);
  });

  it.each(['didn’t do it', 'I did not do it', 'not done yet'])(
    'may be that it is not done: “%s”',
    async (text) => {
      const { journey, ada } = await withNudge();
      expect(said(await ada.asks(text, ada.dm()))).toContain('You’ll see it again on or after');
      expect((await kept(journey)).answers).toEqual(['later']);
    },
  );
});

describe('After a command that changed a channel’s nudges', () => {
  const texts = (message: Parameters<typeof said>[0]) =>
    buttons(message.blocks ?? []).map(({ text }) => text);

  it.each([
    ['nudges here at 11', 'undo', 'Change'],
    ['nudges here at 11', 'change it back', 'Change'],
    ['nudges here pause a week', 'undo', 'Resume'],
    ['nudges here stop', 'undo that', 'Resume'],
  ])('“%s”, “%s” shows the channel’s, with the way back', async (change, undo, way) => {
    const journey = await startNudgeJourney({ subscriptions: [platforms()] });
    const ada = person(journey.playground, ADA);
    await ada.command(change);
    const told = await ada.command(undo);
    expect(said(told)).toContain('If you mean those of <#C0PLATFORM>: I have changed nothing yet.');
    expect(texts(told)).toContain(way);
    expect(said(told)).not.toContain('you get none from me');
  });

  it('“undo” asks whose, if the person gets some, too', async () => {
    const journey = await startNudgeJourney({ subscriptions: [adas(), platforms()] });
    const ada = person(journey.playground, ADA);
    await ada.command('nudges here stop');
    const told = await ada.command('undo');
    expect(said(told)).toContain('Your own nudges, or those of this channel?');
    expect(texts(told)).toEqual(['Pause for a week', 'Change', 'Stop', 'Resume']);
    await ada.presses('Resume', told);
    await ada.sees((now) => now.messages.find((one) => one.text.includes('resumed the nudges')));
    expect((await journey.status(1)).status).toBe('active');
  });
});

describe('A nudge that is still open', () => {
  it.each([
    ['meh', 'did it', 'did-it'],
    [':tada:', 'I did it', 'did-it'],
    ['skip', 'remind me tomorrow pls', 'later'],
    ['my nudges', 'again later', 'later'],
    ['qwertz asdf zxcv', 'not for me', 'not-for-me'],
  ])('can be answered below a word in between: “%s”, “%s”', async (between, text, answer) => {
    const { journey, ada } = await withNudge();
    await ada.asks(between, ada.dm());
    await ada.asks(text, ada.dm());
    expect((await kept(journey)).answers).toEqual([answer]);
  });

  it('is asked about where “got it” may be about what the bot said since', async () => {
    const { journey, ada } = await withNudge();
    await ada.asks('my nudges', ada.dm());
    expect(said(await ada.asks('got it', ada.dm()))).toContain('Is that your answer?');
    expect((await kept(journey)).answers).toEqual([null]);
  });

  it('is not meant below an answer', async () => {
    const { journey, ada } = await withNudge();
    await ada.asks('How do we roll back a bad model?', ada.dm());
    expect(said(await ada.asks('did it', ada.dm()))).not.toContain('You did it.');
    expect((await kept(journey)).answers).toEqual([null]);
  });

  it.each(['did it', 'done'])('is where “%s” belongs, and nothing is thanked without one', async (text) => {
    const { ada } = await startJourney();
    expect(said(await ada.asks(text, ada.dm()))).toContain('If that is your answer to a nudge');
  });
});

describe('“undo” of something else', () => {
  it('brings back the pause that a stop ended, however that is long', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await ada.asks('pause until November 20', ada.dm());
    await ada.asks('stop', ada.dm());
    await ada.asks('undo', ada.dm());
    expect(await journey.status()).toMatchObject({ status: 'paused', pausedUntil: '2026-11-20' });
    await journey.at('2026-11-05T08:31:00Z');
    expect(journey.nudgesIn(ADA)).toEqual([]);
    await journey.at('2026-11-20T08:31:00Z');
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
  });

  it('starts the nudges again if the pause that a stop ended is over by then', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await ada.asks('pause until November 4', ada.dm());
    await ada.asks('stop', ada.dm());
    journey.moveTo('2026-11-10T10:00:00Z');
    await ada.asks('undo', ada.dm());
    expect(await journey.status()).toMatchObject({ status: 'active' });
  });

  it('leaves an answer and its note alone when something was changed since on Home', async () => {
    const { journey, ada, nudge } = await withNudge();
    await ada.presses('I did it', nudge);
    await ada.sees((now) =>
      now.messages.find((one) => one.ts === nudge.ts && said(one).includes('You did it.')),
    );
    journey.moveTo('2026-11-02T12:30:00Z');
    await ada.openHome();
    await ada.sees((now) => (now.home?.blocks.length ? true : undefined));
    await ada.presses('Pause for a week', 'home');
    await ada.sees((now) => (said({ blocks: now.home?.blocks ?? [] }).includes('Paused') ? true : undefined));
    const told = await ada.asks('undo', ada.dm());
    expect(said(told)).toContain('I have changed nothing');
    expect(buttons(told.blocks ?? []).map(({ text }) => text)).toContain('Resume');
    expect((await kept(journey)).answers).toEqual(['did-it']);
  });

  it('speaks of what was written only if something was', async () => {
    const { ada, nudge } = await withNudge();
    await ada.presses('I did it', nudge);
    await ada.sees((now) =>
      now.messages.find((one) => one.ts === nudge.ts && said(one).includes('You did it.')),
    );
    const told = said(await ada.asks('undo', ada.dm()));
    expect(told).toContain('Taken back: “I did it”');
    expect(told).not.toContain('What you wrote');
    await ada.asks('done it, we found two models without a commit', ada.dm(), nudge.ts);
    expect(said(await ada.asks('undo', ada.dm(), nudge.ts))).toContain(
      'What you wrote about it is deleted, too.',
    );
  });

  it.each(['rollback', 'back to normal'])('is not asked for by “%s” after a stop', async (text) => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await ada.asks('stop', ada.dm());
    await ada.asks(text, ada.dm());
    journey.moveTo('2026-11-20T10:00:00Z');
    await ada.asks(text, ada.dm());
    expect(await journey.status()).toMatchObject({ status: 'stopped' });
  });

  it('is not asked for by “go back” long after a change, but still by “undo”', async () => {
    const journey = await startNudgeJourney();
    const ada = person(journey.playground, ADA);
    await ada.asks('stop', ada.dm());
    journey.moveTo('2026-11-20T10:00:00Z');
    await ada.asks('go back', ada.dm());
    expect(await journey.status()).toMatchObject({ status: 'stopped' });
    await ada.asks('stop', ada.dm());
    await ada.asks('resume', ada.dm());
    journey.moveTo('2026-11-25T10:00:00Z');
    await ada.asks('undo', ada.dm());
    expect(await journey.status()).toMatchObject({ status: 'stopped' });
  });
});
