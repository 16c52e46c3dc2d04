import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Actor, buttons, fromBot, NOOR, PLATFORM, person, said, startJourney } from './journey.ts';

const QUESTION = 'How do we roll back a bad model?';
const CARD = 'Version models and datasets';

/** Writes to the bot and gives its answer, wherever in the direct message it stands. */
const tells = (actor: Actor, text: string) => actor.asks(text, actor.dm());
/** The title of the card that an answer quotes. */
const titleOf = (message: Parameters<typeof said>[0]) =>
  said(message).match(/^\*(.+?)\*(?:\n>|,| in short)/m)?.[1];

describe('“that’s not it”', () => {
  it('in a thread, without a mention, brings the next card, and the card counts as not helpful', async () => {
    const database = testDatabase('postgres');
    const { ada, bot, place } = await startJourney({ database });
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const next = await ada.asks('not helpful, we need the way back today', PLATFORM, first.threadTs);
    expect(said(next)).toContain('Got it. Try this:');
    expect(next.text).toMatch(/^Got it\. Try this: /);
    expect(titleOf(next)).not.toBe(CARD);
    const why = said(await ada.asks('why this one?', PLATFORM, first.threadTs));
    expect(why).toContain(`Why “${titleOf(next)}”`);
    expect(why).toContain('We need the way back today');
    await bot.stop();
    const store = await database.open(place);
    expect(await store.feedback.forCard('practices/version-models-and-data')).toEqual({
      helpful: 0,
      notHelpful: 1,
    });
  });

  it('is understood with a call to everybody and a link behind it', async () => {
    const { ada } = await startJourney();
    await tells(ada, QUESTION);
    const next = await tells(ada, 'that’s not it @channel https://wiki.example/x');
    expect(said(next)).toContain('Got it. Try this:');
    expect(said(await tells(ada, 'for a junior'))).not.toContain('My last answer had no card');
  });

  it('goes on after another line of the same person, card after card, and not after somebody else’s', async () => {
    const { ada, marco, bot } = await startJourney();
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const thread = first.threadTs ?? '';
    await ada.says('Hm, let me see.', PLATFORM, thread);
    const second = await ada.asks('that’s not it', PLATFORM, thread);
    const third = await ada.asks('wrong', PLATFORM, thread);
    expect(new Set([CARD, titleOf(second), titleOf(third)]).size).toBe(3);
    await marco.says('I think it is the registry.', PLATFORM, thread);
    await ada.says('no, not that', PLATFORM, thread);
    await bot.stop();
    const all = fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: thread });
    expect(all.map(({ ts }) => ts)).toEqual([first.ts, second.ts, third.ts]);
  });

  it('ends with a sentence when nothing else fits, and is small talk where nothing was answered', async () => {
    const { ada } = await startJourney();
    expect(said(await tells(ada, 'that’s wrong'))).toContain('Sorry about that');
    await tells(ada, QUESTION);
    let last = '';
    for (let times = 0; times < 20 && !last.includes('no other card'); times += 1) {
      last = said(await tells(ada, 'not helpful'));
    }
    expect(last).toBe(
      'Got it. I have no other card that fits. Tell me in other words what you need, and I’ll look again.',
    );
  });
});

