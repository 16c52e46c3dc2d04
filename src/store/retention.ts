import type { Db } from './tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Slack gives up delivering an event within hours; a week leaves room to look into a fault. */
const INBOX_DAYS = 7;
/** Long enough to see in which words people asked for what no card answers. */
const QUESTION_DAYS = 90;

/** Deletes messages and clears the text of questions that are too old to be kept; says how many of each. */
export async function forgetOld(db: Db, now: Date): Promise<{ messages: number; questions: number }> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const messages = await db
    .deleteFrom('inbox')
    .where('receivedAt', '<', before(INBOX_DAYS))
    .executeTakeFirst();
  const questions = await db
    .updateTable('answers')
    .set({ question: null })
    .where('createdAt', '<', before(QUESTION_DAYS))
    .where('question', 'is not', null)
    .executeTakeFirst();
  return { messages: Number(messages.numDeletedRows), questions: Number(questions.numUpdatedRows) };
}
