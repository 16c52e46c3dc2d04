import { describe, expect, it } from 'vitest';
import { fromBot, PLATFORM, said, startJourney } from './journey.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const TOO_MANY = 'That was a lot at once: I read 2 messages a minute from each person';
const QUESTION = 'how do we roll back a bad model?';

/** A workspace with a bot that reads two messages a minute of each person, and a clock that stands still. */
const startLimited = () => startJourney({ now: () => NOW, config: { messagesPerMinute: 2 } });

describe('Somebody who writes a lot at once', () => {
  it('is told so once by command, and the others get their answers', async () => {
    const { ada, marco, bot } = await startLimited();
    for (let times = 0; times < 2; times += 1)
      expect(said(await ada.command(QUESTION))).not.toContain(TOO_MANY);
    expect(said(await ada.command(QUESTION))).toContain(TOO_MANY);
    await ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: QUESTION });
    expect(said(await marco.command(QUESTION))).not.toContain(TOO_MANY);
    await bot.stop();
    expect(ada.state().messages.filter((one) => said(one).includes(TOO_MANY))).toHaveLength(1);
  });

  it('is told so in the thread of a direct message', async () => {
    const { ada } = await startLimited();
    for (let times = 0; times < 2; times += 1) await ada.asks(QUESTION, ada.dm());
    expect(said(await ada.asks(QUESTION, ada.dm()))).toContain(TOO_MANY);
  });

  it('is told so in private where they mention the bot, and nobody else sees anything', async () => {
    const { ada, marco } = await startLimited();
    for (let times = 0; times < 2; times += 1) await ada.asks(`@Guidepost ${QUESTION}`);
    const ts = await ada.says(`@Guidepost ${QUESTION}`);
    await ada.sees((now) => now.messages.find((one) => one.ephemeral && said(one).includes(TOO_MANY)));
    expect(fromBot(marco.state(), ts, { channel: PLATFORM })).toEqual([]);
  });

  it('can still stop their nudges and see what is stored about them', async () => {
    const { ada } = await startLimited();
    for (let times = 0; times < 3; times += 1) await ada.command(QUESTION);
    expect(said(await ada.command('nudges stop'))).toContain('nothing to stop');
    expect(said(await ada.command('privacy'))).toContain('What I keep about you');
  });
});
