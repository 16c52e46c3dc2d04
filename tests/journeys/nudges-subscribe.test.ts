import type { Json, Message, Modal } from '@guidepost/local-slack/protocol';
import { describe, expect, it } from 'vitest';
import { type Actor, buttons, PLATFORM, RANDOM, said, startJourney } from './journey.ts';

/** Monday, ten past nine in Stockholm, where Ada lives. */
const MONDAY = new Date('2026-11-23T08:10:00Z');

const filled = (modal: Modal) => modal.submit !== undefined;
const elements = (modal: Modal): Record<string, Json>[] =>
  modal.blocks.flatMap((block) => (block.type === 'input' ? [block.element as Record<string, Json>] : []));

/** Opens the form behind a button and waits until it is filled in. */
async function form(actor: Actor, text: string, on: Message | Modal): Promise<Modal> {
  const { id } = await actor.pressesAndOpens(text, on);
  return actor.sees((now) => now.modals.find((modal) => modal.id === id && filled(modal)));
}

async function submit(
  actor: Actor,
  modal: Modal,
  values: Record<string, Record<string, Record<string, Json>>> = {},
) {
  return actor.act({ do: 'submit', viewId: modal.id, values });
}

describe('A person who stops their nudges', () => {
  it('is offered what the form promised: to delete what is kept about them', async () => {
    const { ada } = await startJourney({ now: () => MONDAY });
    const off = await ada.command('nudges');
    expect(buttons(off.blocks ?? []).map(({ text }) => text)).not.toContain('Your data');
    const start = await form(ada, 'Start nudges', off);
    expect(said(start)).toContain('*Your data* does that, on my Home tab.');
    await submit(ada, start);
    const set = await ada.sees((now) => now.modals.find((one) => said(one).includes('are set up.')));
    await ada.presses('Stop', set);
    const stopped = await ada.sees((now) =>
      now.modals.find((one) => said(one).includes('Your nudges are off')),
    );
    expect(buttons(stopped.blocks).map(({ text, style }) => [text, style])).toEqual([['Resume', undefined]]);
    await ada.openHome();
    await ada.sees((now) => (JSON.stringify(now.home ?? {}).includes('"Your data"') ? true : undefined));
    const data = await ada.pressesAndOpens('Your data', 'home');
    await ada.presses('Delete everything', data);
    await ada.sees((now) => now.modals.find((one) => /Deleted .* records?\./.test(said(one))));
    expect(said(await ada.command('nudges'))).toContain('Nudges are off.');
  });
});