describe('a closer look at the card', () => {
  it('“shorter” is one sentence of it, with a button that opens it', async () => {
    const { ada } = await startJourney();
    const long = await tells(ada, QUESTION);
    for (const words of ['shorter', 'tl;dr']) {
      const short = await tells(ada, words);
      expect(titleOf(short)).toBe(CARD);
      expect(short.text.length).toBeLessThan(long.text.length);
      expect(buttons(short.blocks ?? []).map(({ text }) => text)).toEqual(['Read the whole card']);
      const card = await ada.pressesAndOpens('Read the whole card', short);
      expect(said(card)).toContain(CARD);
    }
  });

  it('“how?” shows its first three steps, which become a checklist in the thread', async () => {
    const { ada, marco } = await startJourney();
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const steps = await ada.asks('how do we do that?', PLATFORM, first.threadTs);
    expect(said(steps)).toMatch(/step by step\n1\. .+\n2\. .+\n3\. .+/);
    expect(said(steps)).not.toContain('\n4. ');
    await ada.presses('Post a checklist in the thread', steps);
    const list = await marco.hears(steps.ts, { channel: PLATFORM, threadTs: first.threadTs ?? '' });
    expect(said(list)).toContain(CARD);
  });

  it('“how?” on a card without a list says how to begin', async () => {
    const { ada } = await startJourney();
    await tells(ada, 'card soft-skills/leadership');
    const steps = await tells(ada, 'how?');
    expect(said(steps)).toContain('how to begin');
    expect(buttons(steps.blocks ?? []).map(({ text }) => text)).toEqual(['Read the whole card']);
  });

  it('“example?” quotes what shows it, and says so where there is nothing', async () => {
    const { ada } = await startJourney();
    await tells(ada, QUESTION);
    expect(said(await tells(ada, 'for example?'))).toMatch(/\*, from “.+”\n> .*\d/);
    await tells(ada, 'card requirements/ai-and-ml-integration');
    const none = await tells(ada, 'example?');
    expect(said(none)).toContain('gives no example');
    expect(buttons(none.blocks ?? []).map(({ text }) => text)).toEqual(['Read the whole card']);
  });

  it('“for a junior” is its summary with the terms in it explained', async () => {
    const { ada } = await startJourney();
    await tells(ada, QUESTION);
    const simple = said(await tells(ada, 'for a junior'));
    expect(simple).toContain('Give code, data, model, settings and environment one joint version');
    expect(simple.match(/^• \*.+\*: .+/gm)?.length).toBeGreaterThanOrEqual(1);
    expect(simple.match(/^• \*.+\*: .+/gm)?.length).toBeLessThanOrEqual(3);
  });

  it('is refused in a sentence where the last answer had no card', async () => {
    const { ada } = await startJourney();
    await tells(ada, 'what is the capital of Australia?');
    expect(said(await tells(ada, 'shorter'))).toContain('had no card');
    expect(said(await tells(ada, 'how?'))).toContain('had no card');
  });
});

describe('the same question about something else', () => {
  it('“and for LLMs?” is answered by a card that covers both, in a thread and in a direct message', async () => {
    const { ada } = await startJourney();
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const inThread = await ada.asks('and for LLMs?', PLATFORM, first.threadTs);
    await tells(ada, QUESTION);
    const direct = await tells(ada, 'and for LLMs?');
    expect(titleOf(direct)).toBe('Release prompts like code');
    expect(titleOf(inThread)).toBe(titleOf(direct));
    const why = said(await tells(ada, 'why this one?'));
    expect(why).toContain('“How do we roll back a bad model? And for LLMs?”');
    expect(why).toContain('*LLMs*');
  });

  it('says in one line that no card covers it, in a thread only to the one who asked', async () => {
    const { ada, marco } = await startJourney();
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const none = await ada.asks('and in COBOL?', PLATFORM, first.threadTs);
    expect(none.ephemeral).toBe(true);
    expect(said(none)).toBe('No card covers both that and “COBOL”.');
    expect(marco.state().messages.filter(({ ts }) => ts === none.ts)).toEqual([]);
  });

  it('a question with a topic of its own is answered by itself', async () => {
    const { ada } = await startJourney();
    await tells(ada, 'our data is a mess');
    expect(said(await tells(ada, 'what about the salary of a lead engineer?'))).toMatch(/\$\d/);
  });

  it('another kind of card that has nothing on the topic says so in one line', async () => {
    const { ada } = await startJourney();
    await tells(ada, 'our data is a mess');
    expect(said(await tells(ada, 'soft skills about that'))).toBe(
      'No other card under *Soft skills* fits “our data is a mess”.',
    );
    await tells(ada, QUESTION);
    expect(said(await tells(ada, 'salary about that'))).toBe(
      `No other card under *Salary* fits “${QUESTION}”`,
    );
  });

  it('another kind of card is about the question, whatever else the thread was about', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says('Salaries for lead engineers went up again, and the bonus is gone.');
    await marco.says('Recruiters say the market for senior people is hot.', PLATFORM, root);
    await ada.asks('@Guidepost people are afraid that AI takes their jobs', PLATFORM, root);
    const skills = await ada.asks('soft skills about that', PLATFORM, root);
    expect(said(skills)).toContain('Leadership');
  });
});

