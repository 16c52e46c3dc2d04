import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, ADA, buttons, PLATFORM, person, said, startJourney } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

type Where =
  | 'in a direct message'
  | 'under a nudge'
  | 'right after a nudge'
  | 'in a mention'
  | 'after /guide';
const EVERYWHERE: readonly Where[] = [
  'in a direct message',
  'under a nudge',
  'right after a nudge',
  'in a mention',
  'after /guide',
];

const texts = (message: Message) => buttons(message.blocks ?? []).map((one) => one.text);

/** Ada gets nudges on weekdays at 9:30. It is Monday, November 2, and her first one has come. */
async function withNudge(options: Parameters<typeof startNudgeJourney>[0] = {}) {
  const journey = await startNudgeJourney(options);
  await journey.at('2026-11-02T08:30:00Z');
  const ada = person(journey.playground, ADA);
  const [nudge] = journey.nudgesIn(ADA);
  if (!nudge) throw new Error('no nudge came');
  return { journey, ada, nudge, says: sayer(ada, nudge) };
}

/** Says something somewhere, and hears the answer. */
function sayer(ada: Actor, nudge: Message) {
  return async (text: string, where: Where): Promise<Message> => {
    switch (where) {
      case 'under a nudge':
        return ada.asks(text, ada.dm(), nudge.ts);
      case 'right after a nudge':
        return ada.asks(text, ada.dm());
      case 'in a direct message':
        await ada.asks('How do we roll back a bad model?', ada.dm());
        return ada.asks(text, ada.dm());
      case 'in a mention': {
        const since = await ada.says(`@Guidepost ${text}`);
        // What is her own comes beside the mention, for her alone; everything else in its thread.
        return ada.sees((now) =>
          now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(since)),
        );
      }
      case 'after /guide':
        return ada.command(text);
    }
  };
}

describe.each(EVERYWHERE)('Plain words %s', (where) => {
  it('stop, pause, resume and change nudges, each with the way back', async () => {
    const { journey, ada, says } = await withNudge();
    const stopped = await says('too many messages, please stpo!', where);
    expect(said(stopped)).toMatch(/^Your nudges are off;/);
    expect(buttons(stopped.blocks ?? []).map(({ text, style }) => [text, style])).toEqual([
      ['Resume', undefined],
    ]);
    expect(stopped.ephemeral ?? false).toBe(where === 'in a mention' || where === 'after /guide');
    expect(said(await says('unsubscribe', where))).toContain('nothing to stop');
    const on = await says('turn my nudges back on please', where);
    expect(said(on)).toContain('Your nudges are back on.');
    expect(texts(on)).toContain('Stop');
    const paused = await says('I’m on vacation till the 14th 🏖', where);
    expect(said(paused)).toContain('Paused until Saturday, November 14.');
    expect(texts(paused)).toContain('Resume');
    const changed = await says('nudges every weekday at 8', where);
    expect(said(changed)).toContain('Done: *Monday to Friday at 08:00 (Europe/Stockholm)*.');
    expect(said(changed)).toContain('Paused until Saturday, November 14.');
    expect(texts(changed)).toContain('Change it back');
    const since = changed.ts;
    await ada.presses('Change it back', changed);
    await ada.sees((now) =>
      now.messages.find((one) => Number(one.ts) >= Number(since) && said(one).includes('Friday at 09:30')),
    );
    const settings = await says('settings', where);
    expect(said(settings)).toContain('Monday to Friday at 09:30');
    expect(texts(settings)).toEqual(expect.arrayContaining(['Resume', 'Change', 'Stop']));
    expect(said(await says('delete everything', where))).toContain('What I keep about you');
    const { subscription } = await journey.ledger();
    expect(subscription).toMatchObject({ status: 'paused', pausedUntil: '2026-11-14', time: '09:30' });
  });

  it('that are only likely to be about nudges change nothing, and show the buttons', async () => {
    const { journey, says } = await withNudge();
    const shown = await says('nudges twice a week', where);
    expect(said(shown)).toContain('I have changed nothing yet');
    expect(texts(shown)).toEqual(expect.arrayContaining(['Pause for a week', 'Change', 'Stop']));
    const day = await says('pause my nudges until 03/04', where);
    expect(said(day)).toContain('I have changed nothing yet');
    expect(texts(day)).toEqual(['Until Thursday, March 4, 2027', 'Until Saturday, April 3, 2027']);
    const time = await says('nudges at 4', where);
    expect(said(time)).toContain('I have changed nothing yet');
    expect(texts(time)).toEqual(['At 04:00, in the morning', 'At 16:00, in the afternoon']);
    expect((await journey.ledger()).subscription).toMatchObject({ status: 'active', time: '09:30' });
  });

  it('about somebody’s work stay questions', async () => {
    const { journey, says } = await withNudge();
    for (const question of ['how do we stop a bad rollout', 'pause a deployment', 'weekly retro format']) {
      const since = (await says('settings', where)).ts;
      const asked = where === 'in a mention' ? `@Guidepost ${question}` : question;
      const ada = person(journey.playground, ADA);
      const channel = where === 'in a mention' ? PLATFORM : ada.dm();
      const answer = where === 'in a mention' ? await ada.asks(asked, channel) : await says(question, where);
      expect(Number(answer.ts)).toBeGreaterThan(Number(since));
      expect(said(answer), question).not.toMatch(/nudges/i);
    }
    expect((await journey.ledger()).subscription?.status).toBe('active');
  });
});

