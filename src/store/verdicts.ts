import { sql } from 'kysely';
import type { QuestionVerdict } from '../answers/records/verdict-records.ts';
import type { Db } from './tables.ts';

/** More pairs than a team judges while questions are kept; the newest ones count. */
const MOST_PAIRS = 20_000;

/** See `VerdictRecords.verdicts`. */
export async function readVerdicts(db: Db, atLeast: number): Promise<QuestionVerdict[]> {
  return counted(db, lastWords(db))
    .having(sql<number>`count(*)`, '>=', atLeast)
    .orderBy(sql`max(${sql.ref('givenAt')})`, 'desc')
    .limit(MOST_PAIRS)
    .execute();
}

/** See `VerdictRecords.verdictOn`. */
export async function readVerdictOn(
  db: Db,
  { answerId, cardId }: { answerId: string; cardId: string },
): Promise<QuestionVerdict | undefined> {
  const question = db.selectFrom('answers').select('questionKey').where('id', '=', answerId);
  return counted(
    db,
    lastWords(db).where('answers.questionKey', '=', question).where('feedback.cardId', '=', cardId),
  ).executeTakeFirst();
}

/** What each person last said about each pair. */
function lastWords(db: Db) {
  return db
    .selectFrom('feedback')
    .innerJoin('answers', 'answers.id', 'feedback.answerId')
    .distinctOn(['answers.questionKey', 'feedback.cardId', 'feedback.team', 'feedback.userId'])
    .select(['answers.questionKey', 'feedback.cardId', 'feedback.helpful', 'feedback.givenAt'])
    .where('answers.questionKey', 'is not', null)
    .where('answers.questionKey', '!=', '')
    .orderBy('answers.questionKey')
    .orderBy('feedback.cardId')
    .orderBy('feedback.team')
    .orderBy('feedback.userId')
    .orderBy('feedback.givenAt', 'desc');
}

/** How many different people said which. */
function counted(db: Db, words: ReturnType<typeof lastWords>) {
  return db
    .selectFrom(words.as('lastWord'))
    .select([
      sql<string>`${sql.ref('questionKey')}`.as('questionKey'),
      'cardId',
      sql<number>`(count(*) filter (where helpful))::integer`.as('helpful'),
      sql<number>`(count(*) filter (where not helpful))::integer`.as('unhelpful'),
    ])
    .groupBy(['questionKey', 'cardId']);
}
