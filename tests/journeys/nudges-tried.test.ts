import type { Message, Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, ADA, buttons, fromBot, MARCO, NOOR, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const GENERAL = 'C0GENERAL';
const PRACTICES = { topics: { kinds: ['practices'], tags: [], onlyUnseen: false } };

const becomes = (actor: Actor, { ts }: Message, words: string): Promise<Message> =>
  actor.sees((now) => now.messages.find((one) => one.ts === ts && said(one).includes(words)));

const shows = (actor: Actor, words: string): Promise<Modal> =>
  actor.sees((now) => now.modals.find((modal) => said(modal).includes(words)));

const tells = (actor: Actor, form: Modal, note: string, channel?: string) =>
  actor.act({
    do: 'submit',
    viewId: form.id,
    values: {
      tried: { tried: { type: 'plain_text_input', value: note } },
      tried_channel: {
        tried_channel: { type: 'conversations_select', selected_conversation: channel ?? null },
      },
    },
  });

/** Opens the form about what came of it. */
async function opens(actor: Actor, on: Message): Promise<Modal> {
  const { id } = await actor.pressesAndOpens('What came of it?', on);
  return actor.sees((now) => now.modals.find((one) => one.id === id && said(one).includes('In a few words')));
}

async function startTry() {
  const journey = await startNudgeJourney({ subscriptions: [adas(PRACTICES)] });
  await journey.at('2026-11-02T08:30:00Z');
  const [nudge] = journey.nudgesIn(ADA);
  if (!nudge) throw new Error('there is no nudge');
  return {
    ...journey,
    nudge,
    ada: person(journey.playground, ADA),
    marco: person(journey.playground, MARCO),
  };
}

describe('“I did it”', () => {
  it('thanks, asks in private what came of it, and shares that only where the person says so, to be taken back', async () => {
    const { nudge, ada, marco, openStore } = await startTry();
    await Promise.all([ada.presses('I did it', nudge), ada.presses('I did it', nudge)]);
    const done = await becomes(ada, nudge, 'You did it.');
    expect(said(done)).toMatch(/You did it\. \S.+I’ll ask you about it/);
    const form = await opens(ada, done);
    expect(said(form)).toContain('*');
    await expect(tells(ada, form, 'x'.repeat(301))).rejects.toThrow();
    await tells(ada, form, 'Two <jobs> that nobody needs', GENERAL);
    const outcome = await shows(ada, `Shared in <#${GENERAL}>`);
    const shared = await marco.sees((now) => fromBot(now, '0', { channel: GENERAL }).at(-1));
    expect(said(shared)).toContain(`<@${ADA}> tried something from *`);
    expect(said(shared)).toContain('> Two &lt;jobs&gt; that nobody needs');
    await ada.presses('Undo', outcome);
    await ada.sees((now) => (now.messages.some(({ ts }) => ts === shared.ts) ? undefined : true));

    const store = await openStore();
    const tries = await store.db.selectFrom('tries').selectAll().execute();
    expect(tries).toMatchObject([{ userId: ADA, note: 'Two <jobs> that nobody needs' }]);
    await store.close();
    const privacy = await ada.command('privacy');
    await ada.presses('Send me everything', privacy);
    await ada.sees((now) => now.messages.find(({ text = '' }) => text.includes('that nobody needs')));
    await ada.presses('Delete everything', privacy);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('Deleted ')));
    await tells(ada, await opens(ada, done), 'Once more');
    await shows(ada, 'I no longer keep anything about this nudge');
  });

  it('is kept for oneself alone if no channel is chosen', async () => {
    const { nudge, ada, playground } = await startTry();
    await ada.presses('I did it', nudge);
    const done = await becomes(ada, nudge, 'You did it.');
    const posted = playground.calls('chat.postMessage').length;
    await tells(ada, await opens(ada, done), 'It took five minutes.');
    await shows(ada, 'Kept for 180 days, for you alone.');
    expect(playground.calls('chat.postMessage')).toHaveLength(posted);
  });

  it('keeps every line about what came of it, and the form opens with them', async () => {
    const { nudge, ada, openStore } = await startTry();
    const noted = async () => {
      const store = await openStore();
      const [one] = await store.db.selectFrom('tries').select('note').execute();
      await store.close();
      return one?.note;
    };
    const first = said(await ada.asks('did it, found no drift alarm', ada.dm()));
    expect(first).toContain('I kept “found no drift alarm” for you alone');
    const second = await ada.asks('took 10 min', ada.dm());
    expect(said(second)).toContain('I added “took 10 min” to what I keep for you alone');
    expect(await noted()).toBe('found no drift alarm\ntook 10 min');
    const form = await opens(ada, await becomes(ada, nudge, 'You did it.'));
    expect(JSON.stringify(form.blocks)).toContain(JSON.stringify('found no drift alarm\ntook 10 min'));
    await tells(ada, form, 'Ten minutes, and no drift alarm');
    await shows(ada, 'for you alone.');
    expect(await noted()).toBe('Ten minutes, and no drift alarm');
  });

  it('says so where there is no room for another line, and keeps what was there', async () => {
    const { nudge, ada, openStore } = await startTry();
    await ada.asks('did it', ada.dm());
    const long = 'x'.repeat(300);
    await tells(ada, await opens(ada, await becomes(ada, nudge, 'You did it.')), long);
    await shows(ada, 'for you alone.');
    const line = `it took ${'very '.repeat(45)}long`;
    expect(said(await ada.asks(line, ada.dm()))).toContain('There is no room for');
    const store = await openStore();
    expect(await store.db.selectFrom('tries').select('note').execute()).toEqual([{ note: long }]);
    await store.close();
  });

  it.each(['did it', 'tried it, worked'])('can be said in words: %s', async (words) => {
    const { nudge, ada, openStore } = await startTry();
    const answer = await ada.asks(words, ada.dm());
    expect(said(answer)).toContain('You did it.');
    expect(buttons(answer.blocks ?? []).map(({ text }) => text)).toContain('What came of it?');
    await becomes(ada, nudge, 'You did it.');
    const store = await openStore();
    expect(await store.db.selectFrom('tries').selectAll().execute()).toHaveLength(1);
    await store.close();
  });

  it('in a channel is thanked in private, and counted without names, from three people on, for who set it up', async () => {
    const journey = await startNudgeJourney({ subscriptions: [platforms(PRACTICES)] });
    const { playground } = journey;
    await journey.at('2026-11-02T08:30:00Z');
    const [nudge] = journey.nudgesIn(PLATFORM);
    if (!nudge) throw new Error('there is no nudge');
    const ada = person(playground, ADA);
    const tries = async (userId: string) => {
      const actor = person(playground, userId);
      const thanks = await actor.pressesAndHears('I did it', nudge);
      expect(said(thanks)).toMatch(/^You did it\..*without your name\./);
      expect(thanks.ephemeral).toBe(true);
    };
    await tries(MARCO);
    await tries(NOOR);
    const again = await person(playground, NOOR).pressesAndHears('I did it', nudge);
    expect(said(again)).toContain('already counted');
    expect(said(await ada.command('nudges here'))).not.toContain('tried it');
    await tries('U0PRIYA');
    expect(said(await ada.command('nudges here'))).toContain('3 tried it');
    expect(said(await person(playground, MARCO).command('nudges here'))).not.toContain('tried it');
    // So it does after she has changed something in private.
    await ada.presses('Skip the next one', await ada.command('nudges here'));
    await ada.sees((now) =>
      now.messages.find((one) => /Done\.[\s\S]*Paused until[\s\S]*3 tried it/.test(said(one))),
    );
    // Everybody would see this.
    expect(said(await ada.asks('@Guidepost nudges here', PLATFORM))).not.toContain('tried it');
  });
});