describe('what is said later in a thread', () => {
  it('changes neither the reasons of an answer nor what comes next for its question', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Our fraud model got worse over the last months and nobody noticed until finance called. Accuracy dropped silently.',
    );
    const answer = await ada.asks('@Guidepost any ideas?', PLATFORM, root);
    const calm = said(await ada.asks('@Guidepost why this one?', PLATFORM, root));
    expect(calm).toContain(`Why “${titleOf(answer)}”`);
    expect(calm).toContain('I took “got worse” as *model drift*');
    await marco.says(
      'By the way, lead engineers earn more with a bonus and shares these days.',
      PLATFORM,
      root,
    );
    await marco.says('The steering committee meets on Friday.', PLATFORM, root);
    expect(said(await ada.asks('@Guidepost why this one?', PLATFORM, root))).toBe(calm);
    const more = said(await ada.asks('@Guidepost more', PLATFORM, root));
    expect(more).not.toMatch(/salary|compensation|steering committee/i);
  });
});

describe('“Not helpful”', () => {
  it('asks why, in place, and “Wrong topic” puts the next card there, for the one who asked alone', async () => {
    const database = testDatabase('postgres');
    const { ada, bot, place, playground } = await startJourney({ database });
    const noor = person(playground, NOOR);
    const first = await ada.asks(`@Guidepost ${QUESTION}`);
    const asked = await noor.pressesAndHears('Not helpful', first);
    expect(asked.ephemeral).toBe(true);
    expect(buttons(asked.blocks ?? []).map(({ text }) => text)).toEqual([
      'Wrong topic',
      'Too long',
      'Not concrete',
    ]);
    await noor.presses('Wrong topic', asked);
    const next = await noor.sees(({ messages }) =>
      messages.find((message) => message.ephemeral && said(message).includes('Got it. Try this:')),
    );
    expect(titleOf(next)).not.toBe(CARD);
    expect(buttons(next.blocks ?? []).map(({ text }) => text)).toContain('Share in this channel');
    expect(noor.state().messages.some((message) => said(message).includes('What was wrong with it?'))).toBe(
      false,
    );
    await bot.stop();
    const store = await database.open(place);
    const stored = await store.privacy.exportPerson('T0NORTHWIND', noor.id);
    expect(JSON.stringify(stored)).toContain('"reason":"wrong-topic"');
  });

  it('“Too long” gives one sentence, “Not concrete” the steps; in a direct message as answers to go on from', async () => {
    const { ada } = await startJourney();
    const first = await tells(ada, QUESTION);
    const short = await presses('Too long');
    expect(titleOf(short)).toBe(CARD);
    expect(buttons(short.blocks ?? []).map(({ text }) => text)).toEqual(['Read the whole card']);
    const steps = await presses('Not concrete');
    expect(said(steps)).toContain('step by step');
    const next = await presses('Wrong topic');
    expect(said(next)).toContain('Got it. Try this:');
    expect(said(await tells(ada, 'why this one?'))).toContain(`Why “${titleOf(next)}”`);

    async function presses(reason: string) {
      const asked = await ada.pressesAndHears('Not helpful', first);
      await ada.presses(reason, asked);
      return ada.sees(({ messages, botUserId }) =>
        messages.find(
          (message) =>
            message.userId === botUserId && !message.ephemeral && Number(message.ts) > Number(asked.ts),
        ),
      );
    }
  });

  it('works in the window with the whole card, too', async () => {
    const { ada } = await startJourney();
    const card = await ada.pressesAndOpens('Read the whole card', await ada.command(QUESTION));
    await ada.presses('Not helpful', card);
    const asked = await ada.sees(({ modals }) => modals.find((one) => said(one).includes('What was wrong')));
    const steps = await ada.pressesAndOpens('Not concrete', asked);
    const filled = await ada.sees(({ modals }) =>
      modals.find(({ id, blocks }) => id === steps.id && said({ blocks }).includes('step by step')),
    );
    expect(said(filled)).toContain(CARD);
  });
});
