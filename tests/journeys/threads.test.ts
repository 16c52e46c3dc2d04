import { describe, expect, it } from 'vitest';
import { fromBot, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

describe('a thread', () => {
  it('is read when the bot is mentioned in it without a question', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Our fraud model got worse over the last months and nobody noticed until finance called. Accuracy dropped silently.',
    );
    await ada.says('Same here, we only look at the dashboards when somebody complains.', PLATFORM, root);
    const answer = await ada.asks('@Guidepost', PLATFORM, root);
    expect(said(answer)).toMatch(/monitor|feedback|behavior/i);
    expect(said(answer)).not.toContain('Ask Guidepost');
  });

  it('is read when the mention says too little by itself', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Two teams refuse to use the new AI reviewer, they say it is there to replace them.',
    );
    const answer = await ada.asks('any ideas @Guidepost ?', PLATFORM, root);
    expect(said(answer)).toMatch(/resist|benefits/i);
  });

  it('that the bot has answered takes a question right after its answer without a mention', async () => {
    const { ada } = await startJourney();
    const first = await ada.asks('@Guidepost how do we get clean training data?');
    const second = await ada.asks(
      'And how do we know that the data quality is good enough?',
      PLATFORM,
      first.threadTs,
    );
    expect(second.ts).not.toBe(first.ts);
    expect(second.text).toMatch(/data/i);
  });

  it('that the bot has answered is left alone when people talk to each other', async () => {
    const { ada, marco, bot } = await startJourney();
    const first = await ada.asks('@Guidepost how do we get clean training data?');
    const thread = first.threadTs ?? '';
    await marco.says('Thanks, that helps a lot.', PLATFORM, thread);
    await marco.says(`<@${ada.id}> can you look at the nulls tomorrow?`, PLATFORM, thread);
    await ada.says('Which table do you mean?', PLATFORM, thread);
    await bot.stop();
    expect(fromBot(ada.state(), first.ts, { channel: PLATFORM, threadTs: thread })).toEqual([]);
  });

  it('is answered when somebody calls the bot by its name, even later', async () => {
    const { ada, marco } = await startJourney();
    const first = await ada.asks('@Guidepost how do we get clean training data?');
    await marco.says('We had the same trouble last year.', PLATFORM, first.threadTs);
    const answer = await marco.asks(
      'Guidepost, what does a steering committee do?',
      PLATFORM,
      first.threadTs,
    );
    expect(said(answer)).toContain('*Set up an AI steering committee*');
  });

  it('gets a "no card fits" in private when the bot was not called by name', async () => {
    const { ada, marco } = await startJourney();
    const first = await ada.asks('@Guidepost how do we get clean training data?');
    const nothing = await ada.asks('what is the capital of Australia?', PLATFORM, first.threadTs);
    expect(nothing.ephemeral).toBe(true);
    expect(said(nothing)).toContain('No card fits');
    expect(marco.state().messages.filter((message) => message.ts === nothing.ts)).toEqual([]);
  });

  it('is not filled with the same card twice: a question that leads to it again gets a pointer and other cards', async () => {
    const { ada } = await startJourney();
    const first = await ada.asks('@Guidepost how do we version datasets?');
    const second = await ada.asks('and how do we version models and datasets?', PLATFORM, first.threadTs);
    expect(said(second)).toContain('Still the card above: *Version models and datasets*');
    expect(said(second)).toContain('\n> ');
    expect(said(second)).not.toContain('First step:');
  });

  it('needs a mention each time when follow-ups are switched off', async () => {
    const { ada, bot } = await startJourney({ config: { threadFollowUps: false } });
    const first = await ada.asks('@Guidepost how do we get clean training data?');
    await ada.says('And how do we know that the data quality is good enough?', PLATFORM, first.threadTs);
    await bot.stop();
    expect(fromBot(ada.state(), first.ts, { channel: PLATFORM, threadTs: first.threadTs ?? '' })).toEqual([]);
  });

  it('is read to its end in a few calls, however long it is and however fast people write', async () => {
    let time = Date.parse('2026-11-02T09:00:00Z');
    const { ada, playground } = await startJourney({ now: () => new Date(time) });
    const root = await ada.says('Notes on the new cluster');
    const goesOn = async (times: number, seconds: number) => {
      for (let step = 1; step <= times; step += 1) {
        time += seconds * 1000;
        await ada.says(`Step ${step} is done`, PLATFORM, root);
      }
    };
    const asksAndGoesOn = async (question: string, seconds: number) => {
      await ada.asks(`@Guidepost ${question}`, PLATFORM, root);
      time += seconds * 1000;
      const before = playground.calls('conversations.replies').length;
      const why = said(await ada.asks('why this one?', PLATFORM, root));
      expect(playground.calls('conversations.replies').length - before).toBeLessThanOrEqual(6);
      return why;
    };
    await goesOn(205, 600);
    await goesOn(230, 13);
    time += 150_000;
    expect(await asksAndGoesOn('how do we version datasets?', 330)).toContain('Why “Version models');
    await goesOn(230, 1);
    expect(await asksAndGoesOn('what does a steering committee do?', 5)).toContain('Why “Set up an AI');
  });

  it('where the bot has not answered is none of its business', async () => {
    const { ada, marco, bot } = await startJourney();
    const root = await marco.says('How do we version models?');
    await ada.says('What do others do about data quality?', PLATFORM, root);
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: root })).toEqual([]);
  });
});

