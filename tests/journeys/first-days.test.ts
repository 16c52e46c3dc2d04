import type { Block, Message, Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import {
  type Actor,
  ADA,
  buttons,
  fromBot,
  NOOR,
  PLATFORM,
  person,
  RANDOM,
  said,
  startJourney,
} from './journey.ts';
import { windowWith } from './path-journey.ts';

const CHANGE = 'Take one small change all the way to production yourself.';

/** Ticks the step with a text, or takes the tick back, in a window or on the Home tab. */
async function ticks(actor: Actor, on: Modal | 'home', text: string, done = true): Promise<void> {
  const blocks: Block[] = on === 'home' ? (actor.state().home?.blocks ?? []) : on.blocks;
  const block = blocks.find((one) => said({ blocks: [one] }).includes(text));
  const box = block?.accessory as { action_id: string; options: { value: string }[] } | undefined;
  if (!block || !box) throw new Error(`there is no box at “${text}”`);
  await actor.act({
    do: 'press',
    container: on === 'home' ? { type: 'home' } : { type: 'modal', viewId: on.id },
    blockId: block.block_id ?? '',
    actionId: box.action_id,
    payload: { type: 'checkboxes', selected_options: done ? box.options : [] },
    values: {},
  });
}

/** Fills in the form that invites somebody. */
const invites = (viewId: string, user: string, channel: string) => ({
  do: 'submit' as const,
  viewId,
  values: {
    invited: { invited: { type: 'users_select', selected_user: user } },
    invite_channel: {
      invite_channel: { type: 'conversations_select', selected_conversation: channel },
    },
  },
});

async function invitation(lead: Actor, reader: Actor, channel = PLATFORM): Promise<Message> {
  await lead.pressesAndOpens('Invite somebody…', await lead.command('path for @noor'));
  const form = await windowWith(lead, 'I don’t write to people who haven’t asked me to.');
  await lead.act(invites(form.id, reader.id, channel));
  await windowWith(lead, `Posted in <#${channel}>`);
  return reader.sees((now) =>
    fromBot(now, '0', { channel }).find((one) => said(one).includes('to a path for the first 30 days')),
  );
}

eachDatabase('The first 30 days', (database) => {
  it('are started by the person, ticked week by week, and shown on the Home tab', async () => {
    const { marco } = await startJourney({ database });
    const offer = await marco.command('path first 30 days');
    expect(said(offer)).toContain('12 small things for somebody new');
    await marco.presses('Start my first 30 days', offer);
    const short = await marco.sees((now) =>
      now.messages.find((one) => said(one).includes('Your list has started. Only you see it.')),
    );
    const list = await marco.pressesAndOpens('Open the list', short).then(() => windowWith(marco, CHANGE));
    expect(said(list)).toContain('*Week 1, this week*');
    expect(said(list)).toContain('*Week 4*');
    expect(buttons(list.blocks).map(({ text }) => text)).toContain('Review AI-written changes');
    await ticks(marco, list, CHANGE);
    const ticked = await windowWith(marco, '*1 of 12 done*');
    expect(said(ticked)).toMatch(/version bump is enough\.\n:white_check_mark: _done on <!date\^/);
    await marco.openHome();
    await marco.sees(
      (now) => said({ blocks: now.home?.blocks ?? [] }).includes('*1 of 12 done*') || undefined,
    );
    await ticks(marco, 'home', 'Draw from memory how a change');
    await marco.sees(
      (now) => said({ blocks: now.home?.blocks ?? [] }).includes('*2 of 12 done*') || undefined,
    );
    await ticks(marco, ticked, CHANGE, false);
    await windowWith(marco, '*1 of 12 done*');
  });
});

describe('An invitation to the first 30 days', () => {
  it('writes to nobody: it comes from the lead, in a channel where both are, or in words to pass on', async () => {
    const { ada, playground } = await startJourney();
    const noor = person(playground, NOOR);
    const reply = await ada.command('path for @noor');
    expect(said(reply)).toContain('I don’t write to people who haven’t asked me to.');
    expect(said(reply)).toContain('write /guide path first 30 days');
    const post = await invitation(ada, noor);
    expect(said(post)).toContain(`<@${ADA}> invites <@${NOOR}> to a path for the first 30 days.`);
    expect(fromBot(noor.state(), '0', { channel: noor.dm() })).toEqual([]);
  });

  it('when accepted shows the lead how many are done, and no more, until that ends', async () => {
    const { ada, playground } = await startJourney();
    const noor = person(playground, NOOR);
    const post = await invitation(ada, noor);
    const begun = await noor.pressesAndHears('Start, and show how many I’ve done', post);
    expect(begun.ephemeral).toBe(true);
    expect(said(begun)).toContain(`<@${ADA}> sees how many steps you have done, and nothing else.`);
    const list = await noor.pressesAndOpens('Open the list', begun).then(() => windowWith(noor, CHANGE));
    await ticks(noor, list, CHANGE);
    const ticked = await windowWith(noor, '*1 of 12 done*');
    const seen = said(await ada.command('path'));
    expect(seen).toContain(`• <@${NOOR}>: accepted, 1 of 12 done`);
    expect(seen).not.toContain(CHANGE);
    expect(fromBot(ada.state(), '0', { channel: ada.dm() })).toEqual([]);
    await noor.presses('Stop showing it', ticked);
    await windowWith(noor, 'only you see this');
    expect(said(await ada.command('path'))).not.toContain('accepted');
  });

  it('can be accepted without showing anything, and shown to somebody else later', async () => {
    const { ada, marco, playground } = await startJourney();
    const noor = person(playground, NOOR);
    const begun = await noor.pressesAndHears('Start, just for me', await invitation(ada, noor));
    expect(said(begun)).toContain('Only you see it.');
    expect(said(await ada.command('path'))).not.toContain('accepted');
    const list = await noor.pressesAndOpens('Open the list', begun).then(() => windowWith(noor, CHANGE));
    await noor.pressesAndOpens('Show somebody how far I am…', list);
    const form = await windowWith(noor, 'no message comes to them');
    const values = {
      first_days_lead: { first_days_lead: { type: 'users_select', selected_user: marco.id } },
    };
    await noor.act({ do: 'submit', viewId: form.id, values });
    await windowWith(noor, `<@${marco.id}> sees the count, and nothing else`);
    expect(said(await marco.command('path'))).toContain(`• <@${NOOR}>: accepted, 0 of 12 done`);
    expect(fromBot(marco.state(), '0', { channel: marco.dm() })).toEqual([]);
  });

  it('accepted “just for me” after all is shown to nobody any longer', async () => {
    const { ada, playground } = await startJourney();
    const noor = person(playground, NOOR);
    const post = await invitation(ada, noor);
    await noor.pressesAndHears('Start, and show how many I’ve done', post);
    expect(said(await ada.command('path'))).toContain('accepted');
    const alone = await noor.pressesAndHears('Start, just for me', post);
    expect(said(alone)).toContain('Now only you see it.');
    expect(said(await ada.command('path'))).not.toContain('accepted');
  });

  it('is for the one person alone, comes once, and can be taken back by the lead', async () => {
    const { ada, marco, playground } = await startJourney();
    const noor = person(playground, NOOR);
    const post = await invitation(ada, noor);
    const no = await marco.pressesAndHears('Start, just for me', post);
    expect(said(no)).toContain(`This invitation is for <@${NOOR}>.`);
    expect(said(await marco.command('path first 30 days'))).toContain('Start my first 30 days');
    await marco.pressesAndOpens('Invite somebody…', await marco.command('path for @noor'));
    const form = await windowWith(marco, 'I don’t write to people');
    await marco.act(invites(form.id, NOOR, PLATFORM));
    await windowWith(marco, 'They have been invited in the last 90 days');
    const outcome = await windowWith(ada, 'Posted in');
    await ada.presses('Undo', outcome);
    await windowWith(ada, `Removed from <#${PLATFORM}>.`);
    // It may have stood in the wrong channel: what was taken back may be sent again.
    const again = await invitation(ada, noor);
    expect(said(again)).toContain(`<@${ADA}> invites <@${NOOR}>`);
    // In a circle, it would notify them each time.
    await ada.presses('Remove this post', again);
    await noor.sees(({ messages }) => messages.every(({ ts }) => ts !== again.ts) || undefined);
    await ada.pressesAndOpens('Invite somebody…', await ada.command('path for @noor'));
    const third = await windowWith(ada, 'I don’t write to people who haven’t asked me to.');
    await ada.act(invites(third.id, NOOR, PLATFORM));
    await windowWith(ada, 'They have been invited in the last 90 days');
  });

  it('is not posted where the person does not see it, nor where the lead is not', async () => {
    const { ada, playground } = await startJourney();
    await ada.act({ do: 'setMember', channel: PLATFORM, person: NOOR, member: false });
    await ada.pressesAndOpens('Invite somebody…', await ada.command('path for @noor'));
    const form = await windowWith(ada, 'I don’t write to people');
    await playground.act(ADA, invites(form.id, NOOR, PLATFORM));
    await ada.sees((now) => JSON.stringify(now.modals).includes('They aren’t in that channel') || undefined);
    await playground.act(ADA, invites(form.id, NOOR, RANDOM));
    await ada.sees((now) => JSON.stringify(now.modals).includes('both in') || undefined);
    expect(fromBot(ada.state(), '0', { channel: PLATFORM }).filter((one) => !one.ephemeral)).toEqual([]);
  });
});
