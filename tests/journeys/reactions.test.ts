import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { fromBot, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

const QUESTION = 'How do we version datasets so that we can go back?';

describe('a message marked with :compass:', () => {
  it('gets guidance for the one who marked it alone, once, however often they toggle it', async () => {
    const { ada, marco, bot } = await startJourney();
    const ts = await marco.says(QUESTION);
    const mark = () => ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    await mark();
    const guidance = await ada.hears(ts, { channel: PLATFORM });
    expect(guidance.ephemeral).toBe(true);
    expect(said(guidance)).toContain(`:compass: On the message “${QUESTION}”. Only you see this.`);
    expect(said(guidance)).toContain('*Version models and datasets*');
    await mark();
    await mark();
    await ada.pressesAndHears('Share in this channel', guidance);
    expect(said(await marco.hears(ts, { channel: PLATFORM }))).toContain(`<@${ada.id}> shared`);
    await bot.stop();
    const private_ = fromBot(ada.state(), ts, { channel: PLATFORM }).filter((one) =>
      said(one).includes('On the message'),
    );
    expect(private_).toHaveLength(1);
    expect(marco.state().messages.filter((one) => said(one).includes('On the message'))).toEqual([]);
  });

  it('is answered once when Slack reports it eleven times, and never again by a bot that started anew', async () => {
    const { ada, marco, bot, start } = await startJourney();
    const ts = await marco.says(QUESTION);
    const mark = () => ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    await Promise.all(Array.from({ length: 21 }, mark));
    await ada.hears(ts, { channel: PLATFORM });
    await bot.stop();
    const again = await start();
    await mark();
    await mark();
    await marco.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    await marco.hears(ts, { channel: PLATFORM });
    await again.stop();
    expect(fromBot(ada.state(), ts, { channel: PLATFORM })).toHaveLength(1);
  });

  it('is answered after all, when it is put there again, by a bot that started anew after being cut short', async () => {
    const { playground, ada, marco, bot, start } = await startJourney({ database: testDatabase('pglite') });
    const ts = await marco.says(QUESTION);
    playground.faults.failNext('chat.postEphemeral', { type: 'timeout' });
    const mark = () => ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    await mark();
    await expect.poll(() => playground.faults.counts().timeout, { timeout: 20_000 }).toBe(1);
    await bot.stop();
    await start();
    await mark();
    await mark();
    expect(said(await ada.hears(ts, { channel: PLATFORM }))).toContain('*Version models and datasets*');
  });

  it.each(['chat.postEphemeral', 'conversations.replies'])(
    'is not lost in silence when %s fails: the one who marked it is told, and may mark it again',
    async (method) => {
      const { ada, marco, playground } = await startJourney();
      const ts = await marco.says(QUESTION);
      const mark = () => ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
      playground.faults.failNext(method, { type: 'error', error: 'fatal_error' });
      await mark();
      const told = await ada.hears(ts, { channel: PLATFORM });
      expect(told.text).toMatch(/couldn’t finish that. Please try again/);
      expect(told.ephemeral).toBe(true);
      await mark();
      await mark();
      expect(said(await ada.hears(told.ts, { channel: PLATFORM }))).toContain(
        '*Version models and datasets*',
      );
    },
  );

  it('is answered in a direct message where nothing can be shown in private', async () => {
    const { playground, ada, marco } = await startJourney();
    const ts = await marco.says(QUESTION);
    playground.faults.failNext('chat.postEphemeral', { type: 'error', error: 'user_not_in_channel' });
    await ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    expect(said(await ada.hears(ts, { channel: ada.dm() }))).toContain('*Version models and datasets*');
  });

  it('that begins a thread is answered in the channel, where it was marked', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(QUESTION);
    const reply = await marco.says('Anybody?', PLATFORM, root);
    await ada.act({ do: 'react', channel: PLATFORM, ts: root, name: 'compass' });
    const guidance = await ada.hears(reply, { channel: PLATFORM });
    expect(guidance.ephemeral).toBe(true);
    expect(guidance.threadTs).toBeUndefined();
  });

  it('in a thread is answered there, with the thread read', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(
      'Our fraud model got worse over the last months and nobody noticed until finance called.',
    );
    const reply = await marco.says('any ideas?', PLATFORM, root);
    await ada.act({ do: 'react', channel: PLATFORM, ts: reply, name: 'compass' });
    const guidance = await ada.hears(reply, { channel: PLATFORM, threadTs: root });
    expect(guidance.ephemeral).toBe(true);
    expect(said(guidance)).toMatch(/monitor|behavior/i);
  });

  it('is left alone with another emoji, on the bot’s own words, where the bot is not, and when it is off', async () => {
    const { ada, marco, bot } = await startJourney();
    const ts = await marco.says(QUESTION);
    await ada.act({ do: 'react', channel: PLATFORM, ts, name: 'eyes' });
    const answer = await ada.asks('@Guidepost our data is a mess');
    await ada.act({ do: 'react', channel: PLATFORM, ts: answer.ts, name: 'compass' });
    const elsewhere = await marco.says(QUESTION, RANDOM);
    await ada.act({ do: 'react', channel: RANDOM, ts: elsewhere, name: 'compass' });
    await bot.stop();
    expect(ada.state().messages.filter((one) => said(one).includes('On the message'))).toEqual([]);
  });

  it('is nothing to the bot when the setting is off', async () => {
    const { ada, marco, bot } = await startJourney({ config: { guidanceReaction: undefined } });
    const ts = await marco.says(QUESTION);
    await ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    await bot.stop();
    expect(fromBot(ada.state(), ts, { channel: PLATFORM })).toEqual([]);
  });
});
