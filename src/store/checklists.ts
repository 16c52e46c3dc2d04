import { type Selectable, sql } from 'kysely';
import { keptText } from './kept-text.ts';
import type { ChecklistsTable, ChecklistTicksTable, Db, Person } from './tables.ts';

export type Tick = Pick<
  Selectable<ChecklistTicksTable>,
  'step' | 'userId' | 'done' | 'changes' | 'changedAt'
>;

/** A checklist as it stands: the texts that it was made with, and what became of each step that somebody touched. */
export interface Checklist extends Selectable<ChecklistsTable> {
  ticks: Tick[];
}

export interface NewChecklist extends Person {
  /** The same for the same wish, so that a double click makes one list. */
  id: string;
  channel: string;
  threadTs: string | null;
  cardId: string;
  title: string;
  heading: string;
  /** Markdown of each; the first 3,000 characters are kept. */
  steps: string[];
}

const MAX_STEP = 3000;

export type Checklists = ReturnType<typeof createChecklists>;

/** Lists that people tick off together. They keep their own texts, whatever becomes of the card. */
export function createChecklists(db: Db) {
  return {
    /** Keeps a new list. Of any number of calls with one id, in any process, one gets 'made'. */
    async make(list: NewChecklist, now: Date): Promise<'made' | 'there'> {
      const { steps, ...rest } = list;
      const kept = JSON.stringify(steps.map((step) => keptText(step, MAX_STEP)));
      const made = await db
        .insertInto('checklists')
        .values({ ...rest, steps: kept, messageTs: null, createdAt: now, updatedAt: now })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return made ? 'made' : 'there';
    },

    /** Notes under which timestamp the list was posted. */
    async notePosted(id: string, messageTs: string): Promise<void> {
      await db.updateTable('checklists').set({ messageTs }).where('id', '=', id).execute();
    },

    /** Forgets a list that could not be posted. */
    async discard(id: string): Promise<void> {
      await db.deleteFrom('checklists').where('id', '=', id).execute();
    },

    /** The list and its ticks, of one moment. */
    async read(id: string): Promise<Checklist | undefined> {
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const list = await trx.selectFrom('checklists').selectAll().where('id', '=', id).executeTakeFirst();
          if (!list) return undefined;
          const ticks = await trx
            .selectFrom('checklistTicks')
            .select(['step', 'userId', 'done', 'changes', 'changedAt'])
            .where('checklistId', '=', id)
            .orderBy('step')
            .execute();
          return { ...list, ticks };
        });
    },

    /**
     * Ticks a step or takes the tick back. Whoever ticked a step first stays the one who did it.
     * @param step from 0
     * @param messageTs the message that it was ticked in: a list may be ticked before it is noted under which it went out
     * @returns 'same' when it stood so already, 'gone' when there is no such list or step
     */
    async tick(
      id: string,
      step: number,
      { team, userId }: Person,
      done: boolean,
      messageTs: string,
      now: Date,
    ): Promise<'changed' | 'same' | 'gone'> {
      return db.transaction().execute(async (trx) => {
        const list = await trx
          .updateTable('checklists')
          .set((row) => ({ updatedAt: now, messageTs: row.fn.coalesce('messageTs', row.val(messageTs)) }))
          .where('id', '=', id)
          .where(sql<number>`jsonb_array_length(${sql.ref('steps')})`, '>', step)
          .returning('id')
          .executeTakeFirst();
        if (!list || step < 0) return 'gone';
        const changed = await trx
          .insertInto('checklistTicks')
          .values({ checklistId: id, step, team, userId, done, changes: 1, changedAt: now })
          .onConflict((conflict) =>
            conflict
              .columns(['checklistId', 'step'])
              .doUpdateSet((row) => ({
                team,
                userId,
                done,
                changes: row('checklistTicks.changes', '+', 1),
                changedAt: now,
              }))
              .where('checklistTicks.done', '!=', done),
          )
          .returning('changes')
          .executeTakeFirst();
        return changed ? 'changed' : 'same';
      });
    },
  };
}
