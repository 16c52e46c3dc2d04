import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { ADA, buttons, fromBot, MARCO, PLATFORM, said, startJourney } from './journey.ts';

const SECRET = 'Zanzibar';
const QUESTION = `how do we version datasets for Project ${SECRET}?`;

describe('when somebody goes on from what another person asked', () => {
  /** Ada asks, Marco goes on in her thread, Ada deletes everything about her. Gives the questions that are left. */
  async function leftAfter(goOn: (people: Awaited<ReturnType<typeof asked>>) => Promise<void>) {
    const people = await asked();
    await goOn(people);
    const { ada, store } = people;
    const privacy = await ada.command('privacy');
    await ada.pressesAndHears('Delete everything', privacy);
    const marcos = await store.privacy.exportPerson('T0NORTHWIND', MARCO);
    expect(await store.privacy.exportPerson('T0NORTHWIND', ADA)).toMatchObject({ answers: [] });
    return marcos.answers.map(({ question }) => question);
  }

  async function asked() {
    const database = testDatabase('postgres');
    const place = await database.place();
    const { ada, marco } = await startJourney({ database: { ...database, place: async () => place } });
    const store = await database.open(place);
    onTestFinished(() => store.close());
    const answer = await ada.asks(`@Guidepost ${QUESTION}`, PLATFORM);
    const here = { channel: PLATFORM, threadTs: answer.threadTs ?? '' };
    const marcoSays = async (text: string) => {
      const before = await marco.says(text, PLATFORM, here.threadTs);
      return marco.sees((now) => fromBot(now, before, here).at(0));
    };
    return { ada, marco, store, answer, marcoSays };
  }

  it('“more” goes on with that question, and none of its words are kept as theirs', async () => {
    const left = await leftAfter(async ({ marcoSays }) => {
      expect(said(await marcoSays('@Guidepost more'))).toContain(SECRET);
      expect(said(await marcoSays('@Guidepost another one'))).toContain(SECRET);
    });
    expect(left).toEqual(['', '']);
  });

  it('only what they add is kept: “and for LLMs?”', async () => {
    const left = await leftAfter(async ({ marcoSays }) => {
      await marcoSays('@Guidepost and for prompts?');
    });
    expect(left).toEqual([expect.not.stringContaining(SECRET)]);
    expect(left).toEqual([expect.stringContaining('prompts')]);
  });

  it('“Wrong topic” on their answer keeps nothing of it', async () => {
    const left = await leftAfter(async ({ marco, answer }) => {
      const why = await marco.pressesAndHears('Not helpful', answer);
      expect(buttons(why.blocks ?? []).map(({ text }) => text)).toContain('Wrong topic');
      await marco.presses('Wrong topic', why);
      await marco.sees((now) => now.messages.find(({ text }) => text?.includes('Got it')));
    });
    expect(left.join()).not.toContain(SECRET);
    expect(left.length).toBeGreaterThan(0);
  });
});
