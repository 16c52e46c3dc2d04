import { sql } from 'kysely';
import type { FirstDaysRecords } from '../path/records/first-days-records.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db } from './tables.ts';

export function createFirstDays(db: Db, forgotten: Forgotten): FirstDaysRecords {
  /** Writes a row with two people in it: without the lead if they have deleted everything meanwhile. */
  async function naming<T>(
    person: Person,
    leadId: string | null,
    write: (db: Db, lead: string | null) => Promise<T>,
    otherwise: T,
  ): Promise<T> {
    return forgotten.unless(db, person, async (trx, isForgotten) => {
      if (isForgotten) return otherwise;
      if (leadId === null) return write(trx, null);
      const lead = { team: person.team, userId: leadId };
      return forgotten.unless(trx, lead, (inner, leadIsForgotten) =>
        write(inner, leadIsForgotten ? null : leadId),
      );
    });
  }

  return {
    start: (person, leadId, now) =>
      naming(
        person,
        leadId,
        async (write, lead) => {
          const { team, userId } = person;
          const made = await write
            .insertInto('firstDays')
            .values({ team, userId, leadId: lead, done: '{}', startedAt: now, updatedAt: now })
            .onConflict((conflict) => conflict.columns(['team', 'userId']).doNothing())
            .returning('team')
            .executeTakeFirst();
          if (made) return 'started' as const;
          if (lead !== null) await setLead(write, person, lead, now);
          return 'already' as const;
        },
        'already',
      ),

    async read({ team, userId }) {
      return db
        .selectFrom('firstDays')
        .selectAll()
        .where((row) => row.and({ team, userId }))
        .executeTakeFirst();
    },

    async tick({ team, userId }, step, done, now) {
      const ticked = JSON.stringify({ [step]: now.toISOString().slice(0, 10) });
      const row = await db
        .updateTable('firstDays')
        .set({
          // The database merges, so that two ticks at once don't undo each other.
          done: done ? sql<string>`done || ${ticked}::jsonb` : sql<string>`done - ${step}::text`,
          updatedAt: now,
        })
        .where((where) => where.and({ team, userId }))
        .returning('team')
        .executeTakeFirst();
      return row !== undefined;
    },

    showTo: (person, leadId, now) =>
      naming(person, leadId, (write, lead) => setLead(write, person, lead, now), false),

    async end({ team, userId }) {
      const row = await db
        .deleteFrom('firstDays')
        .where((where) => where.and({ team, userId }))
        .returning('team')
        .executeTakeFirst();
      return row !== undefined;
    },

    async shownTo({ team, userId }, limit) {
      return db
        .selectFrom('firstDays')
        .selectAll()
        .where((row) => row.and({ team, leadId: userId }))
        .orderBy('startedAt', 'desc')
        .orderBy('userId')
        .limit(limit)
        .execute();
    },
  };
}

async function setLead(db: Db, { team, userId }: Person, leadId: string | null, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('firstDays')
    .set({ leadId, updatedAt: now })
    .where((where) => where.and({ team, userId }))
    .returning('team')
    .executeTakeFirst();
  return row !== undefined;
}
