import { sql } from 'kysely';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { LONG_BEFORE, person as subscriber } from '../store/a-subscription.ts';
import { builtInCatalog } from '../support/built-in-cards.ts';
import { testDatabase } from '../support/databases.ts';
import { ADA, fromBot, type JourneyOptions, PLATFORM, said, startJourney } from './journey.ts';

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
