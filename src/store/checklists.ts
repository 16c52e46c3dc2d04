import { sql } from 'kysely';
import type {
  Checklist,
  ChecklistPlace,
  MadeChecklist,
  NewChecklist,
  PostedChecklist,
} from '../answers/checklist.ts';
import type { ChecklistRecords, TickedIn } from '../answers/records/checklist-records.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import type { Db } from './tables.ts';

const MAX_STEP = 3000;

export function createChecklists(db: Db, forgotten: Forgotten): ChecklistRecords {
  /** @param work gets the person's id, or null if they are forgotten */
  function inTransaction<T>(
    { team, userId }: Person,
    work: (trx: Db, userId: string | null) => Promise<T>,
  ): Promise<T> {
    return forgotten.unless(db, { team, userId }, (write, isForgotten) => {
      const run = (trx: Db) => work(trx, isForgotten ? null : userId);
      return write.isTransaction ? run(write) : write.transaction().execute(run);
    });
  }

  return {
    async make(list: NewChecklist, now: Date): Promise<'made' | 'there'> {
      const { steps, ...rest } = list;
      const kept = asJson(steps);
      const row = { ...rest, steps: kept, messageTs: null, createdAt: now, updatedAt: now };
      const made = await forgotten.unless(db, list, (write, isForgotten) =>
        write
          .insertInto('checklists')
          .values(isForgotten ? { ...row, userId: null } : row)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst(),
      );
      return made ? 'made' : 'there';
    },

    async notePosted(id: string, messageTs: string): Promise<void> {
      await db.updateTable('checklists').set({ messageTs }).where('id', '=', id).execute();
    },

    async latest(
      { team, userId, channel, threadTs, cardId }: ChecklistPlace,
      since: Date,
    ): Promise<PostedChecklist | undefined> {
      return db
        .selectFrom('checklists')
        .select(['id', 'messageTs'])
        .where((row) => row.and({ team, userId, channel, cardId }))
        .where('threadTs', 'is not distinct from', threadTs)
        .where('createdAt', '>', since)
        .where('messageTs', 'is not', null)
        .$narrowType<{ messageTs: string }>()
        .orderBy('createdAt', 'desc')
        .limit(1)
        .executeTakeFirst();
    },

    async latestOf(
      { team, channel, threadTs, cardId }: Omit<ChecklistPlace, 'userId'>,
      steps: readonly string[],
      since: Date,
    ): Promise<MadeChecklist | undefined> {
      return db
        .selectFrom('checklists')
        .select(['id', 'messageTs', 'createdAt'])
        .where((row) => row.and({ team, channel, cardId }))
        .where('threadTs', 'is not distinct from', threadTs)
        .where('createdAt', '>', since)
        .where(sql<boolean>`${sql.ref('steps')} = ${asJson(steps)}::jsonb`)
        .orderBy('createdAt', 'desc')
        .limit(1)
        .executeTakeFirst();
    },

    async discard(id: string): Promise<void> {
      await db.deleteFrom('checklists').where('id', '=', id).execute();
    },

    async discardPosted({ id, messageTs }: PostedChecklist): Promise<void> {
      await db
        .deleteFrom('checklists')
        .where((row) => row.and({ id, messageTs }))
        .execute();
    },

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

    async tick(
      id: string,
      step: number,
      person: Person,
      done: boolean,
      { channel, messageTs }: TickedIn,
      now: Date,
    ): Promise<'changed' | 'same' | 'gone'> {
      return inTransaction(person, async (trx, userId) => {
        const { team } = person;
        const list = await trx
          .updateTable('checklists')
          .set((row) => ({ updatedAt: now, messageTs: row.fn.coalesce('messageTs', row.val(messageTs)) }))
          .where('id', '=', id)
          .where('channel', '=', channel)
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

function asJson(steps: readonly string[]): string {
  return JSON.stringify(steps.map((step) => keptText(step, MAX_STEP)));
}
