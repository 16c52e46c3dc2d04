import { type Selectable, sql } from 'kysely';
import type { Person } from '../people/person.ts';
import type { Db, SubscriptionsTable } from './tables.ts';

type Row = Selectable<SubscriptionsTable>;

/** The subscriptions that name a person, oldest first, without the other people in them. */
export async function subscriptionsWith(trx: Db, person: Person): Promise<Row[]> {
  const rows = await naming(trx, person).orderBy('createdAt').orderBy('id').execute();
  return rows.map((row) => ({
    ...row,
    userId: row.userId === person.userId ? row.userId : null,
    rotation: row.rotation.filter((userId) => userId === person.userId),
  }));
}

/**
 * Deletes a person's own subscription with its ledger, and removes the person from the subscriptions of
 * channels, which continue.
 * @returns how many rows that were
 */
export async function forgetSubscriber(trx: Db, person: Person): Promise<number> {
  // Always in the same order, so that deleting two people who share channels at the same time cannot deadlock.
  const rows = await naming(trx, person).orderBy('id').forUpdate().execute();
  const own = rows.filter((row) => row.kind === 'person').map((row) => row.id);
  for (const row of rows) {
    if (row.kind === 'channel') {
      await trx.updateTable('subscriptions').set(without(person, row)).where('id', '=', row.id).execute();
    }
  }
  let deliveries = 0;
  if (own.length > 0) {
    await trx.deleteFrom('subscriptions').where('id', 'in', own).execute();
    await trx.deleteFrom('notices').where('subscriptionId', 'in', own).execute();
    const deleted = await trx
      .deleteFrom('deliveries')
      .where('subscriptionId', 'in', own)
      .returning('id')
      .execute();
    deliveries += deleted.length;
  }
  const led = await trx
    .updateTable('deliveries')
    .set({ userId: null })
    .where('team', '=', person.team)
    .where('userId', '=', person.userId)
    .returning('id')
    .execute();
  return rows.length + deliveries + led.length;
}

/** Takes a person out of the turns in channels. @returns those channels */
export async function leaveRotations(trx: Db, person: Person, now: Date): Promise<string[]> {
  const rows = await naming(trx, person).where('kind', '=', 'channel').orderBy('id').forUpdate().execute();
  const named = rows.filter((row) => row.rotation.includes(person.userId));
  for (const row of named) {
    const { rotation, rotationIndex } = without(person, row);
    await trx
      .updateTable('subscriptions')
      .set({ rotation, rotationIndex, updatedAt: now })
      .where('id', '=', row.id)
      .execute();
  }
  return named.flatMap(({ channel }) => channel ?? []);
}

function naming(trx: Db, { team, userId }: Person) {
  return trx
    .selectFrom('subscriptions')
    .selectAll()
    .where('team', '=', team)
    .where((row) => row.or([row('userId', '=', userId), sql<boolean>`${row.ref('rotation')} ? ${userId}`]));
}

/** The turn stays with the person who has it, or passes to the one after the person who leaves. */
function without({ userId }: Person, row: Row) {
  const rotation = row.rotation.filter((one) => one !== userId);
  const before = row.rotation.slice(0, row.rotationIndex).filter((one) => one !== userId).length;
  return {
    userId: row.userId === userId ? null : row.userId,
    rotation: JSON.stringify(rotation),
    rotationIndex: rotation.length === 0 ? 0 : before % rotation.length,
  };
}
