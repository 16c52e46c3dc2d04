import type { Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../support/databases.ts';
import { type Actor, buttons, fromBot, RANDOM, said, startJourney } from './journey.ts';

const GENERAL = 'C0GENERAL';

const submits = (actor: Actor, modal: Modal, channel: string, note: string) =>
  actor.act({
    do: 'submit',
    viewId: modal.id,
    values: {
      share_channel: { share_channel: { type: 'conversations_select', selected_conversation: channel } },
      share_note: { share_note: { type: 'plain_text_input', value: note } },
    },
  });

const shows = (actor: Actor, text: string) =>
  actor.sees((now) => now.modals.find((modal) => said(modal).includes(text)));

describe('a card shared elsewhere', () => {
  it('is posted there with a note, as it was written, and credit; the form begins with no channel', async () => {
    const { ada, marco } = await startJourney();
    const form = await ada.pressesAndOpens(
      'Share elsewhere…',
      await ada.command('card practices/phased-adoption'),
    );
    expect(form.title).toBe('Share a card');
    expect(JSON.stringify(form.blocks)).not.toContain('initial_conversation');
    expect(said(form)).toContain(`*Preview:* <@${ada.id}> shared a guidance card`);
    expect(said(form)).toContain('*Adopt AI in phases*');
    await submits(ada, form, GENERAL, '<!channel> read this:\n*phases* & <https://evil.example|gates>');
    await shows(ada, `Shared in <#${GENERAL}>`);
    const shared = await marco.sees((now) => fromBot(now, '0', { channel: GENERAL }).at(-1));
    expect(said(shared)).toContain(`<@${ada.id}> shared a guidance card`);
    expect(said(shared)).toContain(
      '> &lt;!channel&gt; read this:\n> *phases* &amp; &lt;https://evil.example|gates&gt;',
    );
    expect(shared.text).not.toContain('<!channel>');
    expect(buttons(shared.blocks ?? []).map((button) => button.text)).toContain('Read the whole card');
  });

  it('needs no note, goes from the whole card, too, and is posted once by a double click', async () => {
    const { ada, marco, bot } = await startJourney();
    const card = await ada.pressesAndOpens(
      'Read the whole card',
      await ada.command('card practices/phased-adoption'),
    );
    const form = await ada.pressesAndOpens('Share elsewhere…', card);
    await Promise.all([
      submits(ada, form, GENERAL, ''),
      submits(ada, form, GENERAL, '').catch(() => undefined),
    ]);
    await shows(ada, `Shared in <#${GENERAL}>`);
    await bot.stop();
    const posted = fromBot(marco.state(), '0', { channel: GENERAL }).filter((one) =>
      said(one).includes('shared'),
    );
    expect(posted).toHaveLength(1);
    expect(said(posted[0] ?? {})).not.toMatch(/^> /m);
  });

  it('is posted once, also when two processes get the same form', async () => {
    const { ada, marco, bot, place } = await startJourney();
    const form = await ada.pressesAndOpens(
      'Share elsewhere…',
      await ada.command('card practices/phased-adoption'),
    );
    // What the other process does before it posts.
    const other = await testDatabase('postgres').open(place);
    const person = { team: 'T0NORTHWIND', userId: ada.id };
    expect(await other.claims.claimOnce(person, `share ${form.id} ${form.hash}`, new Date())).toBe(true);
    await submits(ada, form, GENERAL, '');
    await bot.stop();
    expect(fromBot(marco.state(), '0', { channel: GENERAL })).toEqual([]);
  });

  it('says that it is not known whether it was posted when the bot stops meanwhile', async () => {
    const { ada, playground, bot } = await startJourney();
    const form = await ada.pressesAndOpens(
      'Share elsewhere…',
      await ada.command('card practices/phased-adoption'),
    );
    playground.faults.failNext('chat.postMessage', { type: 'timeout' });
    await submits(ada, form, GENERAL, '');
    expect(said(await shows(ada, 'One moment…'))).toContain('see whether it’s done');
    await bot.stop();
    await shows(ada, 'I’m being restarted and don’t know whether that worked.');
  });

  it('says that the bot is not in a channel as soon as it is chosen, until another one is', async () => {
    const { ada } = await startJourney();
    const form = await ada.pressesAndOpens(
      'Share elsewhere…',
      await ada.command('card practices/phased-adoption'),
    );
    const chooses = (channel: string) =>
      ada.act({
        do: 'press',
        container: { type: 'modal', viewId: form.id },
        blockId: 'share_channel',
        actionId: 'share_channel',
        payload: { type: 'conversations_select', selected_conversation: channel },
        values: {},
      });
    await chooses(RANDOM);
    await shows(ada, '/invite @guidepost');
    await chooses(GENERAL);
    const free = await ada.sees((now) =>
      now.modals.find((modal) => modal.id === form.id && !said(modal).includes('/invite')),
    );
    expect(said(free)).toContain('*Adopt AI in phases*');
  });

  it('says how to invite the bot where it is no member, and keeps the note for the next try', async () => {
    const { ada, marco } = await startJourney();
    const form = await ada.pressesAndOpens(
      'Share elsewhere…',
      await ada.command('card practices/phased-adoption'),
    );
    await submits(ada, form, RANDOM, 'for lunch');
    const again = await shows(ada, '/invite @guidepost');
    expect(JSON.stringify(again.blocks)).toContain('"initial_value":"for lunch"');
    expect(JSON.stringify(again.blocks)).toContain(`"initial_conversation":"${RANDOM}"`);
    await submits(ada, again, GENERAL, 'for lunch');
    await shows(ada, `Shared in <#${GENERAL}>`);
    expect(said(await marco.sees((now) => fromBot(now, '0', { channel: GENERAL }).at(-1)))).toContain(
      '> for lunch',
    );
  });

  it('asks for a channel, and works from the Home tab', async () => {
    const { ada } = await startJourney();
    await ada.openHome();
    await ada.sees((now) => now.home ?? undefined);
    const form = await ada.pressesAndOpens('Share elsewhere…', await ada.pressesAndOpens('Open', 'home'));
    await expect(ada.act({ do: 'submit', viewId: form.id, values: {} })).rejects.toThrow('invalid_input');
    await submits(ada, form, GENERAL, '');
    await shows(ada, `Shared in <#${GENERAL}>`);
  });
});
