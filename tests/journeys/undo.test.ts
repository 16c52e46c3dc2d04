import type { Message, Modal, PageState } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Actor, buttons, fromBot, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

const GENERAL = 'C0GENERAL';
const CARD = 'card practices/phased-adoption';

const sharedIn = (state: PageState, channel: string): Message[] =>
  state.messages.filter((one) => one.channel === channel && said(one).includes('shared a guidance card'));

const showsModal = (actor: Actor, text: string): Promise<Modal> =>
  actor.sees((now) => now.modals.find((one) => said(one).includes(text)));

/** Shares a card in #platform: the private note about it, and the post that everybody sees. */
async function shares(actor: Actor) {
  const note = await actor
    .pressesAndHears('Share in this channel', await actor.command(CARD))
    .then(() =>
      actor.sees((now) => now.messages.find((one) => one.ephemeral && said(one).includes('Shared in'))),
    );
  const post = await actor.sees((now) => sharedIn(now, PLATFORM).at(-1));
  return { note, post };
}

/** Calls Slack as the bot does, without the bot. */
async function callsSlack(
  { apiUrl, botToken }: { apiUrl: string; botToken: string },
  method: string,
  args: object,
) {
  const answer = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${botToken}` },
    body: JSON.stringify(args),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

const isGone = (actor: Actor, { ts }: Message) =>
  actor.sees((now) => (now.messages.some((one) => one.ts === ts) ? undefined : true));

describe('a card that somebody shared', () => {
  it('is taken back with Undo in a note that only they see, which then says so', async () => {
    const { ada, marco } = await startJourney();
    const { note, post } = await shares(ada);
    expect(said(note)).toContain(`Shared in <#${PLATFORM}>`);
    expect(marco.state().messages.some(({ ts }) => ts === note.ts)).toBe(false);
    await ada.presses('Undo', note);
    await isGone(marco, post);
    const over = await ada.sees((now) =>
      now.messages.find((one) => one.ts === note.ts && said(one).includes('Removed from')),
    );
    expect(buttons(over.blocks ?? [])).toEqual([]);
  });

  it.each([
    ['in the channel', PLATFORM],
    ['in #general', GENERAL],
  ])('%s, as asked for in a thread, is taken back there in words', async (where, channel) => {
    const { ada, marco } = await startJourney();
    const { threadTs: thread = '' } = await ada.asks('@Guidepost how do we version datasets?');
    await ada.says(`share it ${where}`, PLATFORM, thread);
    const post = await marco.sees((now) => sharedIn(now, channel).at(-1));
    const theirs = await marco.says('@Guidepost undo', PLATFORM, thread);
    expect(said(await marco.hears(theirs, { channel: PLATFORM, threadTs: thread }))).not.toContain(
      'in your name',
    );
    const since = await ada.says('@Guidepost undo', PLATFORM, thread);
    const note = await ada.hears(since, { channel: PLATFORM, threadTs: thread });
    await ada.presses('Undo', note);
    await isGone(marco, post);
  });

  it('can be shared again right after that', async () => {
    const { ada, marco } = await startJourney();
    const { note, post } = await shares(ada);
    await ada.presses('Undo', note);
    await isGone(marco, post);
    expect((await shares(ada)).post.ts).not.toBe(post.ts);
  });

  it('is taken back by a bot that started anew, and twice without harm', async () => {
    const { ada, marco, bot, start } = await startJourney();
    const { note, post } = await shares(ada);
    await bot.stop();
    await start();
    await Promise.all([ada.presses('Undo', note), ada.presses('Undo', note).catch(() => undefined)]);
    await isGone(marco, post);
    await ada.sees((now) =>
      now.messages.find((one) => one.ts === note.ts && /Removed from|already gone/.test(said(one))),
    );
  });

  it('says that it is gone where somebody else was faster', async () => {
    const { ada, playground } = await startJourney();
    const { note, post } = await shares(ada);
    await callsSlack(playground, 'chat.delete', { channel: PLATFORM, ts: post.ts });
    await isGone(ada, post);
    await ada.presses('Undo', note);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('already gone')));
  });

  it('is removed from its own menu by its author; anybody else learns in private who can', async () => {
    const { ada, marco } = await startJourney();
    const { post } = await shares(ada);
    const refusal = await marco.pressesAndHears('Remove this post', post);
    expect(refusal.ephemeral).toBe(true);
    expect(said(refusal)).toContain(`Only <@${ada.id}> can remove this`);
    expect(sharedIn(ada.state(), PLATFORM)).toHaveLength(1);
    const done = await ada.pressesAndHears('Remove this post', post);
    expect(said(done)).toContain(`Removed from <#${PLATFORM}>`);
    expect(done.ephemeral).toBe(true);
    await isGone(marco, post);
  });

  it('stays when the click of somebody else names it', async () => {
    const { ada, marco, playground } = await startJourney();
    const { note, post } = await shares(ada);
    const undo = buttons(note.blocks ?? []).find(({ text }) => text === 'Undo');
    await callsSlack(playground, 'chat.postMessage', {
      channel: PLATFORM,
      text: 'a button like Ada’s',
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: { type: 'plain_text', text: 'Undo' },
              action_id: undo?.actionId,
              value: undo?.value,
            },
          ],
        },
      ],
    });
    const alike = await marco.sees((now) => now.messages.find((one) => one.text === 'a button like Ada’s'));
    expect(said(await marco.pressesAndHears('Undo', alike))).toContain(`Only <@${ada.id}> can remove this`);
    expect(ada.state().messages.some(({ ts }) => ts === post.ts)).toBe(true);
  });

  it('is removed from its own menu where the bot is no member', async () => {
    const { ada, marco } = await startJourney();
    await ada.presses('Share in this channel', await ada.command(CARD, RANDOM));
    const post = await marco.sees((now) => sharedIn(now, RANDOM).at(-1));
    expect(said(await marco.pressesAndHears('Remove this post', post))).toContain(`Only <@${ada.id}>`);
    await ada.presses('Remove this post', post);
    await isGone(marco, post);
  });

  it('says why it stays where Slack keeps messages from being deleted', async () => {
    const { ada, playground } = await startJourney();
    const { note, post } = await shares(ada);
    playground.faults.failNext('chat.delete', {
      type: 'error',
      error: 'compliance_exports_prevent_deletion',
    });
    expect(said(await ada.pressesAndHears('Undo', note))).toContain('Slack doesn’t let me remove');
    expect(ada.state().messages.some(({ ts }) => ts === post.ts)).toBe(true);
  });
});

