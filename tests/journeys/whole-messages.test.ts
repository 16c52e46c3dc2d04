import { describe, expect, it } from 'vitest';
import { type Actor, ADA, buttons, MARCO, PLATFORM, person, said, startJourney } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const NOTHING_YET = 'I have changed nothing yet';

async function withNudge(options: Parameters<typeof startNudgeJourney>[0] = {}) {
  const journey = await startNudgeJourney(options);
  await journey.at('2026-11-02T08:30:00Z');
  return { journey, ada: person(journey.playground, ADA), nudge: journey.nudgesIn(ADA)[0] };
}

/** What the bot says to a mention, wherever it says it. */
async function mentions(actor: Actor, text: string) {
  const since = await actor.says(`@Guidepost ${text}`);
  return actor.sees((now) =>
    now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
  );
}

describe('A request that mentions somebody else', () => {
  it.each(['stop nudging @Marco', 'unsubscribe @Marco', 'nudge @Marco every day at 8'])(
    'changes nobody’s nudges: “%s”',
    async (text) => {
      const { journey, ada } = await withNudge();
      expect(said(await ada.asks(text, ada.dm()))).toContain('Everyone changes only their own nudges');
      const { subscription } = await journey.ledger();
      expect(subscription).toMatchObject({ status: 'active', time: '09:30' });
    },
  );

  it.each(['stop nudging @Marco here', '@Marco can you stop the nudges here?'])(
    'leaves a channel’s nudges alone: “%s”',
    async (text) => {
      const { journey, ada } = await withNudge({ subscriptions: [platforms()] });
      await mentions(ada, text);
      expect((await journey.ledger()).subscription?.status).toBe('active');
    },
  );
});

describe('A request that says more than one thing', () => {
  it.each([
    'stop the nudges in this channel. No wait, keep them',
    'no nudges here. Something is broken.',
    'stop the daily nudges here, we want them weekly',
  ])('changes nothing in a channel: “%s”', async (text) => {
    const { journey, ada } = await withNudge({ subscriptions: [platforms()] });
    expect(said(await mentions(ada, text))).toContain(NOTHING_YET);
    expect((await journey.ledger()).subscription).toMatchObject({ status: 'active', days: [1] });
  });

  it('makes them weekly if that is all that it says', async () => {
    const { journey, ada } = await withNudge();
    expect(said(await ada.asks('Too many nudges. One a week is enough.', ada.dm()))).toMatch(/^Done: /);
    expect((await journey.ledger()).subscription?.days).toHaveLength(1);
  });
});

describe('Talk about an answer', () => {
  it.each(['I don’t need that', 'cancel it', 'weekly', 'set them to 10:30', 'freeze until Friday'])(
    'doesn’t change the nudges: “%s”',
    async (text) => {
      const { journey, ada } = await withNudge();
      await ada.asks('How do we roll back a bad model?', ada.dm());
      expect(said(await ada.asks(text, ada.dm()))).toContain(NOTHING_YET);
      expect((await journey.ledger()).subscription).toMatchObject({ status: 'active', time: '09:30' });
    },
  );

  it('in the thread of a nudge is not about the nudge', async () => {
    const { journey, ada, nudge } = await withNudge();
    await ada.asks('How do we version datasets with DVC?', ada.dm(), nudge?.ts);
    await ada.asks('not relevant', ada.dm(), nudge?.ts);
    const { days, subscription } = await journey.ledger();
    expect([days[0]?.answer, subscription?.status]).toEqual([null, 'active']);
  });
});

