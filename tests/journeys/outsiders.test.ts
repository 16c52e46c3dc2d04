import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Actor, fromBot, PLATFORM, person, said, startJourney } from './journey.ts';

const KENJI = 'U0KENJI';
const LENA = 'U0LENA';
const HELIOS = 'C0HELIOS';
const MLOPS = 'C0MLOPS';

const QUESTION = '@Guidepost how do we version datasets?';

/** All that the bot has said where this person sees it. */
const heard = (actor: Actor) => {
  const now = actor.state();
  return now.messages.filter((message) => message.userId === now.botUserId);
};

describe('in a channel shared with another company', () => {
  it('an outsider is told once, in private, that members are answered, and learns nothing else', async () => {
    const { playground, ada, bot } = await startJourney();
    const kenji = person(playground, KENJI);
    const ts = await kenji.says(QUESTION, HELIOS);
    const line = await kenji.hears(ts, { channel: HELIOS });
    expect(line.ephemeral).toBe(true);
    expect(said(line)).toContain('I only answer members of the workspace that runs me');
    await kenji.says(QUESTION, HELIOS);
    await kenji.says('Guidepost, what about drift?', HELIOS, ts);
    await bot.stop();
    expect(heard(kenji).map((message) => message.ts)).toEqual([line.ts]);
    expect(heard(ada)).toEqual([]);
  });

  it('a member is answered for everybody, and an outsider who presses its buttons or goes on from it is not', async () => {
    const { playground, ada, bot } = await startJourney();
    const kenji = person(playground, KENJI);
    const answer = await ada.asks(QUESTION, HELIOS);
    expect(said(answer)).toContain('*Version models and datasets*');
    await kenji.presses('Read the whole card', answer);
    await kenji.says('more', HELIOS, answer.threadTs);
    await kenji.says('and how do we test models?', HELIOS, answer.threadTs);
    await kenji.sees((now) =>
      now.messages.find((message) => said(message).includes('I only answer members')),
    );
    await bot.stop();
    expect(kenji.state().modals).toEqual([]);
    const thread = { channel: HELIOS, threadTs: answer.threadTs ?? '' };
    expect(fromBot(ada.state(), '0', thread).map((message) => message.ts)).toEqual([answer.ts]);
  });

  it('an outsider is answered like a member where ANSWER_OUTSIDERS is on', async () => {
    const { playground } = await startJourney({ config: { answerOutsiders: true } });
    const kenji = person(playground, KENJI);
    expect(said(await kenji.asks(QUESTION, HELIOS))).toContain('*Version models and datasets*');
  });

  it('whoever is from elsewhere is one person, whatever they write, press or submit', async () => {
    const database = testDatabase('postgres');
    const { playground, bot, place } = await startJourney({ database, config: { answerOutsiders: true } });
    const kenji = person(playground, KENJI);
    const answer = await kenji.asks(QUESTION, HELIOS);
    await kenji.pressesAndHears('Save', answer);
    await kenji.pressesAndHears('Helpful', answer);
    await kenji.pressesAndOpens('Read the whole card', answer);
    await bot.stop();
    const { db } = await database.open(place);
    const of = async (table: 'answers' | 'saved' | 'feedback' | 'seen') =>
      (await db.selectFrom(table).select(['team', 'userId']).distinct().execute()).map((row) => ({
        table,
        ...row,
      }));
    const known = await Promise.all((['answers', 'saved', 'feedback', 'seen'] as const).map(of));
    expect(known).toEqual(
      ['answers', 'saved', 'feedback', 'seen'].map((table) => [
        { table, team: 'T0NORTHWIND', userId: KENJI },
      ]),
    );
  });
});

describe('a guest of the workspace', () => {
  it('is answered, unless ANSWER_GUESTS is off', async () => {
    const { playground } = await startJourney();
    const lena = person(playground, LENA);
    expect(said(await lena.asks(QUESTION, MLOPS))).toContain('*Version models and datasets*');
  });

  it('is told once where ANSWER_GUESTS is off, by whichever door they come; members notice nothing', async () => {
    const { playground, ada, bot } = await startJourney({ config: { answerGuests: false } });
    const lena = person(playground, LENA);
    expect(said(await lena.command('our data is a mess', MLOPS))).toContain('I only answer full members');
    await lena.says('how do we version datasets?', lena.dm());
    await lena.says(QUESTION, MLOPS);
    await lena.openHome();
    expect(said(await ada.asks(QUESTION, PLATFORM))).toContain('*Version models and datasets*');
    await bot.stop();
    expect(heard(lena)).toHaveLength(1);
    expect(JSON.stringify(lena.state().home?.blocks ?? [])).not.toContain('Read');
  });
});
