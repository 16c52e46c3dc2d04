import { type Insertable, sql, type Updateable } from 'kysely';
import type { LearningItem } from '../nudges/learning-item.ts';
import type { LearningRecords } from '../nudges/records/learning-records.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db, Tables } from './tables.ts';

export function createLearning(db: Db, forgotten: Forgotten): LearningRecords {
  type Change = Partial<Pick<LearningItem, 'notForMe' | 'snoozedUntil'>>;

  async function mark(person: Person, cardId: string, change: Change, now: Date): Promise<void> {
    const { team, userId } = person;
    const blank = { state: null, due: null, notForMe: false, snoozedUntil: null };
    const row = { team, userId, cardId, ...blank, updatedAt: now, ...change };
    await put(person, row, { ...change, updatedAt: now });
  }

  async function put(
    person: Person,
    row: Insertable<Tables['learning']>,
    kept: Updateable<Tables['learning']>,
  ): Promise<void> {
    await forgotten.unless(db, person, async (write, isForgotten) => {
      if (isForgotten) return;
      await write
        .insertInto('learning')
        .values(row)
        .onConflict((conflict) => conflict.columns(['team', 'userId', 'cardId']).doUpdateSet(kept))
        .execute();
    });
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
      await put(person, { team, userId, cardId, notForMe: false, ...kept }, kept);
    },

    async snooze(person: Person, cardId: string, until: Date, now: Date): Promise<void> {
      await mark(person, cardId, { snoozedUntil: until }, now);
    },

    async endSnooze({ team, userId }: Person, cardId: string, now: Date): Promise<void> {
      await db
        .updateTable('learning')
        .set({ snoozedUntil: null, updatedAt: now })
        .where((row) => row.and({ team, userId, cardId }))
        .execute();
    },

    async putBack(
      { team, userId }: Person,
      cardId: string,
      state: object | null,
      due: Date | null,
      now: Date,
    ): Promise<void> {
      await db
        .updateTable('learning')
        .set({ state: state && JSON.stringify(state), due, updatedAt: now })
        .where((row) => row.and({ team, userId, cardId }))
        .execute();
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
