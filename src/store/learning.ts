import { type Selectable, sql } from 'kysely';
import type { Db, LearningTable, Person } from './tables.ts';

export type LearningItem = Selectable<LearningTable>;

export type Learning = ReturnType<typeof createLearning>;

/** What each person is learning, and when each card is due for review. */
export function createLearning(db: Db) {
  type Change = Partial<Pick<LearningTable, 'notForMe'>> & { snoozedUntil?: Date | null };

  async function mark(person: Person, cardId: string, change: Change, now: Date): Promise<void> {
    const { team, userId } = person;
    await db
      .insertInto('learning')
      .values({
        team,
        userId,
        cardId,
        state: null,
        due: null,
        notForMe: false,
        snoozedUntil: null,
        updatedAt: now,
        ...change,
      })
      .onConflict((conflict) =>
        conflict.columns(['team', 'userId', 'cardId']).doUpdateSet({ ...change, updatedAt: now }),
      )
      .execute();
  }

  return {
    /** All that is kept about what a person learns, by card id. */
    async items(person: Person): Promise<LearningItem[]> {
      return db
        .selectFrom('learning')
        .selectAll()
        .where('team', '=', person.team)
        .where('userId', '=', person.userId)
        .orderBy('cardId')
        .execute();
    },

    /**
     * Keeps the state of a card's schedule after a rating, and when it is due again, which ends "later".
     * "Not for me" stays as it is. `state` must be fit for JSON.stringify.
     */
    async put(person: Person, cardId: string, state: object, due: Date, now: Date): Promise<void> {
      const { team, userId } = person;
      const kept = { state: JSON.stringify(state), due, snoozedUntil: null, updatedAt: now };
      await db
        .insertInto('learning')
        .values({ team, userId, cardId, notForMe: false, ...kept })
        .onConflict((conflict) => conflict.columns(['team', 'userId', 'cardId']).doUpdateSet(kept))
        .execute();
    },

    /** Leaves a card aside for a while, with its schedule untouched. */
    async snooze(person: Person, cardId: string, until: Date, now: Date): Promise<void> {
      await mark(person, cardId, { snoozedUntil: until }, now);
    },

    /** The card never comes again until the person says so. */
    async setNotForMe(person: Person, cardId: string, now: Date): Promise<void> {
      await mark(person, cardId, { notForMe: true }, now);
    },

    /** The card may come again; its schedule goes on where it stood. */
    async clearNotForMe(person: Person, cardId: string, now: Date): Promise<void> {
      const { team, userId } = person;
      await db
        .updateTable('learning')
        .set({ notForMe: false, updatedAt: now })
        .where((row) => row.and({ team, userId, cardId, notForMe: true }))
        .execute();
    },

    /** How many cards are due for review, without those that are put aside. */
    async dueCount(person: Person, now: Date): Promise<number> {
      const { due } = await db
        .selectFrom('learning')
        .select(sql<number>`count(*)::integer`.as('due'))
        .where('team', '=', person.team)
        .where('userId', '=', person.userId)
        .where('due', '<=', now)
        .where('notForMe', '=', false)
        .where((row) => row.or([row('snoozedUntil', 'is', null), row('snoozedUntil', '<=', now)]))
        .executeTakeFirstOrThrow();
      return due;
    },
  };
}