describe('A change that was just made', () => {
  it.each([
    ['stop', 'that was a mistake'],
    ['pause until Friday', 'cancel it'],
    ['nudges at 8', 'change it back'],
  ])('is taken back in words: “%s”, “%s”', async (change, undo) => {
    const { journey, ada } = await withNudge();
    await ada.asks(change, ada.dm());
    expect(said(await ada.asks(undo, ada.dm()))).not.toContain(NOTHING_YET);
    const { subscription } = await journey.ledger();
    expect(subscription).toMatchObject({ status: 'active', time: '09:30' });
  });

  it('is another pause with “until Monday instead”', async () => {
    const { journey, ada } = await withNudge();
    await ada.asks('pause until Friday', ada.dm());
    await ada.asks('until Monday instead', ada.dm());
    expect((await journey.ledger()).subscription?.pausedUntil).toBe('2026-11-09');
  });

  it('is not ended by words that may be about the pause', async () => {
    const { journey, ada } = await withNudge();
    await ada.asks('pause until Friday', ada.dm());
    expect(said(await ada.asks('turn it off', ada.dm()))).toContain(NOTHING_YET);
    expect((await journey.ledger()).subscription?.status).toBe('paused');
  });

  it('was a post: “undo” shows the button that removes it', async () => {
    const { ada } = await startJourney();
    await ada.asks('How do we roll back a bad model?', ada.dm());
    await ada.asks('share it in #platform', ada.dm());
    const shown = await ada.asks('undo', ada.dm());
    expect(buttons(shown.blocks ?? []).map((one) => one.text)).toContain('Undo');
  });
});

describe('“Undo” where the bot doesn’t see what came before', () => {
  it('shows what is chosen, in a mention and after the command', async () => {
    const { journey, ada } = await withNudge();
    expect(said(await mentions(ada, 'undo'))).toContain(NOTHING_YET);
    expect(said(await ada.command('change it back'))).toContain(NOTHING_YET);
    expect((await journey.ledger()).subscription?.status).toBe('active');
  });

  it('takes back one’s own post in a thread, with its button, and nobody else’s', async () => {
    const { ada, marco } = await startJourney();
    await ada.presses('Share in this channel', await ada.command('card practices/phased-adoption'));
    const post = await ada.sees((now) =>
      now.messages.find((one) => !one.ephemeral && said(one).includes('shared a guidance card')),
    );
    const here = [PLATFORM, post.ts] as const;
    const since = await ada.says('@Guidepost undo', ...here);
    const shown = await ada.sees((now) =>
      now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
    );
    expect(buttons(shown.blocks ?? []).map((one) => one.text)).toContain('Undo');
    const theirs = await marco.asks('@Guidepost undo', ...here);
    expect(buttons(theirs.blocks ?? []).map((one) => one.text)).not.toContain('Undo');
  });
});

describe('What words can’t do with a card', () => {
  it.each([
    ['share it with @Marco', 'I share cards in channels, not with single people.'],
    ['share it with Marco', 'I share cards in channels, not with single people.'],
    ['share it in #nonexistent', 'I don’t know a channel of that name'],
  ])('is said, with the button that can: “%s”', async (text, why) => {
    const { ada } = await startJourney();
    await ada.asks('How do we roll back a bad model?', ada.dm());
    const told = await ada.asks(text, ada.dm());
    expect(said(told)).toContain(why);
    expect(buttons(told.blocks ?? [])).toHaveLength(1);
  });

  it.each(['this card is outdated', 'report a mistake'])('points to the report: “%s”', async (text) => {
    const { ada } = await startJourney({ config: { curators: [MARCO] } });
    expect(said(await ada.asks(text, ada.dm()))).toContain('choose *Report a mistake*');
    await ada.asks('How do we roll back a bad model?', ada.dm());
    const told = await ada.asks(text, ada.dm());
    expect((await ada.pressesAndOpens('Report a mistake', told)).title).toBe('Report a mistake');
  });
});

