import type { Db } from './tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Slack gives up delivering an event within hours; a week leaves room to look into a fault. */
const INBOX_DAYS = 7;
/** Long enough to see in which words people asked for what no card answers; so long does feedback on it count. */
const QUESTION_DAYS = 90;
/** Half a year shows what somebody got and how they answered; what they learnt is kept apart from it. */
const DELIVERY_DAYS = 180;
/** Nobody reacts anew to a message this old, wonders why they hear nothing, or still has that form open. */
const TOLD_DAYS = 90;

/** Nobody works on a list that was last touched half a year ago. */
const CHECKLIST_DAYS = 180;

/** Nobody goes on in a thread that was last offered a card so long ago. */
const SUGGESTION_DAYS = 90;

/** How many of each were too old to be kept. */
export interface Forgotten {
  messages: number;
  questions: number;
  deliveries: number;
  checklists: number;
}

/** Deletes messages and the ledger of nudges, and clears the text of questions, that are too old to be kept. */
export async function forgetOld(db: Db, now: Date): Promise<Forgotten> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const messages = await db
    .deleteFrom('inbox')
    .where('receivedAt', '<', before(INBOX_DAYS))
    .executeTakeFirst();
  const questions = await db
    .updateTable('answers')
    .set({ question: null, questionKey: null })
    .where('createdAt', '<', before(QUESTION_DAYS))
    .where('question', 'is not', null)
    .executeTakeFirst();
  const deliveries = await db
    .deleteFrom('deliveries')
    .where('dueAt', '<', before(DELIVERY_DAYS))
    .executeTakeFirst();
  const checklists = await db
    .deleteFrom('checklists')
    .where('updatedAt', '<', before(CHECKLIST_DAYS))
    .executeTakeFirst();
  await db.deleteFrom('told').where('toldAt', '<', before(TOLD_DAYS)).executeTakeFirst();
  await db.deleteFrom('suggestions').where('offeredAt', '<', before(SUGGESTION_DAYS)).execute();
  return {
    messages: Number(messages.numDeletedRows),
    questions: Number(questions.numUpdatedRows),
    deliveries: Number(deliveries.numDeletedRows),
    checklists: Number(checklists.numDeletedRows),
  };
}
