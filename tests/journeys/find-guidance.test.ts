import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalSlack } from '@guidepost/local-slack';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { temporaryFolder } from '../support/write-files.ts';
import {
  type Actor,
  buttons,
  fromBot,
  MANIFEST,
  MARCO,
  PLATFORM,
  RANDOM,
  said,
  startJourney,
} from './journey.ts';

/** Runs the shortcut on a message and gives the modal once it is filled. */
async function finds(actor: Actor, ts: string, channel = PLATFORM) {
  await actor.act({ do: 'shortcut', callbackId: 'find_guidance', channel, ts });
  return actor.sees((now) => now.modals.find((modal) => !said(modal).includes('Reading the message')));
}

const DRIFT = 'Our fraud model got worse over the last months and nobody noticed until finance called.';

describe('"Find guidance" on a message', () => {
  it('shows the cards that fit to the one who asked alone', async () => {
    const { ada, marco, bot } = await startJourney();
    const ts = await marco.says('How do we roll back a bad model?');
    const modal = await finds(ada, ts);
    expect(said(modal)).toContain('These cards fit that message');
    expect(said(modal)).toContain('*Version models and datasets*');
    expect(said(modal)).toContain('Matches:');
    await bot.stop();
    expect(marco.state().modals).toEqual([]);
    expect(fromBot(marco.state(), ts, { channel: PLATFORM, threadTs: ts })).toEqual([]);
  });

  it('reads the thread when the message says too little', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says(DRIFT);
    const reply = await marco.says('any ideas?', PLATFORM, root);
    const modal = await finds(ada, reply);
    expect(said(modal)).toMatch(/monitor|behavior/i);
    expect(said(modal)).toContain('fit that message');
  });

  it.each(['conversations.replies', 'views.update'])(
    'does not stay at “Reading the message…” when %s fails',
    async (method) => {
      const { ada, marco, playground } = await startJourney();
      const root = await marco.says(DRIFT);
      const reply = await marco.says('any ideas?', PLATFORM, root);
      playground.faults.failNext(method, { type: 'error', error: 'fatal_error' });
      expect(said(await finds(ada, reply))).toContain('I couldn’t look that up just now');
    },
  );

  it('shares a card in the thread with one click, in the name of the one who shared it, once', async () => {
    const { ada, marco, bot } = await startJourney();
    const ts = await marco.says('How do we roll back a bad model?');
    const modal = await finds(ada, ts);
    await Promise.all([
      ada.presses('Share in the #platform thread', modal),
      ada.presses('Share in the #platform thread', modal).catch(() => undefined),
    ]);
    const shared = await marco.hears(ts, { channel: PLATFORM, threadTs: ts });
    expect(said(shared)).toContain(`<@${ada.id}> shared a guidance card`);
    expect(
      said(await ada.sees((now) => now.modals.find((one) => said(one).includes('Shared in')))),
    ).toContain('Shared in the thread');
    await bot.stop();
    expect(fromBot(marco.state(), ts, { channel: PLATFORM, threadTs: ts })).toHaveLength(1);
  });

  it('opens a whole card above, from which it can be shared in the thread, too', async () => {
    const { ada, marco } = await startJourney();
    const ts = await marco.says('How do we roll back a bad model?');
    const whole = await ada.pressesAndOpens('Read the whole card', await finds(ada, ts));
    await ada.presses('Share in the #platform thread', whole);
    expect(said(await marco.hears(ts, { channel: PLATFORM, threadTs: ts }))).toContain('shared');
  });

  it('works by the message alone where the bot is no member, and says how to invite it', async () => {
    const { ada, marco } = await startJourney();
    const root = await marco.says('Lunch?', RANDOM);
    const ts = await marco.says('How do we roll back a bad model?', RANDOM, root);
    const modal = await finds(ada, ts, RANDOM);
    expect(said(modal)).toContain('*Version models and datasets*');
    expect(said(modal)).toContain('Sharing in the thread needs me there.');
    expect(said(modal)).toContain('/invite @guidepost');
    const texts = () => ada.state().modals.flatMap((one) => buttons(one.blocks).map(({ text }) => text));
    expect(texts().join()).not.toContain('Share in the');
    await ada.pressesAndOpens('Read the whole card', modal);
    expect(texts()).toContain('Share elsewhere…');
    expect(texts().join()).not.toContain('Share in the');
    await ada.act({ do: 'close', viewId: modal.id });
    await ada.act({ do: 'command', channel: RANDOM, command: '/invite', text: '@Guidepost' });
    await ada.presses('Share in the #random thread', await finds(ada, ts, RANDOM));
    expect(said(await marco.hears(ts, { channel: RANDOM, threadTs: root }))).toContain(
      'shared a guidance card',
    );
  });

  it('says in a message of several people without the bot that it can’t post there: nobody can invite it', async () => {
    const saveFile = join(await temporaryFolder(), 'workspace.json');
    const before = await startLocalSlack({ port: 0, manifestPath: MANIFEST, saveFile });
    await before.act(MARCO, { do: 'send', channel: RANDOM, text: 'Lunch?' });
    await before.close();
    const kept = await readFile(saveFile, 'utf8');
    // The playground has no such messages; to the bot it is the name that tells them.
    await writeFile(saveFile, kept.replace('"name":"random"', '"name":"mpdm-ada--marco--noor-1"'));
    const { ada, marco } = await startJourney({ saveFile });
    const ts = await marco.says('How do we roll back a bad model?', RANDOM);
    const modal = await finds(ada, ts, RANDOM);
    expect(said(modal)).toContain('I can’t post in this conversation.');
    expect(said(modal)).not.toContain('/invite');
    expect(
      buttons(modal.blocks)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Share in the');
  });

  it('says so when no card fits, and when there is nothing to read', async () => {
    const { ada, marco } = await startJourney();
    expect(said(await finds(ada, await marco.says('xyzzy plugh')))).toContain('No card fits that message');
    await ada.act({ do: 'close', viewId: ada.state().modals.at(-1)?.id ?? '' });
    const modal = await finds(ada, await marco.says(':wave:'));
    expect(said(modal)).toMatch(/no text|No card fits/);
    expect(
      buttons(modal.blocks)
        .map((one) => one.text)
        .join(),
    ).not.toContain('Share in the');
  });

  it('keeps of the message what the asker wrote, and nothing that somebody else did', async () => {
    const { ada, marco, bot, place } = await startJourney();
    const ts = await marco.says('How do we roll back a bad model?');
    await finds(ada, ts);
    await finds(marco, ts);
    await bot.stop();
    const store = await testDatabase('pglite').open(place);
    const rows = await store.db.selectFrom('answers').select(['userId', 'question', 'source']).execute();
    expect(rows.toSorted((a, b) => a.userId.localeCompare(b.userId))).toEqual([
      { userId: ada.id, question: '', source: 'shortcut' },
      { userId: MARCO, question: 'How do we roll back a bad model?', source: 'shortcut' },
    ]);
  });
});
