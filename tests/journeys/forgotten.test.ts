import { sql } from 'kysely';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { LONG_BEFORE, person as subscriber } from '../store/a-subscription.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { testDatabase } from '../support/databases.ts';
import {
  ADA,
  buttons,
  fromBot,
  type JourneyOptions,
  MARCO,
  PLATFORM,
  said,
  startJourney,
} from './journey.ts';
import { assesses, windowWith } from './path-journey.ts';

const TEAM = 'T0NORTHWIND';

async function startWithStore(options: JourneyOptions = {}) {
  const database = testDatabase('postgres');
  const place = await database.place();
  const store = await database.open(place);
  const journey = await startJourney({ ...options, database: { ...database, place: async () => place } });
  return { ...journey, store, place };
}

/** How many records of Ada there are in each table that has any; of a message, its key alone is nobody's. */
async function keptOfAda(store: Store): Promise<Record<string, number>> {
  const { person: _, ...tables } = await store.privacy.exportPerson(TEAM, ADA);
  const counts = Object.entries(tables).map(([table, rows]) => [table, rows.length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

it('Nothing is kept of a question that was being answered while its author deleted everything', async () => {
  const { ada, bot, playground, store } = await startWithStore();
  const privacy = await ada.command('privacy');
  // Slack never answers this call: the bot gives up after ten seconds and goes on.
  playground.faults.failNext('conversations.info', { type: 'timeout' });
  const ts = await ada.says('@Guidepost how do we version datasets for Project Zanzibar?', PLATFORM);
  const claimed = () => store.db.selectFrom('inbox').select('ts').where('ts', '=', ts).execute();
  await expect.poll(claimed, { timeout: 30_000 }).toHaveLength(1);
  await ada.presses('Delete everything', privacy);
  await ada.sees((now) =>
    now.messages.find((one) => said(one).includes('I no longer keep anything about you')),
  );
  await ada.hears(ts, { channel: PLATFORM, threadTs: ts });
  await bot.stop();
  expect(await keptOfAda(store)).toEqual({});
});

/** The rows that name somebody, in whatever column of whatever table. */
async function rowsNaming(store: Store, id: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'guidepost' and table_name not like 'migration%'`.execute(store.db);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(one)::text as row from ${sql.table(`guidepost.${name}`)} one`.execute(store.db);
    found.push(...rows.map(({ row }) => `${name} ${row}`).filter((row) => row.includes(id)));
  }
  return found;
}

it.each(['its author', 'its reader'])(
  'Nothing names %s, who deleted everything, after a summary',
  async (who) => {
    const { ada, marco, bot, store } = await startWithStore();
    const result = await assesses(ada, () => 'senior');
    await ada.pressesAndOpens('Share a summary…', result);
    const form = await windowWith(ada, 'They get a direct message from me in your name');
    const reader = { path_reader: { path_reader: { type: 'users_select', selected_user: MARCO } } };
    await ada.act({ do: 'submit', viewId: form.id, values: reader });
    await ada.presses('Undo', await windowWith(ada, 'as a direct message from me'));
    await windowWith(ada, 'Removed from their messages.');
    const deleting = who === 'its author' ? ada : marco;
    const id = who === 'its author' ? ADA : MARCO;
    expect(await rowsNaming(store, id)).not.toEqual([]);
    await deleting.presses('Delete everything', await deleting.command('privacy'));
    await deleting.sees(({ messages }) =>
      messages.find((one) => said(one).includes('I no longer keep anything')),
    );
    await bot.stop();
    expect(await rowsNaming(store, id)).toEqual([]);
  },
);

it.each(['its author', 'its reader'])(
  'Nothing names %s, who deleted everything, after a summary that is taken back only then',
  async (who) => {
    const { ada, marco, bot, store } = await startWithStore();
    const result = await assesses(ada, () => 'senior');
    await ada.pressesAndOpens('Share a summary…', result);
    const form = await windowWith(ada, 'They get a direct message from me in your name');
    const reader = { path_reader: { path_reader: { type: 'users_select', selected_user: MARCO } } };
    await ada.act({ do: 'submit', viewId: form.id, values: reader });
    const outcome = await windowWith(ada, 'as a direct message from me');
    const deleting = who === 'its author' ? ada : marco;
    await deleting.presses('Delete everything', await deleting.command('privacy'));
    await deleting.sees(({ messages }) =>
      messages.find((one) => said(one).includes('I no longer keep anything')),
    );
    await ada.presses('Undo', outcome);
    await windowWith(ada, 'Removed from their messages.');
    await bot.stop();
    expect(await rowsNaming(store, who === 'its author' ? ADA : MARCO)).toEqual([]);
  },
);

it('Nothing is kept of a nudge that was being noted while its reader deleted everything', async () => {
  let time = new Date('2026-11-02T08:00:00Z');
  const { ada, bot, store, place } = await startWithStore({ now: () => new Date(time) });
  const topics = { kinds: [], tags: [], onlyUnseen: false };
  const choice = subscriber({ team: TEAM, userId: ADA, topics, holidaysOf: null });
  await store.subscriptions.save(choice, LONG_BEFORE);
  // Whatever card comes, noting that Ada has seen it has to wait.
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin');
  for (const { id } of (await builtInCatalog()).current().library.cards) {
    await client.query(
      `insert into guidepost.seen (team, user_id, card_id, first_seen, last_seen, times, how)
       values ($1, $2, $3, now(), now(), 1, 'tip')`,
      [TEAM, ADA, id],
    );
  }
  time = new Date('2026-11-02T08:31:00Z');
  const run = bot.runDueNudges();
  await ada.sees((now) => fromBot(now, '0', { channel: now.botDmChannel }).at(0));
  await expect.poll(() => waiting(store), { timeout: 30_000 }).toBe(1);
  // In another process, which knows nothing of the nudge. It ends, or it waits for what is being noted.
  const other = await testDatabase('postgres').open(place);
  let isOver = false;
  const deletion = other.privacy.deletePerson(TEAM, ADA).finally(() => {
    isOver = true;
  });
  await expect.poll(async () => isOver || (await waiting(store)) === 2, { timeout: 30_000 }).toBe(true);
  await client.query('rollback');
  await Promise.all([deletion, run]);
  expect(await keptOfAda(store)).toEqual({});
});

/** How many statements wait for what another one holds. */
async function waiting({ db }: Store): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.waiting ?? 0;
}

it.each(['forget me', 'delete everything', 'privacy', 'export my data'])(
  '“%s” in a channel shows what is kept, and its buttons, to the one who writes it alone',
  async (text) => {
    const { ada, marco, bot } = await startJourney();
    const ts = await ada.says(`@Guidepost ${text}`);
    const shown = await ada.hears(ts, { channel: PLATFORM });
    expect(shown.ephemeral).toBe(true);
    expect(said(shown)).toContain('What I keep about you');
    expect(buttons(shown.blocks ?? []).map((one) => one.text)).toContain('Delete everything');
    await bot.stop();
    const { messages, botUserId } = marco.state();
    expect(messages.filter(({ userId }) => userId === botUserId)).toEqual([]);
  },
);
