import { sql } from 'kysely';
import type { LearningItem } from '../nudges/learning-item.ts';
import type { LearningRecords } from '../nudges/records/learning-records.ts';
import type { Person } from '../people/person.ts';
import type { Db } from './tables.ts';

export function createLearning(db: Db): LearningRecords {
  type Change = Partial<Pick<LearningItem, 'notForMe' | 'snoozedUntil'>>;

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
    async items(person: Person): Promise<LearningItem[]> {
      return db
        .selectFrom('learning')
        .selectAll()
        .where('team', '=', person.team)
        .where('userId', '=', person.userId)
        .orderBy('cardId')
        .execute();
    },

    async put(person: Person, cardId: string, state: object, due: Date, now: Date): Promise<void> {
      const { team, userId } = person;
      const kept = { state: JSON.stringify(state), due, snoozedUntil: null, updatedAt: now };
      await db
        .insertInto('learning')
        .values({ team, userId, cardId, notForMe: false, ...kept })
        .onConflict((conflict) => conflict.columns(['team', 'userId', 'cardId']).doUpdateSet(kept))
        .execute();
    },

    async snooze(person: Person, cardId: string, until: Date, now: Date): Promise<void> {
      await mark(person, cardId, { snoozedUntil: until }, now);
    },

    async setNotForMe(person: Person, cardId: string, now: Date): Promise<void> {
      await mark(person, cardId, { notForMe: true }, now);
    },

    async clearNotForMe(person: Person, cardId: string, now: Date): Promise<void> {
      const { team, userId } = person;
      await db
        .updateTable('learning')
        .set({ notForMe: false, updatedAt: now })
        .where((row) => row.and({ team, userId, cardId, notForMe: true }))
        .execute();
    },

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
