import type { SavedCardRecords } from '../answers/records/saved-card-records.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db } from './tables.ts';

export function createSaved(db: Db, forgotten: Forgotten): SavedCardRecords {
  return {
    async save(person: Person, cardId: string, now: Date): Promise<boolean> {
      const { team, userId } = person;
      return forgotten.unless(db, person, async (write, isForgotten) => {
        if (isForgotten) return false;
        const row = await write
          .insertInto('saved')
          .values({ team, userId, cardId, savedAt: now })
          .onConflict((conflict) => conflict.columns(['team', 'userId', 'cardId']).doNothing())
          .returning('cardId')
          .executeTakeFirst();
        return row !== undefined;
      });
    },

    async remove(person: Person, cardId: string): Promise<boolean> {
      const { team, userId } = person;
      const row = await db
        .deleteFrom('saved')
        .where((where) => where.and({ team, userId, cardId }))
        .returning('cardId')
        .executeTakeFirst();
      return row !== undefined;
    },

    async has(person: Person, cardId: string): Promise<boolean> {
      const { team, userId } = person;
      const row = await db
        .selectFrom('saved')
        .select('cardId')
        .where((where) => where.and({ team, userId, cardId }))
        .executeTakeFirst();
      return row !== undefined;
    },

    async cardIds(person: Person): Promise<string[]> {
      const { team, userId } = person;
      const rows = await db
        .selectFrom('saved')
        .select('cardId')
        .where((where) => where.and({ team, userId }))
        .orderBy('savedAt', 'desc')
        .orderBy('cardId')
        .execute();
      return rows.map((row) => row.cardId);
    },
  };
}
