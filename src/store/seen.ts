import { sql } from 'kysely';
import type { Person } from '../people/person.ts';
import type { SeenCards, SeenHow } from '../people/seen-cards.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db } from './tables.ts';

export function createSeen(db: Db, forgotten: Forgotten): SeenCards {
  return {
    async noteSeen(person: Person, cardIds: readonly string[], how: SeenHow, now: Date): Promise<void> {
      if (cardIds.length === 0) return;
      await forgotten.unless(db, person, async (write, isForgotten) => {
        if (!isForgotten) await insertSeen(write, person, cardIds, how, now).execute();
      });
    },

    async history({ team, userId }: Person): Promise<{ cardId: string; lastSeen: Date; how: SeenHow }[]> {
      return db
        .selectFrom('seen')
        .select(['cardId', 'lastSeen', 'how'])
        .where((row) => row.and({ team, userId }))
        .execute();
    },

    async lastSeen(person: Person): Promise<Map<string, Date>> {
      const rows = await db
        .selectFrom('seen')
        .select(['cardId', 'lastSeen'])
        .where('team', '=', person.team)
        .where('userId', '=', person.userId)
        .execute();
      return new Map(rows.map((row) => [row.cardId, row.lastSeen]));
    },
  };
}

/** Records that a person was shown these cards, at least one. */
export function insertSeen(
  write: Pick<Db, 'insertInto'>,
  { team, userId }: Person,
  cardIds: readonly string[],
  how: SeenHow,
  now: Date,
) {
  // Sorted, so that two processes that record the same cards lock the rows in the same order.
  const each = [...new Set(cardIds)].sort();
  return write
    .insertInto('seen')
    .values(each.map((cardId) => ({ team, userId, cardId, firstSeen: now, lastSeen: now, times: 1, how })))
    .onConflict((conflict) =>
      conflict.columns(['team', 'userId', 'cardId']).doUpdateSet((row) => ({
        lastSeen: sql<Date>`greatest(${row.ref('seen.lastSeen')}, ${row.ref('excluded.lastSeen')})`,
        times: row('seen.times', '+', 1),
        how: row.ref('excluded.how'),
      })),
    );
}