describe('A person who wants nudges', () => {
  it('starts them in one form, knows when the first one comes in local time, pauses, resumes and stops', async () => {
    const { ada } = await startJourney({ now: () => MONDAY });
    const off = await ada.command('nudges');
    expect(said(off)).toContain('Nudges are off.');
    const lost = said(await ada.command('nudges banana'));
    expect(lost).toContain('I don’t know “banana”.');
    expect(lost).toContain('`pause a week`, `resume`, `stop`');
    expect(lost).toContain('Nudges are off.');
    const modal = await form(ada, 'Start nudges', off);
    const shown = JSON.stringify(elements(modal));
    expect(shown).toContain('Europe/Stockholm');
    expect(shown).toContain('Sweden');
    await submit(ada, modal);
    const set = await ada.sees((now) =>
      now.modals.find((one) => one.title === 'Your nudges' && !filled(one)),
    );
    expect(said(set)).toContain('Your nudges are set up.');
    expect(said(set)).toContain(
      'The first one comes *today, Monday, November 23, at 09:30 (Europe/Stockholm)*',
    );
    expect(said(set)).toContain('Monday to Friday at 09:30');
    expect(said(set)).toContain('None on public holidays in Sweden.');

    expect(said(await ada.command('nudges pause a week?'))).toContain('The first one comes *today');
    const paused = await ada.command('nudges pause a week');
    expect(said(paused)).toContain('Paused until Monday, November 30.');
    await ada.presses('Resume', paused);
    await ada.sees((now) => now.messages.find((one) => said(one).includes('Your nudges are back on.')));
    expect(said(await ada.command('nudges pause until 2026-12-01'))).toContain('at 09:30');
    expect(said(await ada.command('nudges pause until yesterday'))).toContain(
      'I can’t read “until yesterday”',
    );
    expect(said(await ada.command('nudges pause until 2020-01-01'))).toContain('is not in the future');
    expect(said(await ada.command('nudges stop'))).toContain('Your nudges are off');
    expect(said(await ada.asks('nudges resume', ada.dm()))).toContain('Your nudges are back on.');
  });

  it('is told on the field what is wrong, and finds zones, countries and topics by typing', async () => {
    const { ada } = await startJourney({ now: () => MONDAY });
    const modal = await form(ada, 'Start nudges', await ada.command('nudges'));
    const actionOf = (id: string) => {
      const block = modal.blocks.find((one) => one.block_id === id);
      return String((block?.element as Record<string, Json> | undefined)?.action_id);
    };
    const typed = async (field: string, value: string) => {
      const container = { type: 'modal' as const, viewId: modal.id };
      const found = await ada.act({
        do: 'options',
        container,
        blockId: field,
        actionId: actionOf(field),
        value,
      });
      return (found.ok && found.options?.map((one) => one.value)) || [];
    };
    expect(await typed('zone', 'new york')).toEqual(['America/New_York']);
    expect(await typed('holidaysOf', 'german')).toContain('DE-BE');
    expect(await typed('tags', 'ci')).toContain('ci-cd');
    const zone = {
      [actionOf('zone')]: {
        type: 'external_select',
        selected_option: { text: { type: 'plain_text', text: 'Mars' }, value: 'Mars/Olympus' },
      },
    };
    await submit(ada, modal, { zone });
    const refused = await ada.sees((now) => now.modals.find((one) => one.errors.zone !== undefined));
    expect(refused.errors.zone).toContain('I don’t know the time zone “Mars/Olympus”.');
  });

  it('pauses until a day by a calendar, and an impossible day is refused there', async () => {
    const { ada } = await startJourney({ now: () => MONDAY });
    await submit(ada, await form(ada, 'Start nudges', await ada.command('nudges')));
    const calendar = await form(ada, 'Pause until…', await ada.command('nudges'));
    const until = (selected_date: string) => ({ until: { until: { type: 'datepicker', selected_date } } });
    await submit(ada, calendar, until('2026-11-23'));
    const refused = await ada.sees((now) => now.modals.find((one) => one.errors.until !== undefined));
    expect(refused.errors.until).toContain('Choose a day from tomorrow on.');
    await submit(ada, calendar, until('2026-12-24'));
    await ada.sees((now) =>
      now.modals.find((one) => said(one).includes('Paused until Thursday, December 24.')),
    );
    // Ada's Christmas Eve is no public holiday in her calendar, Christmas Day is.
    expect(said(await ada.command('nudges'))).toContain('Thursday, December 24');
  });
});

it('A weekday and tomorrow are those where the person lives, in words and in the calendar', async () => {
  // Half past midnight on Monday in Stockholm.
  const { ada } = await startJourney({ now: () => new Date('2026-11-22T23:30:00Z') });
  await submit(ada, await form(ada, 'Start nudges', await ada.command('nudges')));
  const calendar = await form(ada, 'Pause until…', await ada.command('nudges'));
  expect(JSON.stringify(calendar.blocks)).toContain('"initial_date":"2026-11-30"');
  expect(said(await ada.command('nudges pause until tomorrow'))).toContain('until Tuesday, November 24.');
  expect(said(await ada.command('nudges pause until monday'))).toContain('until Monday, November 30.');
});

