import type { Modal } from '@guidepost/local-slack/protocol';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { holdFirst } from '../support/between.ts';
import { eachDatabase } from '../support/databases.ts';
import { type Actor, ADA, buttons, MARCO, PLATFORM, person, said } from './journey.ts';
import { adas, platforms, startNudgeJourney } from './nudge-journey.ts';

const WHY = 'An incident <!channel>';
const MORNING = '2026-11-02T08:30:00Z';
const NEXT_MORNING = '2026-11-03T08:30:00Z';

/** Marco's Home tab, once it shows something. */
const home = (who: Actor, text: string) =>
  who.sees((now) => (now.home && said(now.home).includes(text) ? now.home : undefined));

async function opensForm(marco: Actor, button = 'Stop all nudges'): Promise<Modal> {
  await marco.openHome();
  await home(marco, 'For curators');
  const { id } = await marco.pressesAndOpens(button, 'home');
  return marco.sees((now) => now.modals.find((one) => one.id === id && one.submit));
}

async function submits(marco: Actor, form: Modal, reason: string, until: string | null): Promise<void> {
  await marco.act({
    do: 'submit',
    viewId: form.id,
    values: {
      stop_reason: { stop_reason: { type: 'plain_text_input', value: reason } },
      stop_until: { stop_until: { type: 'datepicker', selected_date: until } },
    },
  });
}

async function stops(marco: Actor, until: string | null = null): Promise<Modal> {
  await submits(marco, await opensForm(marco), WHY, until);
  return marco.sees((now) => now.modals.find((one) => said(one).includes('Nudges are stopped')));
}

const config = { curators: [MARCO] };
/** People of another company are there, too. */
const SHARED_CHANNEL = 'C0HELIOS';

eachDatabase('While a curator has stopped all nudges,', (database) => {
  it('nobody gets any, everybody sees who and why, and the next ones come once they are started again', async () => {
    const journey = await startNudgeJourney({ database, config, subscriptions: [adas(), platforms()] });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    expect(said(await stops(marco))).toContain('*Nudges are stopped* for everyone until further notice');

    const status = said(await ada.command('nudges'));
    expect(status).toContain(
      `*Nudges are stopped* for everyone until further notice by <@${MARCO}>: An incident &lt;!channel&gt;.`,
    );
    expect(status).not.toMatch(/comes \*|Monday, November 2/);
    expect(said(await ada.command('nudges here'))).toContain('*Nudges are stopped*');
    await ada.openHome();
    expect(said(await home(ada, 'Nudges are stopped'))).not.toMatch(/one comes \*/);

    await journey.at(MORNING);
    expect(journey.nudgesIn(ADA)).toEqual([]);
    expect(journey.nudgesIn(PLATFORM).filter((one) => !one.ephemeral)).toEqual([]);
    await marco.presses('Start nudges again', 'home');
    await marco.sees((now) => now.modals.find((one) => said(one).includes('Nudges come again.')));
    expect(said(await ada.command('nudges'))).toContain('comes *tomorrow, Tuesday, November 3');
    await journey.at('2026-11-02T09:30:00Z');
    expect(journey.nudgesIn(ADA)).toEqual([]);
    await journey.at(NEXT_MORNING);
    await journey.at('2026-11-03T08:31:00Z');
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
    const { days } = await journey.ledger();
    expect(days.map(({ localDay, state, why }) => [localDay, state, why])).toEqual([
      ['2026-11-02', 'skipped', 'a curator had stopped all nudges'],
      ['2026-11-03', 'sent', null],
    ]);
  });

  it('up to a day, they come by themselves from that day on', async () => {
    const journey = await startNudgeJourney({ database, config });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    await stops(marco, '2026-11-03');
    expect(said(await ada.command('nudges'))).toContain('until Tuesday, November 3, by');
    await journey.at(MORNING);
    expect(journey.nudgesIn(ADA)).toEqual([]);
    await journey.at(NEXT_MORNING);
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
    expect(said(await ada.command('nudges'))).not.toContain('Nudges are stopped');
  });
});

