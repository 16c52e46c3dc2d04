import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { holdFirst } from '../support/between.ts';
import { testDatabase } from '../support/databases.ts';
import { temporaryFolder, writeFiles } from '../support/write-files.ts';
import { type Actor, buttons, fromBot, MANIFEST, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

const QUESTION = 'How do we roll back a bad model?';

/** Types the command; the reply for this person alone comes beside the note for all. */
async function commands(actor: Actor, text: string, replies: string, channel = PLATFORM): Promise<void> {
  await actor.act({ do: 'command', channel, command: '/guide', text });
  await actor.sees((now) =>
    now.messages.find((one) => one.ephemeral && one.channel === channel && said(one).includes(replies)),
  );
}

async function switchedOn() {
  const journey = await startJourney();
  await commands(journey.ada, 'suggest on', 'now on in this channel');
  return journey;
}

/** A manifest like the project's own, of an app that is not told of these. */
async function withoutEvents(...events: string[]): Promise<string> {
  const manifest = parse(readFileSync(MANIFEST, 'utf8'));
  const { event_subscriptions: subscriptions } = manifest.settings;
  subscriptions.bot_events = subscriptions.bot_events.filter((name: string) => !events.includes(name));
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'manifest.yml': stringify(manifest) });
  return join(folder, 'manifest.yml');
}

const suggested = (actor: Actor, times = 1): Promise<Message> =>
  actor.sees((now) => now.messages.filter((one) => said(one).includes('this card may fit'))[times - 1]);

const suggestionsIn = (actor: Actor) =>
  actor.state().messages.filter((one) => said(one).includes('this card may fit'));

