import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** What people said about one card as the answer to one question, whoever asked it in these words. */
export interface Verdicts {
  questionKey: string;
  cardId: string;
  /** Different people whose last word was that it helped. */
  helpful: number;
  /** Different people whose last word was that it did not. */
  unhelpful: number;
}

/** More pairs than a team gives in 90 days; the newest count. */
const MOST_PAIRS = 20_000;

/**
 * The verdicts on pairs of question and card. They count as long as the question is kept (see `retention.ts`).
 * @param atLeast how many different people must have judged a pair
 */
export async function readVerdicts(db: Db, atLeast: number): Promise<Verdicts[]> {
  return counted(db, lastWords(db))
    .having(sql<number>`count(*)`, '>=', atLeast)
    .orderBy(sql`max(${sql.ref('givenAt')})`, 'desc')
    .limit(MOST_PAIRS)
    .execute();
}

/**
 * The verdicts on one card as the answer to the question that an answer was given to; undefined when nobody has judged
 * it, or the question is not kept.
 */
export async function readVerdictOn(
  db: Db,
  { answerId, cardId }: { answerId: string; cardId: string },
): Promise<Verdicts | undefined> {
  const question = db.selectFrom('answers').select('questionKey').where('id', '=', answerId);
  return counted(
    db,
    lastWords(db).where('answers.questionKey', '=', question).where('feedback.cardId', '=', cardId),
  ).executeTakeFirst();
}

/** What each person said last about each pair. */
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

/** How many different people said what. */
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
