import { sql } from 'kysely';
import type { NewSubscription } from '../../src/nudges/subscription.ts';
import type { Store } from '../../src/store/store.ts';

/** Monday, half past nine in Berlin: when the subscriptions below are due first. */
export const FIRST = { at: new Date('2026-11-02T08:30:00Z'), day: '2026-11-02' };
export const SECOND = { at: new Date('2026-11-03T08:30:00Z'), day: '2026-11-03' };
export const THIRD = { at: new Date('2026-11-04T08:30:00Z'), day: '2026-11-04' };
export const LONG_BEFORE = new Date('2026-10-30T12:00:00Z');

export function person(change: Partial<Extract<NewSubscription, { kind: 'person' }>> = {}): NewSubscription {
  return {
    kind: 'person',
    team: 'T1',
    userId: 'U1',
    days: [1, 2, 3, 4, 5],
    time: '09:30',
    zone: 'Europe/Berlin',
    followZone: true,
    topics: { kinds: ['practices'], tags: ['data_quality'], onlyUnseen: true },
    holidaysOf: 'DE-BE',
    next: FIRST,
    ...change,
  };
}

export function channel(
  change: Partial<Extract<NewSubscription, { kind: 'channel' }>> = {},
): NewSubscription {
  return {
    kind: 'channel',
    team: 'T1',
    userId: 'U1',
    channel: 'C1',
    days: [1],
    time: '09:30',
    zone: 'Europe/Berlin',
    topics: { kinds: [], tags: [], onlyUnseen: false },
    holidaysOf: null,
    rotation: ['U1', 'U2', 'U3'],
    next: FIRST,
    ...change,
  };
}

/** So many copies of one person's subscription, due together, written by the database itself. */
export async function copies(store: Store, count: number, next = FIRST): Promise<void> {
  const { id } = await store.subscriptions.save(person({ userId: 'U0', next }), LONG_BEFORE);
  await sql`
    insert into guidepost.subscriptions
    select (jsonb_populate_record(original, jsonb_build_object(
      'id', ${next.day}::text || '-' || lpad(n::text, 6, '0'), 'user_id', ${next.day}::text || n))).*
    from guidepost.subscriptions original, generate_series(2, ${count}::integer) n where original.id = ${id}`.execute(
    store.db,
  );
  await sql`update guidepost.subscriptions set id = ${`${next.day}-000001`}, user_id = ${`${next.day}1`}
    where id = ${id}`.execute(store.db);
}
