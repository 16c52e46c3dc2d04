import { type Selectable, sql } from 'kysely';
import { keptText } from './kept-text.ts';
import type { Db, FeedbackTable, Person } from './tables.ts';

export type FeedbackEntry = Selectable<FeedbackTable>;

export interface NewFeedback extends Person {
  answerId: string;
  cardId: string;
  helpful: boolean;
  /** The first 1,000 characters are kept. */
  comment?: string;
}

const MAX_COMMENT = 1000;

export type Feedback = ReturnType<typeof createFeedback>;

/** What people said about the cards they were given. */
export function createFeedback(db: Db) {
  return {
    /**
     * Keeps one verdict per answer, card and person; a later one replaces it. A comment outlives a repeated
     * click of the same button, but not a change of mind.
     */
    async give(feedback: NewFeedback, now: Date): Promise<void> {
      const { answerId, cardId, team, userId, helpful } = feedback;
      const comment = feedback.comment === undefined ? null : keptText(feedback.comment, MAX_COMMENT);
      await db
        .insertInto('feedback')
        .values({ answerId, cardId, team, userId, helpful, comment, givenAt: now })
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
          })),
        )
        .execute();
    },

    /** How many found a card helpful, and how many did not, over all answers that gave it. */
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

    /** All that was said about one answer, oldest first. */
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