describe('The nudges of a channel', () => {
  it('are set up by anyone, which everybody there sees, and paused by anyone', async () => {
    const { ada, marco } = await startJourney({ now: () => MONDAY });
    const off = await ada.command('nudges here');
    expect(said(off)).toContain('Nudges are off in this channel.');
    const modal = await form(ada, 'Set up nudges here', off);
    await submit(ada, modal, {
      rotation: { rotation: { type: 'multi_users_select', selected_users: ['U0ADA', 'U0MARCO'] } },
    });
    const note = await marco.sees((now) =>
      now.messages.find(
        (one) => one.channel === PLATFORM && !one.ephemeral && said(one).includes('set up nudges'),
      ),
    );
    expect(said(note)).toContain('<@U0ADA> set up nudges for this channel');
    expect(said(note)).toContain('2 people take turns to lead the discussion');
    // Only whose turn it is gets a ping, with the nudge.
    expect(JSON.stringify(note)).not.toContain('<@U0MARCO>');
    await marco.presses('Pause for a week', note);
    const paused = await ada.sees((now) =>
      now.messages.find((one) => !one.ephemeral && said(one).includes('<@U0MARCO> paused the nudges')),
    );
    expect(buttons(paused.blocks ?? []).map((one) => one.text)).toContain('Resume');
    await ada.command('nudges here stop');
    await ada.sees((now) =>
      now.messages.find((one) => one.ephemeral && said(one).includes('Everyone here can see it')),
    );
    const again = await form(ada, 'Set up nudges here', await ada.command('nudges here'));
    expect(JSON.stringify(again.blocks)).toContain('"initial_users":["U0ADA","U0MARCO"]');
  });

  it('are announced once, however often somebody clicks', async () => {
    const { ada, bot } = await startJourney({ now: () => MONDAY });
    const modal = await form(ada, 'Set up nudges here', await ada.command('nudges here'));
    await Promise.all([submit(ada, modal), submit(ada, modal), submit(ada, modal)]);
    const announced = (what: string) =>
      ada.state().messages.filter((one) => !one.ephemeral && said(one).includes(`<@U0ADA> ${what}`));
    expect(announced('set up nudges')).toHaveLength(1);
    const [note] = announced('set up nudges');
    if (!note) throw new Error('nothing was announced');
    const pause = () => ada.presses('Pause for a week', note);
    await Promise.all([pause(), pause(), pause()]);
    await bot.stop();
    expect(announced('paused the nudges')).toHaveLength(1);
  });

  it('are kept where the channel can not be told of it, and whoever changes them reads that', async () => {
    const { ada, playground } = await startJourney({ now: () => MONDAY });
    const refuse = (error: string) =>
      playground.faults.failNext('chat.postMessage', { type: 'error', error });
    const reads = (text: string) => ada.sees((now) => now.modals.find((one) => said(one).includes(text)));
    const modal = await form(ada, 'Set up nudges here', await ada.command('nudges here'));
    refuse('restricted_action');
    await submit(ada, modal);
    await reads('*Nudges for this channel are set up.* I’m not allowed to post in');
    const calendar = await form(ada, 'Pause until…', await ada.command('nudges here'));
    refuse('not_in_channel');
    await submit(ada, calendar, {
      until: { until: { type: 'datepicker', selected_date: '2026-12-24' } },
    });
    const paused = await reads('Done. I’m not in');
    expect(said(paused)).toContain('Paused until Thursday, December 24.');
    refuse('duplicate_message_not_found');
    await ada.presses('Resume', paused);
    await reads('Done. I couldn’t tell the channel just now.');
  });

  it('need the bot in the channel, and it says how to get it there', async () => {
    const { ada } = await startJourney({ now: () => MONDAY });
    const off = await ada.command('nudges here', RANDOM);
    const { id } = await ada.pressesAndOpens('Set up nudges here', off);
    const told = await ada.sees((now) =>
      now.modals.find((one) => one.id === id && said(one).includes('/invite')),
    );
    expect(said(told)).toContain('/invite @guidepost');
    const since = await ada.says('@guidepost nudges');
    const own = await ada.hears(since, { channel: PLATFORM });
    expect([own.ephemeral, said(own)]).toEqual([true, expect.stringContaining('Nudges are off.')]);
    expect(said(await ada.asks('nudges here', ada.dm()))).toContain('only you and me');
  });
});
