import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AssessmentRecords } from '../path/records/assessment-records.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import type { Db } from './tables.ts';

/** More than the form takes, in case that is raised. */
const LONGEST = 2000;

export function createAssessments(db: Db, forgotten: Forgotten): AssessmentRecords {
  return {
    async answer(person, { requirement, level, evidence }, now) {
      const { team, userId } = person;
      const words = keptText(evidence, LONGEST);
      const levels = JSON.stringify(level ? { [requirement]: level } : {});
      const said = JSON.stringify(words ? { [requirement]: words } : {});
      await forgotten.unless(db, person, async (write, isForgotten) => {
        if (isForgotten) return;
        await write
          .insertInto('assessments')
          .values({
            id: randomUUID(),
            team,
            userId,
            levels,
            evidence: said,
            startedAt: now,
            updatedAt: now,
            finishedAt: null,
          })
          // The database merges, so that two steps at once don't undo each other. What is now left open goes.
          .onConflict((conflict) =>
            conflict
              .columns(['team', 'userId'])
              .where('finishedAt', 'is', null)
              .doUpdateSet({
                levels: sql<string>`(assessments.levels - ${requirement}::text) || excluded.levels`,
                evidence: sql<string>`(assessments.evidence - ${requirement}::text) || excluded.evidence`,
                updatedAt: now,
              }),
          )
          .execute();
      });
    },

    async underWay({ team, userId }) {
      return db
        .selectFrom('assessments')
        .selectAll()
        .where((row) => row.and({ team, userId }))
        .where('finishedAt', 'is', null)
        .executeTakeFirst();
    },

    async finish(person, now, replacing) {
      const { team, userId } = person;
      return db.transaction().execute(async (trx) => {
        const finished = await trx
          .updateTable('assessments')
          .set({ finishedAt: now, updatedAt: now })
          .where((row) => row.and({ team, userId }))
          .where('finishedAt', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (!finished) return false;
        await trx
          .deleteFrom('assessments')
          .where((row) => row.and({ team, userId }))
          .where('finishedAt', '>', replacing)
          .where('id', '!=', finished.id)
          .execute();
        return true;
      });
    },

    async finished({ team, userId }, limit) {
      return db
        .selectFrom('assessments')
        .selectAll()
        .where((row) => row.and({ team, userId }))
        .where('finishedAt', 'is not', null)
        .orderBy('finishedAt', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
    },
  };
}
