import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';

/** When all nudges of the bench are due. */
export const DUE = { at: new Date('2026-11-02T08:30:00Z'), day: '2026-11-02' };

/** How many subscriptions to write with one statement, which may take at most ten seconds. */
const PER_STATEMENT = 10_000;

/** Empties the ledger and subscribes this many people, whose nudges are all due at once. The database itself writes them. */
export async function subscribe({ db, subscriptions }: Store, people: number): Promise<void> {
  await sql`truncate guidepost.subscriptions, guidepost.deliveries`.execute(db);
  const { id } = await subscriptions.save(
    {
      kind: 'person',
      team: 'T0BENCH',
      userId: 'U1',
      days: [1, 2, 3, 4, 5],
      time: '09:30',
      zone: 'Europe/Berlin',
      followZone: true,
      topics: { kinds: [], tags: [], onlyUnseen: false },
      holidaysOf: 'DE-BE',
      next: DUE,
    },
    new Date(0),
  );
  for (let from = 2; from <= people; from += PER_STATEMENT) {
    const to = Math.min(people, from + PER_STATEMENT - 1);
    await sql`
      insert into guidepost.subscriptions
      select (jsonb_populate_record(original, jsonb_build_object('id', gen_random_uuid(), 'user_id', 'U' || n))).*
      from guidepost.subscriptions original, generate_series(${from}::integer, ${to}::integer) n
      where original.id = ${id}`.execute(db);
  }
}

/**
 * How many nudges the ledger has as sent, and how many wait for another try.
 * @throws Error if some are missing: the figures of such a run would be worthless
 */
export async function countNudges(
  { db }: Store,
  expected: number,
): Promise<{ sent: number; waiting: number }> {
  const counts = await db
    .selectFrom('deliveries')
    .select([
      sql<number>`(count(*) filter (where state = 'sent'))::integer`.as('sent'),
      sql<number>`(count(*) filter (where state = 'planned'))::integer`.as('waiting'),
    ])
    .executeTakeFirstOrThrow();
  if (counts.sent + counts.waiting !== expected) {
    throw new Error(`The ledger has only ${counts.sent} of ${expected} nudges as sent.`);
  }
  return counts;
}
