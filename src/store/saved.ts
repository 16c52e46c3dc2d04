import type { Db, Person } from './tables.ts';

export type Saved = ReturnType<typeof createSaved>;

/** The cards that each person has put aside to come back to. */
export function createSaved(db: Db) {
  return {
    /** Saves a card; saving it again changes nothing. Says whether it is newly saved. */
    async save(person: Person, cardId: string, now: Date): Promise<boolean> {
      const { team, userId } = person;
      const row = await db
        .insertInto('saved')
        .values({ team, userId, cardId, savedAt: now })
        .onConflict((conflict) => conflict.columns(['team', 'userId', 'cardId']).doNothing())
        .returning('cardId')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Takes a card out; says whether it was saved. */
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

    /** The ids of a person's saved cards, the last saved first. */
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