/** Shares a card in #general with the form; gives what the form then shows. */
async function sharesElsewhere(actor: Actor) {
  const form = await actor.pressesAndOpens('Share elsewhere…', await actor.command(CARD));
  await actor.act({
    do: 'submit',
    viewId: form.id,
    values: {
      share_channel: { share_channel: { type: 'conversations_select', selected_conversation: GENERAL } },
      share_note: { share_note: { type: 'plain_text_input', value: '' } },
    },
  });
  return { note: await showsModal(actor, `Shared in <#${GENERAL}>`) };
}

describe('a card shared elsewhere', () => {
  it('is taken back in the window that says where it went', async () => {
    const { ada, marco } = await startJourney();
    const { note } = await sharesElsewhere(ada);
    const post = await marco.sees((now) => sharedIn(now, GENERAL).at(-1));
    await ada.presses('Undo', note);
    await isGone(marco, post);
    const over = await showsModal(ada, `Removed from <#${GENERAL}>`);
    expect(said(over)).not.toContain('Shared in');
  });

  it('is taken back in the direct message where "share it in #platform" was written', async () => {
    const { ada, marco } = await startJourney();
    const tells = async (text: string) => {
      const ts = await ada.says(text, ada.dm());
      return ada.sees((now) =>
        now.messages.find(
          (one) => one.channel === ada.dm() && one.userId === now.botUserId && Number(one.ts) > Number(ts),
        ),
      );
    };
    await tells('how do we version datasets?');
    const note = await tells('share it in #platform');
    const post = await marco.sees((now) => sharedIn(now, PLATFORM).at(-1));
    expect(said(await tells('share it in #platform'))).toMatch(/already in.* <#C0PLATFORM>/);
    await ada.presses('Undo', note);
    await isGone(marco, post);
  });
});

describe('a card that stands there already', () => {
  it('in the thread as the answer is not posted below itself: "share it" links to it', async () => {
    const { ada, marco, bot } = await startJourney();
    const answer = await ada.asks('@Guidepost how do we version datasets?');
    const thread = answer.threadTs ?? '';
    const note = await ada.asks('share it', PLATFORM, thread);
    expect(note.ephemeral).toBe(true);
    expect(said(note)).toContain('It’s already here, <https://');
    expect(said(note)).toContain(`p${answer.ts.replace('.', '')}`);
    expect(said(note)).toContain('share it in the channel');
    await bot.stop();
    expect(fromBot(marco.state(), '0', { channel: PLATFORM, threadTs: thread })).toHaveLength(1);
  });

  it('in the channel because somebody has just shared it is not posted again; the author can take it back', async () => {
    const { ada, marco } = await startJourney();
    await shares(ada);
    const again = await marco.pressesAndHears('Share in this channel', await marco.command(CARD));
    expect(said(again)).toContain('It’s already here, <https://');
    expect(buttons(again.blocks ?? [])).toEqual([]);
    const own = await ada.pressesAndHears('Share in this channel', await ada.command(CARD));
    expect(buttons(own.blocks ?? []).map(({ text }) => text)).toEqual(['Undo']);
    expect(sharedIn(marco.state(), PLATFORM)).toHaveLength(1);
  });

  it('further up, out of sight, may be shared again', async () => {
    const { ada, marco } = await startJourney();
    await shares(ada);
    for (let line = 1; line <= 10; line += 1) await marco.says(`Line ${line}`);
    await ada.presses('Share in this channel', await ada.command(CARD));
    await marco.sees((now) => (sharedIn(now, PLATFORM).length === 2 ? true : undefined));
  });

  it('only in a list is shared in the thread, and can be taken back', async () => {
    const { ada, marco } = await startJourney();
    const answer = await ada.asks('@Guidepost our data is a mess, where do we start?');
    const thread = { channel: PLATFORM, threadTs: answer.threadTs ?? '' };
    const more = await ada.asks('more', PLATFORM, thread.threadTs);
    await ada.says('share it', PLATFORM, thread.threadTs);
    const post = await marco.sees((now) =>
      fromBot(now, more.ts, thread).find((one) => said(one).includes('shared a guidance card')),
    );
    const note = await ada.sees((now) =>
      now.messages.find((one) => one.ephemeral && said(one).includes('I posted it in your name')),
    );
    expect(note.threadTs).toBe(thread.threadTs);
    await ada.presses('Undo', note);
    await isGone(marco, post);
  });
});

describe('the whole card', () => {
  /** Opens a card from its own answer in #platform. */
  const opens = async (actor: Actor) =>
    actor.pressesAndOpens('Read the whole card', await actor.command(CARD));
  const lists = (state: PageState) =>
    state.messages.filter((one) => said(one).includes('Checklist: Adopt AI in phases'));
  const blockWith = (modal: Modal, text: string) =>
    modal.blocks.findIndex((block) => JSON.stringify(block).includes(text));

  it('says on its buttons where they post, and next to the button what was posted, with Undo', async () => {
    const { ada, marco } = await startJourney();
    const modal = await opens(ada);
    const texts = buttons(modal.blocks).map(({ text }) => text);
    expect(texts).toContain('Share in #platform');
    expect(texts).toContain('Post a checklist in #platform');
    await ada.presses('Share in #platform', modal);
    const noted = await showsModal(ada, `Shared in <#${PLATFORM}>`);
    expect(blockWith(noted, '"Undo"')).toBe(blockWith(noted, 'Share in #platform') + 1);
    const post = await marco.sees((now) => sharedIn(now, PLATFORM).at(-1));
    await ada.presses('Undo', noted);
    await isGone(marco, post);
    const over = await showsModal(ada, 'Removed from');
    expect(buttons(over.blocks).map(({ text }) => text)).not.toContain('Undo');
  });

  it('when it is opened again, says that it is shared already', async () => {
    const { ada, marco } = await startJourney();
    await ada.presses('Share in #platform', await opens(ada));
    const first = await showsModal(ada, 'Shared in');
    await ada.act({ do: 'close', viewId: first.id });
    await ada.presses('Share in #platform', await opens(ada));
    await showsModal(ada, 'It’s already here');
    expect(sharedIn(marco.state(), PLATFORM)).toHaveLength(1);
  });

  it('asks before it posts a second checklist, links to the first one, and posts another on request, once', async () => {
    const { ada, marco, bot } = await startJourney();
    await ada.presses('Post a checklist in #platform', await opens(ada));
    const first = await showsModal(ada, `Posted in <#${PLATFORM}>`);
    await ada.act({ do: 'close', viewId: first.id });
    const again = await opens(ada);
    await ada.presses('Post a checklist in #platform', again);
    const asked = await showsModal(ada, 'You posted one here already.');
    expect(lists(marco.state())).toHaveLength(1);
    const post = lists(marco.state())[0];
    expect(JSON.stringify(asked.blocks)).toContain(`p${post?.ts.replace('.', '')}`);
    expect(buttons(asked.blocks).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Open it', 'Post another']),
    );
    await Promise.all([
      ada.presses('Post another', asked),
      ada.presses('Post another', asked).catch(() => undefined),
    ]);
    await marco.sees((now) => (lists(now).length === 2 ? true : undefined));
    await bot.stop();
    expect(lists(marco.state())).toHaveLength(2);
  });

  it('posts a checklist without asking for somebody else, after an hour, and where the first one is gone', async () => {
    let time = Date.parse('2026-11-02T09:00:00Z');
    const { ada, marco, place, bot } = await startJourney({ now: () => new Date(time) });
    await ada.presses('Post a checklist in #platform', await opens(ada));
    await marco.sees((now) => lists(now).at(0));
    await marco.presses('Post a checklist in #platform', await opens(marco));
    const others = await marco.sees((now) => lists(now).at(1));
    time += 61 * 60_000;
    const modal = await opens(ada);
    await ada.presses('Post a checklist in #platform', modal);
    const third = await marco.sees((now) => lists(now).at(2));
    expect(said(await marco.pressesAndHears('Remove this post', third))).toContain(`Only <@${ada.id}>`);
    await ada.presses('Remove this post', third);
    await isGone(marco, third);
    await ada.presses('Post a checklist in #platform', modal);
    await marco.sees((now) => lists(now).find(({ ts }) => Number(ts) > Number(third.ts)));
    await marco.presses('Remove this post', others);
    await isGone(ada, others);
    await bot.stop();
    const store = await testDatabase('postgres').open(place);
    const kept = await store.db.selectFrom('checklists').select('messageTs').execute();
    expect(kept.map(({ messageTs }) => messageTs)).not.toContain(others.ts);
    expect(kept.map(({ messageTs }) => messageTs)).not.toContain(third.ts);
    expect(kept).toHaveLength(2);
  });
});
