import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Rung } from '../cards/ladder.ts';
import type { Assessment } from '../path/assessment.ts';
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
      const levels = JSON.stringify({ [requirement]: level ?? null });
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
      const row = await db
        .selectFrom('assessments')
        .selectAll()
        .where((where) => where.and({ team, userId }))
        .where('finishedAt', 'is', null)
        .executeTakeFirst();
      return row && { ...row, levels: withoutOpen(row.levels), reached: Object.keys(row.levels) };
    },

    async finish(person, now, replacing) {
      const { team, userId } = person;
      return db.transaction().execute(async (trx) => {
        const own = trx
          .selectFrom('assessments')
          .selectAll()
          .where((row) => row.and({ team, userId }));
        const underWay = await own.where('finishedAt', 'is', null).forUpdate().executeTakeFirst();
        if (!underWay) return false;
        const corrected = await own
          .where('finishedAt', '>', replacing)
          .orderBy('finishedAt', 'desc')
          .executeTakeFirst();
        // A second window may know no more than its own question.
        const { levels, evidence } = corrected ? onTopOf(corrected, underWay) : underWay;
        await trx
          .deleteFrom('assessments')
          .where((row) => row.and({ team, userId }))
          .where('finishedAt', '>', replacing)
          .execute();
        await trx
          .updateTable('assessments')
          .set({
            levels: JSON.stringify(withoutOpen(levels)),
            evidence: JSON.stringify(evidence),
            finishedAt: now,
            updatedAt: now,
          })
          .where('id', '=', underWay.id)
          .execute();
        return true;
      });
    },

    async finished({ team, userId }, limit) {
      const rows = await db
        .selectFrom('assessments')
        .selectAll()
        .where((row) => row.and({ team, userId }))
        .where('finishedAt', 'is not', null)
        .orderBy('finishedAt', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, levels: withoutOpen(row.levels) }));
    },
  };
}

type StoredLevels = Readonly<Record<string, Rung | null>>;
type Said = Pick<Assessment, 'evidence'> & { levels: StoredLevels };

/** What a correction says, and of what it corrects, what it has not reached. */
function onTopOf(before: Said, correction: Said): Said {
  const kept = Object.entries(before.evidence).filter(([requirement]) => !(requirement in correction.levels));
  return {
    levels: { ...before.levels, ...correction.levels },
    evidence: { ...Object.fromEntries(kept), ...correction.evidence },
  };
}

function withoutOpen(levels: StoredLevels): Record<string, Rung> {
  return Object.fromEntries(
    Object.entries(levels).filter((entry): entry is [string, Rung] => entry[1] !== null),
  );
}
