import type { ExpiringData, RetentionCutoffs } from '../people/retention.ts';
import type { Db } from './tables.ts';

/** See `RetentionRecords.deleteOld`. */
export async function deleteOld(db: Db, cutoffs: RetentionCutoffs): Promise<Record<ExpiringData, number>> {
  const messages = await db
    .deleteFrom('inbox')
    .where('receivedAt', '<', cutoffs.messages)
    .executeTakeFirstOrThrow();
  const questions = await db
    .updateTable('answers')
    .set({ question: null, questionKey: null })
    .where('createdAt', '<', cutoffs.questions)
    .where('question', 'is not', null)
    .executeTakeFirstOrThrow();
  const deliveries = await db
    .deleteFrom('deliveries')
    .where('dueAt', '<', cutoffs.deliveries)
    .executeTakeFirstOrThrow();
  const checklists = await db
    .deleteFrom('checklists')
    .where('updatedAt', '<', cutoffs.checklists)
    .executeTakeFirstOrThrow();
  const reports = await db
    .deleteFrom('reports')
    .where('reportedAt', '<', cutoffs.reports)
    .executeTakeFirstOrThrow();
  const rehearsals = await db
    .deleteFrom('rehearsals')
    .where('writtenAt', '<', cutoffs.rehearsals)
    .executeTakeFirstOrThrow();
  const drafts = await db
    .deleteFrom('assessments')
    .where('finishedAt', 'is', null)
    .where('updatedAt', '<', cutoffs.drafts)
    .executeTakeFirstOrThrow();
  const firstDays = await db
    .deleteFrom('firstDays')
    .where('updatedAt', '<', cutoffs.firstDays)
    .executeTakeFirstOrThrow();
  const tries = await db.deleteFrom('tries').where('triedAt', '<', cutoffs.tries).executeTakeFirstOrThrow();
  const stops = await db
    .deleteFrom('nudgeStops')
    .where('stoppedAt', '<', cutoffs.stops)
    .where((row) =>
      row.or([
        row('endedAt', '<', cutoffs.stops),
        row('untilDay', '<', cutoffs.stops.toISOString().slice(0, 10)),
      ]),
    )
    .executeTakeFirstOrThrow();
  const audit = await db
    .deleteFrom('audit')
    .where('happenedAt', '<', cutoffs.audit)
    .executeTakeFirstOrThrow();
  const claims = await db.deleteFrom('told').where('toldAt', '<', cutoffs.claims).executeTakeFirstOrThrow();
  const suggestions = await db
    .deleteFrom('suggestions')
    .where('offeredAt', '<', cutoffs.suggestions)
    .executeTakeFirstOrThrow();
  return {
    messages: Number(messages.numDeletedRows),
    questions: Number(questions.numUpdatedRows),
    deliveries: Number(deliveries.numDeletedRows),
    checklists: Number(checklists.numDeletedRows),
    reports: Number(reports.numDeletedRows),
    drafts: Number(drafts.numDeletedRows),
    firstDays: Number(firstDays.numDeletedRows),
    rehearsals: Number(rehearsals.numDeletedRows),
    tries: Number(tries.numDeletedRows),
    stops: Number(stops.numDeletedRows),
    audit: Number(audit.numDeletedRows),
    claims: Number(claims.numDeletedRows),
    suggestions: Number(suggestions.numDeletedRows),
  };
}
