import { forgetSubscriber, subscriptionsWith } from './privacy-of-subscriptions.ts';
import type { Db, MessageState } from './tables.ts';

export type Privacy = ReturnType<typeof createPrivacy>;

/** What people can ask about their own data: to see all of it, and to have it removed. */
export function createPrivacy(db: Db) {
  return {
    /** Everything that is kept about a person, by table, oldest first; fit for JSON.stringify. */
    async exportPerson(team: string, userId: string) {
      const person = { team, userId };
      // One snapshot for all tables: rows written in between are in all of it or in none of it.
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => ({
          person,
          inbox: await trx
            .selectFrom('inbox')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('receivedAt')
            .execute(),
          answers: await trx
            .selectFrom('answers')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('createdAt')
            .execute(),
          feedback: await trx
            .selectFrom('feedback')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('givenAt')
            .execute(),
          seen: await trx
            .selectFrom('seen')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('firstSeen')
            .execute(),
          subscriptions: await subscriptionsWith(trx, person),
          deliveries: await trx
            .selectFrom('deliveries')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('dueAt')
            .execute(),
          told: await trx
            .selectFrom('told')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('toldAt')
            .execute(),
          learning: await trx
            .selectFrom('learning')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('updatedAt')
            .execute(),
          checklists: await trx
            .selectFrom('checklists')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('createdAt')
            .execute(),
          suggesting_channels: await trx
            .selectFrom('suggestingChannels')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('changedAt')
            .execute(),
          checklist_ticks: await trx
            .selectFrom('checklistTicks')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('changedAt')
            .execute(),
          saved: await trx
            .selectFrom('saved')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('savedAt')
            .execute(),
        }));
    },

    /**
     * Removes everything that is kept about a person, all or nothing, and says how many rows that were.
     * Of a message only its key stays until it is a week old, without person, text and thread: Slack may
     * deliver it once more, and "forget me" itself would then be answered twice. The nudges of a channel stay
     * the channel's, without the person.
     */
    async deletePerson(team: string, userId: string): Promise<{ rows: number }> {
      const person = { team, userId };
      return db.transaction().execute(async (trx) => {
        const results = [
          await trx
            .updateTable('inbox')
            .set((row) => ({
              userId: null,
              threadTs: null,
              text: '',
              state: row
                .case()
                .when('state', '=', 'received')
                .then<MessageState>('left')
                .else(row.ref('state'))
                .end(),
            }))
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('answers')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('feedback')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('seen')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('told')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('learning')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          // What is done stays done for the others, only nobody's name stands beside it.
          await trx
            .updateTable('checklists')
            .set({ userId: null })
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .updateTable('suggestingChannels')
            .set({ userId: null })
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .updateTable('checklistTicks')
            .set({ userId: null })
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('saved')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
        ];
        return { rows: results.flat().length + (await forgetSubscriber(trx, person)) };
      });
    },
  };
}
