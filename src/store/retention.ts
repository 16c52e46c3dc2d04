import type { Db } from './tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * How long records are kept, in days, by the table that holds them; what is not named here is kept until people delete
 * it. tests/docs.test.ts checks docs/data.md and the privacy text against these numbers.
 */
export const RETENTION_DAYS = {
  /** Slack gives up delivering an event within hours; a week leaves room to look into a fault. */
  inbox: 7,
  /** Only the text. Long enough to see in which words people asked for what no card answers; feedback on it counts as long. */
  answers: 90,
  /** Half a year shows what people got and how they answered; what they learned is stored apart from it. */
  deliveries: 180,
  /** After so long nobody reacts to a message again, wonders why they hear nothing, or still has that form open. */
  told: 90,
  /** Nobody works on a list that was last touched half a year ago. */
  checklists: 180,
  /** Nobody goes on in a thread that was offered a card so long ago. */
  suggestions: 90,
} as const;

/** How many of each were too old to be kept. */
export interface DeletionCounts {
  messages: number;
  questions: number;
  deliveries: number;
  checklists: number;
}

/** Deletes messages and the ledger of nudges, and clears the text of questions, that are too old to be kept. */
export async function deleteOld(db: Db, now: Date): Promise<DeletionCounts> {
  const before = (table: keyof typeof RETENTION_DAYS) =>
    new Date(now.getTime() - RETENTION_DAYS[table] * DAY_MS);
  const messages = await db.deleteFrom('inbox').where('receivedAt', '<', before('inbox')).executeTakeFirst();
  const questions = await db
    .updateTable('answers')
    .set({ question: null, questionKey: null })
    .where('createdAt', '<', before('answers'))
    .where('question', 'is not', null)
    .executeTakeFirst();
  const deliveries = await db
    .deleteFrom('deliveries')
    .where('dueAt', '<', before('deliveries'))
    .executeTakeFirst();
  const checklists = await db
    .deleteFrom('checklists')
    .where('updatedAt', '<', before('checklists'))
    .executeTakeFirst();
  await db.deleteFrom('told').where('toldAt', '<', before('told')).executeTakeFirst();
  await db.deleteFrom('suggestions').where('offeredAt', '<', before('suggestions')).execute();
  return {
    messages: Number(messages.numDeletedRows),
    questions: Number(questions.numUpdatedRows),
    deliveries: Number(deliveries.numDeletedRows),
    checklists: Number(checklists.numDeletedRows),
  };
}