describe('The switch that stops all nudges', () => {
  it('works for a nudge that another process has planned and is about to post', async () => {
    const { onCall, arrived, goOn } = holdFirst((method) => method === 'users.getPresence');
    const journey = await startNudgeJourney({ config, onCall });
    const store = await journey.openStore();
    await store.db.updateTable('subscriptions').set({ unanswered: 2 }).execute();
    const sending = journey.at(MORNING);
    await arrived;
    // As another process writes it.
    const terms = { untilDay: null, reason: WHY };
    await store.stops.stop({ team: 'T0NORTHWIND', userId: MARCO }, terms, new Date(MORNING));
    await store.close();
    goOn();
    await sending;
    expect(journey.nudgesIn(ADA)).toEqual([]);
    const { days } = await journey.ledger();
    expect(days).toMatchObject([{ state: 'skipped', why: 'a curator had stopped all nudges' }]);
  });

  it('keeps an answer to an earlier nudge from promising a day', async () => {
    const journey = await startNudgeJourney({ config });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    await journey.at(MORNING);
    const [nudge] = journey.nudgesIn(ADA);
    if (!nudge) throw new Error('no nudge came');
    await stops(marco);
    await ada.presses('Again later', nudge);
    const answered = await ada.sees(() =>
      journey.nudgesIn(ADA).find((one) => said(one).includes('All nudges are stopped for now')),
    );
    expect(said(answered)).not.toMatch(/on or after/);
  });

  it('is only on the Home tab of curators', async () => {
    const journey = await startNudgeJourney({ config });
    const ada = person(journey.playground, ADA);
    await ada.openHome();
    const tab = await home(ada, 'Browse');
    expect(buttons(tab.blocks).map(({ text }) => text)).not.toContain('Stop all nudges');
  });

  it('asks for a reason, and for a day that is still to come', async () => {
    const journey = await startNudgeJourney({ config });
    const marco = person(journey.playground, MARCO);
    const form = await opensForm(marco);
    await submits(marco, form, '  ', null);
    await marco.sees((now) => now.modals.find(({ errors }) => errors.stop_reason?.startsWith('Write why')));
    await submits(marco, form, WHY, '2026-11-02');
    await marco.sees((now) =>
      now.modals.find(({ errors }) => errors.stop_until?.includes('Choose a day from tomorrow on.')),
    );
    await journey.at(MORNING);
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
  });

  it('is changed in a form that shows until when and why', async () => {
    const journey = await startNudgeJourney({ config });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    const done = await stops(marco, '2026-11-14');
    await marco.act({ do: 'close', viewId: done.id });
    await home(marco, 'Change the stop');
    const form = await opensForm(marco, 'Change the stop');
    const filled = (form.blocks ?? []).flatMap((block) => (block.type === 'input' ? [block.element] : []));
    expect(filled).toMatchObject([{ initial_date: '2026-11-14' }, { initial_value: WHY }]);
    await submits(marco, form, 'An outage', '2026-11-14');
    await marco.sees((now) => now.modals.find((one) => said(one).includes('An outage')));
    expect(said(await ada.command('nudges'))).toContain('until Saturday, November 14, by');
  });

  it('takes the curator’s own tomorrow, whatever the day is elsewhere', async () => {
    const journey = await startNudgeJourney({ config });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    await ada.act({ do: 'changePerson', person: MARCO, change: { tz: 'America/Los_Angeles' } });
    await journey.at('2026-11-04T02:00:00Z');
    expect(said(await stops(marco, '2026-11-04'))).toContain('until Wednesday, November 4');
    await ada.act({ do: 'changePerson', person: MARCO, change: { tz: 'Asia/Tokyo' } });
    await journey.at('2026-11-04T20:00:00Z');
    const form = await opensForm(marco);
    await submits(marco, form, WHY, '2026-11-05');
    await marco.sees((now) =>
      now.modals.find(({ errors }) => errors.stop_until?.includes('from tomorrow on')),
    );
  });

  it('does not take a day that is none for “until further notice”', async () => {
    const journey = await startNudgeJourney({ config });
    const marco = person(journey.playground, MARCO);
    const form = await opensForm(marco);
    for (const none of ['2026-02-31', 'tomorrow']) {
      await submits(marco, form, WHY, none);
      await marco.sees((now) =>
        now.modals.find(({ errors }) => errors.stop_until?.includes('Choose one in the')),
      );
      await submits(marco, form, '  ', null);
      await marco.sees((now) => now.modals.find(({ errors }) => errors.stop_reason));
    }
    await journey.at(MORNING);
    expect(journey.nudgesIn(ADA)).toHaveLength(1);
  });

  it('tells nobody in a channel who stopped them or why, whatever is done about that channel’s nudges', async () => {
    const here = platforms({ channel: SHARED_CHANNEL });
    const journey = await startNudgeJourney({ config, subscriptions: [here, adas()] });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    const kenji = person(journey.playground, 'U0KENJI');
    await stops(marco, '2026-11-05');
    const asPublished = (count: number) =>
      kenji.sees(({ messages }) => {
        const until = '*Nudges are stopped* for everyone until Thursday, November 5.';
        return messages.filter((one) => said(one).includes(until)).length === count || undefined;
      });
    const changes = ['nudges here pause', 'nudges here resume', 'nudges here at 11'];
    for (const [index, text] of changes.entries()) {
      await ada.command(text, SHARED_CHANNEL);
      await asPublished(index + 1);
    }
    for (const text of [
      'nudges here',
      'when do the nudges here come?',
      'nudges here pause',
      'stop',
      'nudges',
    ]) {
      const ts = await ada.says(`@Guidepost ${text}`, SHARED_CHANNEL);
      await ada.sees((now) =>
        now.messages.find((one) => one.userId === now.botUserId && Number(one.ts) > Number(ts)),
      );
    }
    await journey.bot().stop();
    const { messages, botUserId } = kenji.state();
    const read = JSON.stringify(messages.filter(({ userId }) => userId === botUserId));
    expect(read).toContain('Nudges are stopped');
    expect(read).not.toMatch(/incident|U0MARCO/);
  });

  it('stays in effect without name and words once its curator has deleted everything', async () => {
    const journey = await startNudgeJourney({ config });
    const [ada, marco] = [person(journey.playground, ADA), person(journey.playground, MARCO)];
    await stops(marco);
    await marco.presses('Delete everything', await marco.command('privacy'));
    await marco.sees(({ messages }) => messages.find(({ text }) => text.startsWith('Deleted')));
    expect(said(await ada.command('nudges'))).toContain(
      '*Nudges are stopped* for everyone until further notice by a curator.',
    );
    await journey.at(MORNING);
    expect(journey.nudgesIn(ADA)).toEqual([]);
  });

  it('is logged without anybody’s words', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
    const journey = await startNudgeJourney({ config, log });
    await stops(person(journey.playground, MARCO));
    await journey.at(MORNING);
    const events = lines.map((line) => JSON.parse(line).event);
    expect(events).toEqual(expect.arrayContaining(['nudge.all_stopped', 'nudge.day_skipped']));
    expect(lines.join()).not.toContain('incident');
  });
});