describe('suggest when it fits', () => {
  it.each(['constructor', 'toString', '__proto__', 'suggest constructor'])(
    'stays off for /guide %s, which is a question like any other',
    async (text) => {
      const { ada, marco } = await startJourney();
      expect((await ada.command(text)).ephemeral).toBe(true);
      await commands(ada, 'suggest status', '*off*');
      expect(fromBot(marco.state(), '0', { channel: PLATFORM })).toEqual([]);
    },
  );

  it('is off until a member switches it on, which everybody sees, and off again by a press on that note', async () => {
    const { ada, marco, bot } = await startJourney();
    await marco.says(QUESTION);
    await commands(ada, 'suggest status', '*off*');
    await commands(ada, 'suggest on', 'now on in this channel');
    const note = await marco.sees((now) =>
      fromBot(now, '0', { channel: PLATFORM }).find((one) => said(one).includes('suggestions on')),
    );
    expect(said(note)).toContain(`<@${ada.id}> switched my suggestions on for this channel`);
    await commands(ada, 'suggest status', `switched by <@${ada.id}>`);
    await marco.presses('Off for this channel', note);
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes(`<@${marco.id}> switched my suggestions off`)),
    );
    await marco.says(QUESTION);
    await bot.stop();
    expect(suggestionsIn(marco)).toEqual([]);
  });

  it('is announced once, however often somebody types the command at once', async () => {
    const { ada, bot } = await startJourney();
    const command = () =>
      ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: 'suggest on' });
    await Promise.all([command(), command(), command()]);
    await bot.stop();
    const notes = ada.state().messages.filter((one) => said(one).includes('switched my suggestions on'));
    expect(notes).toHaveLength(1);
  });

  it('is announced once when the connection breaks, and looking for the announcement fails at first', async () => {
    const { ada, bot, playground } = await startJourney();
    playground.faults.failNext('chat.postMessage', { type: 'answer_lost' });
    playground.faults.failNext('conversations.history', { type: 'server_error' });
    await commands(ada, 'suggest on', 'now on in this channel');
    await bot.stop();
    const notes = ada.state().messages.filter((one) => said(one).includes('switched my suggestions on'));
    expect(notes).toHaveLength(1);
  });

  it('is off until the channel was told, even if the bot is cut short in between and starts anew', async () => {
    const { ada, marco, bot, start, playground } = await startJourney({ database: testDatabase('pglite') });
    playground.faults.failNext('chat.postMessage', { type: 'timeout' });
    await ada.act({ do: 'command', channel: PLATFORM, command: '/guide', text: 'suggest on' });
    await expect.poll(() => playground.faults.counts().timeout, { timeout: 20_000 }).toBe(1);
    await marco.says(QUESTION);
    await bot.stop();
    const again = await start();
    await marco.says(QUESTION);
    await commands(ada, 'suggest status', '*off*');
    await commands(ada, 'suggest on', 'now on in this channel');
    await again.stop();
    expect(suggestionsIn(marco)).toEqual([]);
    const notes = ada.state().messages.filter((one) => said(one).includes('switched my suggestions on'));
    expect(notes.length).toBeGreaterThan(0);
  });

  it('offers a card to the asker alone, once for a thread, at most three a week', async () => {
    const { ada, marco, bot } = await switchedOn();
    const ts = await marco.says(QUESTION);
    const offer = await suggested(marco);
    expect(offer.ephemeral).toBe(true);
    expect(said(offer)).toContain('Only you see this');
    expect(said(await marco.pressesAndOpens('Read the whole card', offer))).toContain('*Pitfalls*');
    expect(said(await marco.pressesAndHears('Save', offer))).toContain('Saved *');
    await marco.says('And how do we version datasets, what do others do?', PLATFORM, ts);
    await marco.says('How do we version datasets?');
    await suggested(marco, 2);
    await marco.says('Two teams refuse the AI reviewer, how do we win over people who resist?');
    await suggested(marco, 3);
    await marco.says('How do we share GPUs fairly, the GPU queue and the nodes are at 100 %?');
    await commands(marco, 'suggest', 'offered 3 of at most 3');
    await bot.stop();
    expect(suggestionsIn(marco)).toHaveLength(3);
    expect(suggestionsIn(ada)).toEqual([]);
  });

  it('does not ask Slack what is said in the channel more often than it may offer something, however many ask', async () => {
    const { marco, playground, bot } = await switchedOn();
    const before = playground.calls('conversations.history').length;
    for (let nth = 0; nth < 60; nth += 1) await marco.says('How do we version datasets?');
    await bot.stop();
    expect(suggestionsIn(marco).length).toBeLessThanOrEqual(3);
    // A few come while Slack is being asked for the first ones.
    expect(playground.calls('conversations.history').length - before).toBeLessThan(15);
  });

  it('takes Helpful, Not now and Turn off here, each of which ends the offer', async () => {
    const { marco, ada, bot } = await switchedOn();
    await marco.says(QUESTION);
    const gone = (text: string) =>
      marco.sees((now) => now.messages.find((one) => one.ephemeral && said(one).includes(text)));
    await marco.presses('Helpful', await suggested(marco));
    await gone('helped');
    await marco.says('How do we version datasets?');
    await marco.presses('Not now', await suggested(marco));
    await gone('leave this thread alone');
    await marco.says('Two teams refuse the AI reviewer, how do we win over people who resist?');
    await marco.presses('Turn off here', await suggested(marco));
    await gone('now off in this channel');
    await ada.sees((now) =>
      now.messages.find((one) => said(one).includes(`<@${marco.id}> switched my suggestions off`)),
    );
    await bot.stop();
    expect(suggestionsIn(marco)).toEqual([]);
  });

  it('is off when somebody reads that it is: what was being offered has arrived by then', async () => {
    const { onCall, arrived, goOn } = holdFirst(
      (method, { text = '' }) => method === 'chat.postEphemeral' && text.includes('this card may fit'),
    );
    const { ada, marco, place } = await startJourney({ onCall });
    await commands(ada, 'suggest on', 'now on in this channel');
    await marco.says(QUESTION);
    await arrived;
    const off = commands(ada, 'suggest off', 'now off in this channel');
    const store = await testDatabase('postgres').open(place);
    const channel = { team: 'T0NORTHWIND', channel: PLATFORM };
    for (let on = true; on; ) on = (await store.suggestions.status(channel))?.switchedOn ?? false;
    await store.close();
    goOn();
    await off;
    expect(suggestionsIn(marco)).toHaveLength(1);
  });

  it('is silent in an incident, where somebody is addressed, in other channels, and where nothing clearly fits', async () => {
    const { ada, marco, bot } = await switchedOn();
    const incident = await ada.says('sev1: the fraud model is wrong in production');
    await marco.says('How do we roll back a bad model?', PLATFORM, incident);
    // The thread beside it is just as heated.
    await marco.says('How do we version datasets?');
    await marco.says(`<@${ada.id}> how do we version datasets?`);
    await marco.says('Can somebody review my PR?');
    await marco.says('Anyone up for lunch?');
    await marco.says(QUESTION, RANDOM);
    await bot.stop();
    expect(suggestionsIn(marco)).toEqual([]);
    expect(buttons(ada.state().messages.at(-1)?.blocks ?? [])).toEqual([]);
  });

  it('is silent where the question is not in English, however many English terms are in it', async () => {
    const { marco, bot } = await switchedOn();
    await marco.says(
      'Wie macht ihr das bitte: how do we version models, datasets, features and prompts together?',
    );
    // What was said before the next question was looked at before it, too.
    await marco.says('How do we version datasets?');
    await suggested(marco);
    await bot.stop();
    expect(suggestionsIn(marco)).toHaveLength(1);
  });

  it('sees in a long thread what was said right before the question, however much was said earlier', async () => {
    let time = Date.parse('2026-11-02T09:00:00Z');
    const { ada, marco, bot } = await startJourney({ now: () => new Date(time) });
    await commands(ada, 'suggest on', 'now on in this channel');
    const root = await ada.says('Notes on the new cluster');
    const goesOn = async (times: number, minutes: number) => {
      for (let said = 1; said <= times; said += 1) {
        time += minutes * 60_000;
        await ada.says(`Step ${said} is done`, PLATFORM, root);
      }
    };
    await goesOn(205, 10);
    await ada.says('sev1: the fraud model is wrong in production', PLATFORM, root);
    await marco.says(QUESTION, PLATFORM, root);
    await goesOn(50, 31);
    await marco.says('How do we version datasets?', PLATFORM, root);
    expect(said(await suggested(marco))).toContain('Version models and datasets');
    await bot.stop();
    expect(suggestionsIn(marco)).toHaveLength(1);
  });

  it('ends when the bot is removed without being told, and stays off when it is invited again', async () => {
    const { ada, marco, bot, start, playground } = await startJourney({
      manifestPath: await withoutEvents('channel_left'),
    });
    await commands(ada, 'suggest on', 'now on in this channel');
    const member = (is: boolean) =>
      ada.act({ do: 'setMember', channel: PLATFORM, person: marco.state().botUserId, member: is });
    await member(false);
    await bot.stop();
    const next = await start();
    const looked = () => playground.calls('conversations.history').filter(({ ok }) => !ok).length;
    await expect.poll(looked, { timeout: 30_000 }).toBe(1);
    await member(true);
    // What the bot has just learned, it still has to write down.
    const status = async () => said(await marco.command('suggest'));
    await expect.poll(status, { timeout: 30_000 }).toContain('*off*');
    await marco.says(QUESTION);
    await next.stop();
    expect(suggestionsIn(marco)).toEqual([]);
    expect(playground.calls('chat.postEphemeral')).toEqual([]);
  });

  it('says where it can not be switched on', async () => {
    const { ada } = await startJourney();
    await commands(ada, 'suggest on', '/invite @guidepost', RANDOM);
    expect(said(await ada.asks('suggest on', ada.dm()))).toContain('Suggestions are for channels');
    await commands(ada, 'suggest status', '*off*', RANDOM);
  });
});
