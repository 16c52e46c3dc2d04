import { sql } from 'kysely';
import type { FeedbackEntry, FeedbackRecords, NewFeedback } from '../answers/records/feedback-records.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import type { Db } from './tables.ts';

const MAX_COMMENT = 1000;

export function createFeedback(db: Db, forgotten: Forgotten): FeedbackRecords {
  return {
    async give(feedback: NewFeedback, now: Date): Promise<void> {
      const { answerId, cardId, team, userId, helpful } = feedback;
      const comment = feedback.comment === undefined ? null : keptText(feedback.comment, MAX_COMMENT);
      await forgotten.unless(db, { team, userId }, async (write, isForgotten) => {
        if (isForgotten) return;
        await write
          .insertInto('feedback')
          .values({
            answerId,
            cardId,
            team,
            userId,
            helpful,
            comment,
            reason: feedback.reason ?? null,
            givenAt: now,
          })
          .onConflict((conflict) =>
            conflict.columns(['answerId', 'cardId', 'team', 'userId']).doUpdateSet((row) => ({
              helpful: row.ref('excluded.helpful'),
              givenAt: row.ref('excluded.givenAt'),
              comment: row
                .case()
                .when('excluded.comment', 'is not', null)
                .then(row.ref('excluded.comment'))
                .when('feedback.helpful', '=', row.ref('excluded.helpful'))
                .then(row.ref('feedback.comment'))
                .else(null)
                .end(),
              reason: row
                .case()
                .when('excluded.reason', 'is not', null)
                .then(row.ref('excluded.reason'))
                .when('feedback.helpful', '=', row.ref('excluded.helpful'))
                .then(row.ref('feedback.reason'))
                .else(null)
                .end(),
            })),
          )
          .execute();
      });
    },

    async forCard(cardId: string): Promise<{ helpful: number; notHelpful: number }> {
      // As integer: an uncast count(*) is a number on PGlite and a string on PostgreSQL.
      return db
        .selectFrom('feedback')
        .select([
          sql<number>`(count(*) filter (where helpful))::integer`.as('helpful'),
          sql<number>`(count(*) filter (where not helpful))::integer`.as('notHelpful'),
        ])
        .where('cardId', '=', cardId)
        .executeTakeFirstOrThrow();
    },

    async forAnswer(answerId: string): Promise<FeedbackEntry[]> {
      return db
        .selectFrom('feedback')
        .selectAll()
        .where('answerId', '=', answerId)
        .orderBy('givenAt')
        .orderBy('cardId')
        .orderBy('userId')
        .execute();
    },
  };
}
