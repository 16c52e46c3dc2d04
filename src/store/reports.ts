import { sql } from 'kysely';
import type { ReportRecords } from '../answers/records/report-records.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import type { Db } from './tables.ts';

/** More than the form takes, in case that is raised. */
const LONGEST = 4000;

export function createReports(db: Db, forgotten: Forgotten): ReportRecords {
  // Never who it was: nobody but the export of that person's own data needs that.
  const shown = ['id', 'cardId', 'text', 'reportedAt'] as const;
  return {
    async add(person, { text, ...report }) {
      const { team, userId } = person;
      await forgotten.unless(db, person, async (write, isForgotten) => {
        if (isForgotten) return;
        await write
          .insertInto('reports')
          .values({ ...report, team, userId, text: keptText(text, LONGEST) })
          .execute();
      });
    },

    async newest(team, limit) {
      const reports = await db
        .selectFrom('reports')
        .select([...shown])
        .where('team', '=', team)
        .orderBy('reportedAt', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      const { all } = await db
        .selectFrom('reports')
        .select(sql<number>`count(*)::integer`.as('all'))
        .where('team', '=', team)
        .executeTakeFirstOrThrow();
      return { reports, all };
    },

    async byId(team, id) {
      return db
        .selectFrom('reports')
        .select([...shown])
        .where((row) => row.and({ team, id }))
        .executeTakeFirst();
    },

    async close(team, id) {
      const closed = await db
        .deleteFrom('reports')
        .where((row) => row.and({ team, id }))
        .returning('id')
        .executeTakeFirst();
      return closed !== undefined;
    },
  };
}