it('A mention that is added to a message a little later is answered, once', async () => {
  const { ada, bot } = await startJourney();
  const ts = await ada.says('how do we version datasets?');
  const edit = (text: string) => ada.act({ do: 'edit', channel: PLATFORM, ts, text });
  await edit('@Guidepost how do we version datasets?');
  const answer = await ada.hears(ts, { channel: PLATFORM, threadTs: ts });
  expect(said(answer)).toContain('*Version models and datasets*');
  await edit('@Guidepost how do we version our datasets?');
  await bot.stop();
  expect(fromBot(ada.state(), ts, { channel: PLATFORM, threadTs: ts })).toHaveLength(1);
});

describe('what is left alone', () => {
  it('an edit of a question is not answered a second time', async () => {
    const { ada, bot } = await startJourney();
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    const ts = answer.threadTs ?? '';
    await ada.act({
      do: 'edit',
      channel: PLATFORM,
      ts,
      text: '@Guidepost how do we version models and datasets?',
    });
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: PLATFORM, threadTs: ts })).toHaveLength(1);
  });

  it('a mention that is added where the bot stayed silent in a thread is answered', async () => {
    const { ada, marco } = await startJourney();
    const first = await ada.says('@Guidepost how do we version datasets?', PLATFORM);
    await ada.hears(first, { channel: PLATFORM, threadTs: first });
    const ts = await marco.says('how about the costs of that?', PLATFORM, first);
    const later = await marco.says('@Guidepost what is drift?', PLATFORM, first);
    const before = await marco.hears(later, { channel: PLATFORM, threadTs: first });
    const text = '@Guidepost how do we roll out a new model safely?';
    await marco.act({ do: 'edit', channel: PLATFORM, ts, text });
    await marco.hears(before.ts, { channel: PLATFORM, threadTs: first });
  });

  it('a mention that is added to a message much later is not answered', async () => {
    let time = Date.parse('2026-11-02T09:00:00Z');
    const { ada, bot } = await startJourney({ now: () => new Date(time) });
    const ts = await ada.says('how do we version datasets?');
    time += 16 * 60_000;
    await ada.act({ do: 'edit', channel: PLATFORM, ts, text: '@Guidepost how do we version datasets?' });
    await ada.asks('@Guidepost what is drift?');
    await bot.stop();
    expect(fromBot(ada.state(), ts, { channel: PLATFORM, threadTs: ts })).toEqual([]);
  });

  it('the deletion of a question is not answered', async () => {
    const { ada, bot } = await startJourney();
    const ts = await ada.says('Lunch?');
    await ada.act({ do: 'delete', channel: PLATFORM, ts });
    await bot.stop();
    expect(fromBot(ada.state(), ts, { channel: PLATFORM })).toEqual([]);
  });

  it("the bot's own messages are not answered by it", async () => {
    const { ada, bot } = await startJourney();
    const answer = await ada.asks('people are afraid that AI takes their jobs', ada.dm());
    await bot.stop();
    const saidLater = ada
      .state()
      .messages.filter(
        ({ userId, ts }) => userId === ada.state().botUserId && Number(ts) > Number(answer.ts),
      );
    expect(saidLater).toEqual([]);
  });

  it('a mention where the bot is no member is not answered, and Slack says why', async () => {
    const { ada, bot } = await startJourney();
    await ada.says('@Guidepost hello?', RANDOM);
    await bot.stop();
    expect(fromBot(ada.state(), '0', { channel: RANDOM })).toEqual([]);
  });
});

describe('a direct message', () => {
  it.each(['hi', 'help', 'Hello!'])('"%s" shows what can be asked', async (text) => {
    const { ada } = await startJourney();
    const help = await ada.asks(text, ada.dm());
    expect(said(help)).toContain('Ask Guidepost');
  });

  it('"thanks" gets a word back, and "practices" the list', async () => {
    const { ada } = await startJourney();
    expect((await ada.asks('Thanks!', ada.dm())).text).toContain('welcome');
    expect(said(await ada.asks('practices', ada.dm()))).toContain('Best practices');
  });

  it('"nudges" and a word that comes near none of theirs is a question or shows the nudges, and a typo is told', async () => {
    const { ada } = await startJourney();
    expect(said(await ada.asks('nudges fatigue', ada.dm()))).toMatch(
      /^\*.+\*\n> |^I have no card on|^I only send what you asked for|^If that is about nudges/,
    );
    expect(said(await ada.asks('nudges stpo', ada.dm()))).toContain('nothing to stop');
  });

  it('an example is answered with a message that stays', async () => {
    const { ada } = await startJourney();
    const help = await ada.asks('help', ada.dm());
    const answer = await ada.pressesAndHears('How do we roll back a bad model?', help);
    expect(answer.ephemeral).toBeUndefined();
  });
});
