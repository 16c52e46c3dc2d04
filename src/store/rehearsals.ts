import type { RehearsalRecords } from '../nudges/records/rehearsal-records.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import type { Db } from './tables.ts';

/** More than the form takes, in case that is raised. */
const LONGEST = 4000;

export function createRehearsals(db: Db, forgotten: Forgotten): RehearsalRecords {
  return {
    async add(person, { words, ...rehearsal }) {
      const { team, userId } = person;
      await forgotten.unless(db, person, async (write, isForgotten) => {
        if (isForgotten) return;
        await write
          .insertInto('rehearsals')
          .values({ ...rehearsal, team, userId, words: keptText(words, LONGEST) })
          .execute();
      });
    },

    async delete({ team, userId }, id) {
      const deleted = await db
        .deleteFrom('rehearsals')
        .where((row) => row.and({ team, userId, id }))
        .returning('id')
        .executeTakeFirst();
      return deleted !== undefined;
    },

    async deleteAll({ team, userId }) {
      const deleted = await db
        .deleteFrom('rehearsals')
        .where((row) => row.and({ team, userId }))
        .returning('id')
        .execute();
      return deleted.length;
    },
  };
}
