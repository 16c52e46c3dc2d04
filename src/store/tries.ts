import { sql } from 'kysely';
import type { Try, TryRecords } from '../nudges/records/try-records.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import type { Db } from './tables.ts';

/** In UTF-16 units: at least what people may write, in whatever characters. */
const LONGEST = 1000;

export function createTries(db: Db, forgotten: Forgotten): TryRecords {
  return {
    async add(person: Person, tried: Omit<Try, 'note'>): Promise<boolean> {
      const { team, userId } = person;
      return forgotten.unless(db, person, async (write, isForgotten) => {
        if (isForgotten) return true;
        const added = await write
          .insertInto('tries')
          .values({ ...tried, team, userId, note: null })
          .onConflict((conflict) => conflict.columns(['team', 'userId', 'deliveryId']).doNothing())
          .returning('deliveryId')
          .executeTakeFirst();
        return added !== undefined;
      });
    },

    async note({ team, userId }: Person, deliveryId: string, note: string): Promise<boolean> {
      const noted = await db
        .updateTable('tries')
        .set({ note: keptText(note, LONGEST) })
        .where((row) => row.and({ team, userId, deliveryId }))
        .returning('deliveryId')
        .executeTakeFirst();
      return noted !== undefined;
    },

    async addNote(
      { team, userId }: Person,
      deliveryId: string,
      line: string,
      most: number,
    ): Promise<boolean> {
      const more = keptText(line, LONGEST);
      const all = sql<string>`concat_ws(E'\\n', "note", ${more}::text)`;
      const added = await db
        .updateTable('tries')
        .set({ note: all })
        .where((row) => row.and({ team, userId, deliveryId }))
        .where(sql<boolean>`char_length(${all}) <= ${most}`)
        .returning('deliveryId')
        .executeTakeFirst();
      return added !== undefined;
    },

    async noteOf({ team, userId }: Person, deliveryId: string): Promise<string | null | undefined> {
      const found = await db
        .selectFrom('tries')
        .select('note')
        .where((row) => row.and({ team, userId, deliveryId }))
        .executeTakeFirst();
      return found?.note;
    },

    async remove({ team, userId }: Person, deliveryId: string): Promise<{ hadNote: boolean }> {
      const removed = await db
        .deleteFrom('tries')
        .where((row) => row.and({ team, userId, deliveryId }))
        .returning('note')
        .execute();
      return { hadNote: removed.some(({ note }) => note !== null && note !== '') };
    },

    async timesTried({ team, userId }: Person, cardId: string): Promise<number> {
      const { times } = await db
        .selectFrom('tries')
        .select(sql<number>`count(*)::integer`.as('times'))
        .where((row) => row.and({ team, userId, cardId }))
        .executeTakeFirstOrThrow();
      return times;
    },

    async countByNudge(team: string, deliveryIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
      if (deliveryIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('tries')
        .select(['deliveryId', sql<number>`count(*)::integer`.as('people')])
        .where('team', '=', team)
        .where('deliveryId', 'in', deliveryIds)
        .groupBy('deliveryId')
        .execute();
      return new Map(rows.map(({ deliveryId, people }) => [deliveryId, people]));
    },
  };
}