describe('A nudge that is answered in words', () => {
  it.each(['under a nudge', 'right after a nudge'] as const)('is done %s', async (where) => {
    const { journey, ada, nudge, says } = await withNudge();
    const told = await says('Tried it, worked! 🎉', where);
    expect(said(told)).toMatch(/You did it\. .+I’ll ask you about it on or after \w+day, November \d+\./);
    const shown = await ada.sees((now) =>
      now.messages.find((one) => one.ts === nudge.ts && said(one).includes('You did it.')),
    );
    expect(texts(shown)).not.toContain('Not for me');
    expect(said(await ada.asks('later', ada.dm(), nudge.ts))).toContain('You’ve already answered this');
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: 'did-it' }]);
  });

  it('comes again later, or never, which one click takes back', async () => {
    const { journey, ada, nudge } = await withNudge();
    const told = await ada.asks('not this one please', ada.dm(), nudge.ts);
    expect(said(told)).toContain('this card won’t come again');
    await ada.presses('Bring it back', told);
    await ada.sees((now) =>
      now.messages.find((one) => one.ts === told.ts && said(one).includes('can come again')),
    );
    expect(said(await ada.asks('not now', ada.dm(), nudge.ts))).toContain(
      'Put off for now. You’ll see it again',
    );
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: 'later' }]);
  });

  it('is no longer what “done” is about once something else was said', async () => {
    const { journey, ada, says } = await withNudge();
    await says('done', 'in a direct message');
    await ada.asks('example?', ada.dm(), journey.nudgesIn(ADA)[0]?.ts);
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ answer: null }]);
  });
});

describe('Somebody without nudges', () => {
  it('is offered the form with the times that they named', async () => {
    const { ada } = await startJourney();
    const offered = await ada.asks('nudges at 8 on Tuesdays', ada.dm());
    expect(said(offered)).toContain('You get no nudges yet');
    const { id } = await ada.pressesAndOpens('Start nudges', offered);
    const form = await ada.sees((now) =>
      now.modals.find((one) => one.id === id && JSON.stringify(one).includes('08:00')),
    );
    const days = form.blocks.find((block) => block.block_id === 'days');
    expect(JSON.stringify(days)).toContain(
      '"initial_options":[{"text":{"type":"plain_text","text":"Tuesday"',
    );
  });

  it('is told that there is nothing to stop, in any words, and no channel hears of it', async () => {
    const { ada } = await startJourney();
    for (const text of ['nudges stop', 'stop', 'shut up']) {
      expect(said(await ada.command(text)), text).toBe(
        'You get no nudges from me, so there is nothing to stop.',
      );
    }
    expect(said(await ada.command('nudges here stop'))).toContain('no nudges in this channel');
    const heard = ada.state().messages.filter((one) => one.channel === PLATFORM && !one.ephemeral);
    expect(heard.map((one) => one.text).filter((text) => text.includes('stopped'))).toEqual([]);
  });
});

describe('A channel with nudges of its own', () => {
  it('is asked whose nudges to stop, unless the words say it', async () => {
    const { journey, ada, says } = await withNudge({ subscriptions: [adas(), platforms()] });
    const asked = await says('stop', 'in a mention');
    expect(said(asked)).toContain('Your own nudges, or those of this channel?');
    expect(texts(asked).filter((text) => text === 'Stop')).toHaveLength(2);
    expect(said(await says('stop my nudges', 'in a mention'))).toMatch(/^Your nudges are off;/);
    await ada.says('@Guidepost stop the nudges in this channel');
    await ada.sees((now) =>
      now.messages.find((one) => one.text.includes('stopped the nudges in this channel')),
    );
    expect((await journey.ledger(1)).subscription?.status).toBe('stopped');
  });

  it.each([
    'unsubscribe me from this channel',
    'stop messaging me in this channel',
    'I don’t want nudges here',
  ])('is asked whose, where somebody speaks of themselves and of the channel: “%s”', async (text) => {
    const { says, ada } = await withNudge({ subscriptions: [adas(), platforms()] });
    expect(said(await says(text, 'in a mention'))).toContain('Your own nudges, or those of this channel?');
    expect(ada.state().messages.filter((one) => one.text.includes('stopped the nudges'))).toEqual([]);
  });
});

describe('A command that needs an answer before it', () => {
  it.each(['more', 'more please', 'shorter', 'shorter please', 'share it', 'the whole card'])(
    'says that there is none: “%s”',
    async (text) => {
      const { ada } = await startJourney();
      expect(said(await ada.command(text))).toContain('There is no answer to go on from yet');
    },
  );

  it('is helped where it asks what this is, or says nothing', async () => {
    const { ada } = await startJourney();
    for (const text of ['what is this', '😀😀😀']) {
      expect(said(await ada.command(text)), text).toContain('Ask in your own words');
    }
  });

  it('is offered the command that a typo of two words comes near', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.command('suggest of'))).toContain('Did you mean `/guide suggest off`?');
    expect(said(await ada.command('sugest on'))).toContain('Did you mean `/guide suggest on`?');
    expect(said(await ada.command('suggestion off'))).toContain('Suggestions are off in this channel');
  });
});
