import { describe, expect, it } from 'vitest';
import { type Actor, ADA, fromBot, NOOR, PLATFORM, person, said, startJourney } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

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

  /** What the bot says that the text is in, to one person. */
  const told = (who: Actor) => who.state().messages.filter((one) => said(one).includes(TOO_MANY));
  const heard = (who: Actor, text: string) => who.state().messages.filter((one) => said(one).includes(text));

  it('without mentioning the bot, in a thread where it has answered, is told so once and in private', async () => {
    const { ada, marco, bot } = await startLimited();
    const root = await ada.says(`@Guidepost ${QUESTION}`);
    await ada.hears(root, { channel: PLATFORM, threadTs: root });
    await ada.asks('how do we version datasets?', PLATFORM, root);
    for (let times = 0; times < 4; times += 1) await ada.says('and what about drift?', PLATFORM, root);
    await ada.sees((now) => now.messages.find((one) => one.ephemeral && said(one).includes(TOO_MANY)));
    // Somebody else goes on in the same thread.
    await marco.asks('Guidepost, what about alerts?', PLATFORM, root);
    await bot.stop();
    expect(told(ada)).toHaveLength(1);
    expect(told(marco)).toEqual([]);
    expect(fromBot(marco.state(), root, { channel: PLATFORM, threadTs: root })).toHaveLength(3);
  });

  it('by reactions is told so once and in private, and a reaction that was too much works later', async () => {
    let now = NOW;
    const { ada, marco, bot } = await startJourney({ now: () => now, config: { messagesPerMinute: 2 } });
    const marked: string[] = [];
    for (let times = 0; times < 6; times += 1) {
      const ts = await marco.says(`${QUESTION} ${times}`);
      marked.push(ts);
      await ada.act({ do: 'react', channel: PLATFORM, ts, name: 'compass' });
    }
    await ada.sees(({ messages }) => messages.find((one) => one.ephemeral && said(one).includes(TOO_MANY)));
    await ada.sees(() => heard(ada, 'On the message').length === 2 || undefined);
    now = new Date(NOW.getTime() + 60_000);
    // Taken back, and put there again.
    for (let times = 0; times < 2; times += 1) {
      await ada.act({ do: 'react', channel: PLATFORM, ts: marked.at(-1) ?? '', name: 'compass' });
    }
    await ada.sees(() => heard(ada, 'On the message').length === 3 || undefined);
    await bot.stop();
    expect(told(ada)).toHaveLength(1);
    expect(told(marco)).toEqual([]);
  });

  it('by shortcuts is told so once', async () => {
    const { ada, marco, bot } = await startLimited();
    const ts = await marco.says(QUESTION);
    const shortcuts = [
      { callbackId: 'find_guidance', channel: PLATFORM, ts },
      { callbackId: 'search_guidance' },
    ];
    for (const shortcut of shortcuts) {
      await ada.act({ do: 'shortcut', ...shortcut });
      const modal = await ada.sees(({ modals }) => modals.at(0));
      await ada.act({ do: 'close', viewId: modal.id, all: true });
    }
    for (const shortcut of shortcuts) await ada.act({ do: 'shortcut', ...shortcut });
    await ada.sees(() => told(ada).length === 1 || undefined);
    await bot.stop();
    expect(told(ada)).toHaveLength(1);
    expect(ada.state().modals).toEqual([]);
  });

  it('and only stops, is answered a few times, and stopped every time', async () => {
    const config = { messagesPerMinute: 2 };
    const journey = await startNudgeJourney({ config, subscriptions: [adas()] });
    const ada = person(journey.playground, ADA);
    const stopped = await ada.asks('stop', ada.dm());
    for (let times = 0; times < 3; times += 1) await ada.asks('stop', ada.dm());
    expect(said(await ada.asks('stop', ada.dm()))).toContain('To stop or pause your nudges still works.');
    const answers = () =>
      ada.state().messages.filter(({ userId }) => userId === ada.state().botUserId).length;
    const before = answers();
    await ada.presses('Resume', stopped);
    await ada.sees(() => heard(ada, 'comes *').at(0));
    const once = answers();
    await ada.says('stop', ada.dm());
    await journey.stop();
    expect((await journey.status()).status).toBe('stopped');
    expect([before, answers() - once]).toEqual([5, 0]);
    expect(told(ada)).toHaveLength(1);
  });

  it('and changes a channel’s nudges again and again, is heard no more often than with questions', async () => {
    const config = { messagesPerMinute: 2 };
    const journey = await startNudgeJourney({ config, subscriptions: [platforms()] });
    const ada = person(journey.playground, ADA);
    const announced = () => heard(ada, 'paused the nudges in this channel').length;
    for (let days = 2; days < 8; days += 1) {
      await ada.says(`@Guidepost pause the nudges here for ${days} days`);
    }
    await ada.sees(() => told(ada).length === 1 || undefined);
    await journey.stop();
    expect(announced()).toBe(2);
  });

  it('is no longer mentioned once they have said so, however much they said before', async () => {
    const config = { messagesPerMinute: 1 };
    const journey = await startNudgeJourney({ config, subscriptions: [platforms({ rotation: [NOOR] })] });
    const noor = person(journey.playground, NOOR);
    for (let times = 0; times < 3; times += 1) {
      await noor.act({ do: 'command', channel: PLATFORM, command: '/guide', text: QUESTION });
    }
    await noor.sees(() => heard(noor, 'That was a lot at once').at(0));
    await noor.says('@Guidepost don’t mention me');
    await noor.sees(() => heard(noor, 'I no longer name you').at(0));
    await noor.says('@Guidepost don’t mention me');
    await journey.stop();
    expect((await journey.status()).rotation).toEqual([]);
  });
});
