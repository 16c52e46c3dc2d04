import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { fromBot, PLATFORM, said, startJourney } from './journey.ts';

const READ_ONLY = { type: 'error', error: 'restricted_action_read_only_channel' } as const;
const CARD = 'card practices/phased-adoption';

describe('in a channel where the bot may not post', () => {
  it.each([
    ['restricted_action_read_only_channel', 'I’m not allowed to post in'],
    ['no_permission', 'I’m not allowed to post in'],
    ['is_archived', 'is archived'],
  ])('(%s) who asks gets the answer in a direct message that says why, once', async (error, why) => {
    const { ada, playground, bot } = await startJourney();
    playground.faults.failNext('chat.postMessage', { type: 'error', error });
    const ts = await ada.says('@Guidepost how do we version datasets?');
    const answer = await ada.hears(ts, { channel: ada.dm() });
    expect(said(answer)).toContain(why);
    expect(said(answer)).toContain('*Version models and datasets*');
    await bot.recover(0);
    await bot.stop();
    expect(fromBot(ada.state(), ts, { channel: ada.dm() })).toHaveLength(1);
    expect(ada.state().messages.some(({ text }) => text.includes('try again'))).toBe(false);
  });

  it('who shares a card there or posts a checklist is told so', async () => {
    const { ada, playground } = await startJourney();
    const card = await ada.command(CARD);
    playground.faults.failNext('chat.postMessage', READ_ONLY);
    expect((await ada.pressesAndHears('Share in this channel', card)).text).toContain('not allowed to post');
    const incident = await ada.command('production is down');
    playground.faults.failNext('chat.postMessage', READ_ONLY);
    expect((await ada.pressesAndHears('Post a checklist here', incident)).text).toContain(
      'not allowed to post',
    );
  });

  it('suggestions stay off, as nobody there could know of them', async () => {
    const { ada, playground } = await startJourney();
    playground.faults.failNext('chat.postMessage', READ_ONLY);
    const told = await ada.command('suggest on');
    expect(told.text).toContain('Suggestions stay off in this channel. I’m not allowed to post');
    expect((await ada.command('suggest status')).text).toContain('off');
  });
});

it('suggestions that can’t be stored are not announced', async () => {
  const { ada, marco, place, bot } = await startJourney({ database: testDatabase('postgres') });
  const store = await testDatabase('postgres').open(place);
  await sql`alter table guidepost.suggesting_channels add constraint never check (false)`.execute(store.db);
  expect((await ada.command('suggest on')).text).toContain('couldn’t finish that');
  expect(fromBot(marco.state(), '0', { channel: PLATFORM }).filter((one) => !one.ephemeral)).toEqual([]);
  await sql`alter table guidepost.suggesting_channels drop constraint never`.execute(store.db);
  await ada.command('suggest on');
  await store.close();
  await bot.stop();
  const announced = fromBot(marco.state(), '0', { channel: PLATFORM }).filter((one) =>
    said(one).includes('switched my suggestions on'),
  );
  expect(announced).toHaveLength(1);
});
