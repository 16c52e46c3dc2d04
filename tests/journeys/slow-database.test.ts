import type { Json, Modal } from '@guidepost/local-slack/protocol';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { type Actor, fromBot, PLATFORM, said, startJourney } from './journey.ts';

/** Monday, ten past nine in Stockholm, where Ada lives. */
const now = () => new Date('2026-11-23T08:10:00Z');
/** Forms wait so briefly that a database that is held always takes longer. */
const formWaitsMs = 30;

const sees = (actor: Actor, text: string) =>
  actor.sees((state) => state.modals.find((modal) => said(modal).includes(text)));

const initial = (modal: Modal, field: string) =>
  (modal.blocks.find((block) => block.block_id === field)?.element as Record<string, Json>) ?? {};

/** Lets no query at the nudges of this database end. */
async function hold(databaseUrl: string | undefined) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin');
  await client.query('lock table guidepost.subscriptions in access exclusive mode');
  return {
    release: () => client.query('rollback'),
    /** Ends the queries that wait, as a database in trouble does. */
    async breakWaiting(): Promise<void> {
      const cancel = `select pg_cancel_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      for (let broken = 0; broken === 0; ) broken = (await client.query(cancel)).rowCount ?? 0;
    },
  };
}

it('A form that the database answers late says so, and then what came of it', async () => {
  const { ada, place } = await startJourney({ now, formWaitsMs });
  const { id } = await ada.pressesAndOpens('Start nudges', await ada.command('nudges'));
  await ada.sees((state) => state.modals.find((modal) => modal.id === id && modal.submit));
  const database = await hold(place.databaseUrl);
  await ada.act({ do: 'submit', viewId: id, values: {} });
  expect(said(await sees(ada, 'One moment…'))).toContain('If this stays for more than a minute');
  await database.release();
  expect(said(await sees(ada, 'Your nudges are set up.'))).toContain('Monday to Friday at 09:30');

  const calendar = await ada.pressesAndOpens('Pause until…', await ada.command('nudges'));
  await ada.sees((state) => state.modals.find((modal) => modal.id === calendar.id && modal.submit));
  const again = await hold(place.databaseUrl);
  const values = { until: { until: { type: 'datepicker', selected_date: '2026-11-23' } } };
  await ada.act({ do: 'submit', viewId: calendar.id, values });
  await sees(ada, 'One moment…');
  await again.release();
  const refused = await sees(ada, 'Choose a day from tomorrow on.');
  expect(refused.title).toBe('Pause until');
  expect(initial(refused, 'until').initial_date).toBe('2026-11-23');
});

it('What a form has done is told as done, even where Slack does not take the window that says so', async () => {
  const { ada, marco, place, playground } = await startJourney({ now, formWaitsMs });
  const { id } = await ada.pressesAndOpens('Set up nudges here', await ada.command('nudges here'));
  await ada.sees((state) => state.modals.find((modal) => modal.id === id && modal.submit));
  const database = await hold(place.databaseUrl);
  await ada.act({ do: 'submit', viewId: id, values: {} });
  await sees(ada, 'One moment…');
  playground.faults.failNext('views.update', { type: 'error', error: 'internal_error' });
  await database.release();
  await marco.sees((state) =>
    fromBot(state, '0', { channel: PLATFORM }).find((message) => said(message).includes('set up nudges')),
  );
  const refused = () => playground.calls('views.update').filter(({ ok }) => !ok);
  await expect.poll(refused, { timeout: 30_000 }).toHaveLength(1);
  // A failure would be told before this is answered.
  expect(said(await ada.command('nudges here'))).toContain('Monday');
  expect(fromBot(ada.state(), '0', { channel: ada.dm() })).toEqual([]);
});

it('A form that fails comes back with all that was filled in, and can be sent again', async () => {
  const { ada, place } = await startJourney({ now, formWaitsMs });
  const { id } = await ada.pressesAndOpens('Start nudges', await ada.command('nudges'));
  await ada.sees((state) => state.modals.find((modal) => modal.id === id && modal.submit));
  const option = (text: string, value: string) => ({
    text: { type: 'plain_text', text, emoji: true },
    value,
  });
  const database = await hold(place.databaseUrl);
  await ada.act({
    do: 'submit',
    viewId: id,
    values: {
      time: { time: { type: 'timepicker', selected_time: '16:05' } },
      days: { days: { type: 'checkboxes', selected_options: [option('Tuesday', '2')] } },
      holidaysOf: { nudge_place: { type: 'external_select', selected_option: null } },
      tags: { nudge_tags: { type: 'multi_external_select', selected_options: [option('ci-cd', 'ci-cd')] } },
    },
  });
  await sees(ada, 'One moment…');
  await database.breakWaiting();
  const back = await sees(ada, 'What you filled in is still here');
  expect(back.submit).toBe('Start');
  expect(initial(back, 'time').initial_time).toBe('16:05');
  await database.release();
  await ada.act({ do: 'submit', viewId: back.id, values: {} });
  const set = said(await sees(ada, 'Your nudges are set up.'));
  expect(set).toContain('Tuesday at 16:05');
  expect(set).toContain('ci-cd');
  expect(set).not.toContain('Sweden');

  const calendar = await ada.pressesAndOpens('Pause until…', await ada.command('nudges'));
  await ada.sees((state) => state.modals.find((modal) => modal.id === calendar.id && modal.submit));
  const again = await hold(place.databaseUrl);
  await ada.act({ do: 'submit', viewId: calendar.id, values: {} });
  await ada.act({ do: 'close', viewId: (await sees(ada, 'One moment…')).id });
  await again.breakWaiting();
  const told = await ada.sees((state) =>
    fromBot(state, '0', { channel: ada.dm() }).find((message) => said(message).includes('nothing was kept')),
  );
  expect(said(told)).toContain('*Pause until*');
});
