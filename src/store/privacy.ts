import { sql } from 'kysely';
import type { Forgotten } from './forgotten.ts';
import { forgetSubscriber, subscriptionsWith } from './privacy-of-subscriptions.ts';
import type { Db, MessageState } from './tables.ts';

/** Implements `PersonalRecords`. Without the annotation, so that the exported tables keep their types. */
export function createPrivacy(db: Db, forgotten: Forgotten) {
  return {
    async exportPerson(team: string, userId: string) {
      const person = { team, userId };
      // One snapshot for all tables: a row written in the meantime is either in all of them or in none.
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
            .where((row) => row.or([row.and(person), named(person)]))
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
          reports: await trx
            .selectFrom('reports')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('reportedAt')
            .execute(),
          assessments: await trx
            .selectFrom('assessments')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('startedAt')
            .execute(),
          first_days: await firstDaysWith(trx, person),
          rehearsals: await trx
            .selectFrom('rehearsals')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('writtenAt')
            .execute(),
          tries: await trx
            .selectFrom('tries')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('triedAt')
            .execute(),
          audit: await trx
            .selectFrom('audit')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('happenedAt')
            .execute(),
          nudge_stops: await trx
            .selectFrom('nudgeStops')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('stoppedAt')
            .execute(),
          saved: await trx
            .selectFrom('saved')
            .selectAll()
            .where((row) => row.and(person))
            .orderBy('savedAt')
            .execute(),
        }));
    },

    async deletePerson(team: string, userId: string): Promise<{ rows: number }> {
      const person = { team, userId };
      const deletion = async (trx: Db) => {
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
          // What was done once for somebody else may name this person: whose summary it was.
          await trx
            .deleteFrom('told')
            .where((row) => row.or([row.and(person), named(person)]))
            .returning('team')
            .execute(),
          // What is done stays done for the others, but without this person's name.
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
          // What was done for others stays known, but not who did it.
          await trx
            .updateTable('audit')
            .set({ userId: null })
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          // A stop goes on for the others, without this person's name and words.
          await trx
            .updateTable('nudgeStops')
            .set({ userId: null, reason: '' })
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('reports')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('rehearsals')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('tries')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('assessments')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('firstDays')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          // The list goes on without the one who may see its count.
          await trx
            .updateTable('firstDays')
            .set({ leadId: null })
            .where((row) => row.and({ team, leadId: userId }))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('saved')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
        ];
        const subscribed = await forgetSubscriber(trx, person);
        // After the deliveries, as where a nudge is sent or answered: both at once would otherwise wait for each other.
        const learned = [
          await trx
            .deleteFrom('seen')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
          await trx
            .deleteFrom('learning')
            .where((row) => row.and(person))
            .returning('team')
            .execute(),
        ];
        return { rows: results.flat().length + subscribed + learned.flat().length };
      };
      return forgotten.forget(person, () => db.transaction().execute(deletion));
    },
  };
}

/** Whether what was done once for somebody names a person, as one of its words. */
const named = ({ team, userId }: { team: string; userId: string }) =>
  sql<boolean>`(team = ${team} and ${userId} = any(string_to_array(what, ' ')))`;

/** A person's own first 30 days and, of those whose count they may see, that they may, and nothing about the others. */
async function firstDaysWith(trx: Db, person: { team: string; userId: string }): Promise<object[]> {
  const own = await trx
    .selectFrom('firstDays')
    .selectAll()
    .where((row) => row.and(person))
    .execute();
  const seen = await trx
    .selectFrom('firstDays')
    .select(['team', 'leadId', 'startedAt'])
    .where((row) => row.and({ team: person.team, leadId: person.userId }))
    .orderBy('startedAt')
    .execute();
  return [...own, ...seen];
}