describe('Under a nudge', () => {
  it('“I’m done with this” asks whether it is done or should stop', async () => {
    const { journey, ada, nudge } = await withNudge();
    const asked = await ada.asks('I’m done with this', ada.dm(), nudge?.ts);
    expect(buttons(asked.blocks ?? []).map((one) => one.text)).toEqual(['I did it', 'Stop']);
    expect((await journey.ledger()).subscription?.status).toBe('active');
  });

  it('“done, stop” is both', async () => {
    const { journey, ada, nudge } = await withNudge();
    expect(said(await ada.asks('done, stop', ada.dm(), nudge?.ts))).toMatch(/^Your nudges are off;/);
    const { days, subscription } = await journey.ledger();
    expect([days[0]?.answer, subscription?.status]).toEqual(['did-it', 'stopped']);
  });

  it('“why this card?” gives the nudge’s own reason', async () => {
    const { ada, nudge } = await withNudge();
    const why = said(await ada.asks('why this card?', ada.dm(), nudge?.ts));
    expect(why).toContain('That was a nudge');
    expect(JSON.stringify(nudge?.blocks)).toContain(why.replace(/^.*chose its card\. /, ''));
  });

  it('“also on Saturdays” adds a day', async () => {
    const { journey, ada, nudge } = await withNudge();
    await ada.asks('also on Saturdays', ada.dm(), nudge?.ts);
    expect((await journey.ledger()).subscription?.days).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('“here” is the direct message', async () => {
    const { journey, ada } = await withNudge();
    expect(said(await ada.asks('stop sending nudges here', ada.dm()))).toMatch(/^Your nudges are off;/);
    expect((await journey.ledger()).subscription?.status).toBe('stopped');
  });
});

describe('Who leads a channel’s discussion', () => {
  it.each([
    ['U0KENJI', 'belongs to another company'],
    ['U0LENA', 'is a guest'],
    ['U0NOBODY', 'is unknown to Slack'],
  ])('is the next one, where %s %s', async (gone) => {
    const { journey } = await withNudge({ subscriptions: [platforms({ rotation: [gone, ADA, MARCO] })] });
    expect(said(journey.nudgesIn(PLATFORM)[0] ?? {})).toContain(`<@${ADA}> leads`);
    await journey.at('2026-11-09T08:30:00Z');
    expect(said(journey.nudgesIn(PLATFORM).at(-1) ?? {})).toContain(`<@${MARCO}> leads`);
  });

  it('is nobody who has left the channel', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms({ rotation: [MARCO, ADA] })] });
    await journey.playground.act(ADA, {
      do: 'setMember',
      channel: PLATFORM,
      person: MARCO,
      member: false,
    });
    await journey.at('2026-11-02T08:30:00Z');
    expect(said(journey.nudgesIn(PLATFORM)[0] ?? {})).toContain(`<@${ADA}> leads`);
  });

  it.each(['stop', 'don’t mention me'])('is no longer somebody who writes “%s”', async (text) => {
    const { journey } = await withNudge({
      subscriptions: [platforms({ rotation: [MARCO, ADA] }), adas({ userId: ADA })],
    });
    const marco = person(journey.playground, MARCO);
    expect(said(await marco.asks(text, marco.dm()))).toContain(`no longer name you`);
    expect((await journey.ledger()).subscription?.rotation).toEqual([ADA]);
  });
});

describe('Somebody who stops their nudges and leads discussions', () => {
  it('reads that undoing the stop does not put them back', async () => {
    const { journey } = await withNudge({
      subscriptions: [platforms({ rotation: [MARCO, ADA] }), adas({ userId: ADA })],
    });
    const ada = person(journey.playground, ADA);
    const stopped = said(await ada.asks('stop the nudges', ada.dm()));
    expect(stopped).toContain('no longer name you');
    expect(stopped).toContain('Undoing the stop doesn’t put you back');
  });
});

describe('Somebody whom the bot doesn’t answer', () => {
  it('can still see and stop what is theirs in a chat', async () => {
    const { playground } = await startJourney({ config: { answerGuests: false } });
    const lena = person(playground, 'U0LENA');
    const ts = await lena.says('how do we version datasets?', lena.dm());
    const refused = await lena.sees((now) => now.messages.find((one) => one.userId === now.botUserId));
    expect([said(refused), refused.threadTs]).toEqual([expect.stringContaining('full members'), ts]);
    expect(said(await lena.asks('my data', lena.dm(), ts))).toContain('What I keep about you');
    expect(said(await lena.asks('stop', lena.dm(), ts))).toContain('nothing to stop');
  });
});

describe('A channel’s suggestions', () => {
  it('stay on where “no more suggestions” may be about the cards in a thread', async () => {
    const { ada, marco } = await startJourney();
    await ada.command('suggest on');
    const answer = await marco.asks('@Guidepost how do we roll back a bad model?', PLATFORM);
    const told = await marco.asks('@Guidepost no more suggestions', PLATFORM, answer.threadTs);
    expect(said(told)).toContain('Suggestions are *on*');
    expect(said(await ada.command('disable suggestions'))).toMatch(/suggestions off|now off/);
  });
});

describe('A request that names another channel', () => {
  it('changes nothing in this one', async () => {
    const { journey, ada } = await withNudge({ subscriptions: [platforms()] });
    await mentions(ada, 'pause nudges here and in #random until Monday');
    expect((await journey.ledger()).subscription?.status).toBe('active');
  });
});
