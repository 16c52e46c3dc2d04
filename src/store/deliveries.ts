import { sql } from 'kysely';
import type { Delivery, DeliveryState, NudgeAnswer } from '../nudges/delivery/delivery.ts';
import type {
  DeliveryRecords,
  DeliveryVersion,
  NudgeMessage,
  SentCard,
  SentNudge,
} from '../nudges/records/delivery-records.ts';
import type { Person } from '../people/person.ts';
import { keptText } from './kept-text.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import type { Db } from './tables.ts';

const MAX_WHY = 300;

/** The query of `planned`. The index `deliveries_to_send` has this order. */
export function deliveriesToSend(
  db: Db,
  { now, limit }: { now: Date; limit: number },
  served: ServedTeams = { ids: undefined },
) {
  return onlyServed(db.selectFrom('deliveries').selectAll().where('notBefore', '<=', now), served)
    .orderBy('notBefore')
    .orderBy('id')
    .limit(limit);
}

export function createDeliveries(db: Db, served: ServedTeams): DeliveryRecords {
  async function finish(
    { id, attempts }: DeliveryVersion,
    state: 'skipped' | 'failed',
    why: string,
    now: Date,
  ): Promise<boolean> {
    const finished = await onlyServed(db.updateTable('deliveries').where('id', '=', id), served)
      .set({ state, why: keptText(why, MAX_WHY), notBefore: null, updatedAt: now })
      .where('attempts', '=', attempts)
      .where('state', 'in', ['planned', 'sending'])
      .returning('id')
      .executeTakeFirst();
    return finished !== undefined;
  }

  return {
    async byId(id: string): Promise<Delivery | undefined> {
      const known = db.selectFrom('deliveries').selectAll().where('id', '=', id);
      return onlyServed(known, served).executeTakeFirst();
    },

    async planned(limits: { now: Date; limit: number }): Promise<Delivery[]> {
      return deliveriesToSend(db, limits, served).execute();
    },

    async take(id: string, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<Delivery | undefined> {
      const mine = onlyServed(db.updateTable('deliveries').where('id', '=', id), served);
      return mine
        .set((row) => ({
          state: 'sending',
          attempts: row('attempts', '+', 1),
          maybeSent: row.or([row('maybeSent', '=', true), row('state', '=', 'sending')]).$castTo<boolean>(),
          notBefore: null,
          updatedAt: now,
        }))
        .where((row) =>
          row.or([
            row.and([row('state', '=', 'planned'), row('notBefore', '<=', now)]),
            row.and([
              row('state', '=', 'sending'),
              row('updatedAt', '<=', new Date(now.getTime() - leaseMs)),
            ]),
          ]),
        )
        .returningAll()
        .executeTakeFirst();
    },

    async markSent(id: string, sent: SentNudge, now: Date): Promise<boolean> {
      const { messageTs, channel, cardId, form, question = null } = sent;
      const marked = await onlyServed(db.updateTable('deliveries').where('id', '=', id), served)
        .set({
          state: 'sent',
          why: null,
          notBefore: null,
          messageTs,
          channel,
          cardId,
          form,
          question,
          sentAt: now,
          updatedAt: now,
        })
        .where('state', '<>', 'sent')
        .returning('id')
        .executeTakeFirst();
      return marked !== undefined;
    },

    async markSkipped(seen: DeliveryVersion, why: string, now: Date): Promise<boolean> {
      return finish(seen, 'skipped', why, now);
    },

    async markFailed(seen: DeliveryVersion, why: string, now: Date): Promise<boolean> {
      return finish(seen, 'failed', why, now);
    },

    async requeue(
      { id, attempts }: DeliveryVersion,
      again: { why: string; notBefore: Date; maybeSent: boolean },
      now: Date,
    ): Promise<boolean> {
      const requeued = await onlyServed(db.updateTable('deliveries').where('id', '=', id), served)
        .set((row) => ({
          state: 'planned',
          why: keptText(again.why, MAX_WHY),
          notBefore: again.notBefore,
          // Once unknown, it stays unknown: a later attempt says nothing about the one before.
          maybeSent: again.maybeSent ? true : row.ref('maybeSent'),
          updatedAt: now,
        }))
        .where('attempts', '=', attempts)
        .where('state', '=', 'sending')
        .returning('id')
        .executeTakeFirst();
      return requeued !== undefined;
    },

    async answer(
      id: string,
      answer: NudgeAnswer,
      now: Date,
      choice?: number,
    ): Promise<'noted' | 'already' | 'unknown'> {
      const noted = await onlyServed(db.updateTable('deliveries').where('id', '=', id), served)
        .set((row) => ({
          answer,
          ...(choice !== undefined && { choice }),
          answeredAt: sql<Date>`coalesce(${row.ref('answeredAt')}, ${now}::timestamptz)`,
        }))
        .where((row) =>
          row.or([
            row('answer', 'is', null),
            ...(answer === 'more' ? [] : [row('answer', '=', sql.lit('more' as const))]),
          ]),
        )
        .returning('id')
        .executeTakeFirst();
      if (noted) return 'noted';
      return (await this.byId(id)) ? 'already' : 'unknown';
    },

    async correctRating(id: string, rating: 'hard' | 'easy'): Promise<boolean> {
      const corrected = await onlyServed(db.updateTable('deliveries').where('id', '=', id), served)
        .set({ answer: rating })
        .where('answer', '=', 'good')
        .where('choice', 'is not', null)
        .returning('id')
        .executeTakeFirst();
      return corrected !== undefined;
    },

    async takeBack(id: string, answer: NudgeAnswer): Promise<NudgeMessage | undefined> {
      return onlyServed(db.updateTable('deliveries').where('id', '=', id), served)
        .set({ answer: null })
        .where('answer', '=', answer)
        .returning(['id', 'channel', 'messageTs', 'question'])
        .executeTakeFirst();
    },

    async takeBackNotForMe({ team, userId }: Person, cardId: string): Promise<NudgeMessage[]> {
      return db
        .updateTable('deliveries')
        .set({ answer: null })
        .where((row) => row.and({ team, userId, cardId, answer: 'not-for-me' }))
        .returning(['id', 'channel', 'messageTs', 'question'])
        .execute();
    },

    async recordActivity(subscriptionId: string, now: Date): Promise<void> {
      await db
        .updateTable('deliveries')
        .set({ answeredAt: now })
        .where('id', '=', (row) =>
          row
            .selectFrom('deliveries as last')
            .select('last.id')
            .where('last.subscriptionId', '=', subscriptionId)
            .where('last.state', '=', 'sent')
            .orderBy('last.localDay', 'desc')
            .limit(1),
        )
        .where('answeredAt', 'is', null)
        .execute();
    },

    async recent(subscriptionId: string, limit: number): Promise<Delivery[]> {
      return db
        .selectFrom('deliveries')
        .selectAll()
        .where('subscriptionId', '=', subscriptionId)
        .orderBy('localDay', 'desc')
        .limit(limit)
        .execute();
    },

    async sentCards(subscriptionId: string): Promise<SentCard[]> {
      return db
        .selectFrom('deliveries')
        .select((row) => [
          row.ref('cardId').$notNull().as('cardId'),
          row.ref('form').$notNull().as('form'),
          'question',
          row.ref('sentAt').$notNull().as('sentAt'),
          row
            .and([row('answer', 'is not', null), row('answer', '<>', 'more')])
            .$castTo<boolean>()
            .as('answered'),
        ])
        .where('subscriptionId', '=', subscriptionId)
        .where('state', '=', 'sent')
        .where('cardId', 'is not', null)
        .where('form', 'is not', null)
        .where('sentAt', 'is not', null)
        .orderBy('localDay', 'desc')
        .execute();
    },

    async lastSent(
      subscriptionId: string,
      before: string,
    ): Promise<{ id: string; answered: boolean } | undefined> {
      return db
        .selectFrom('deliveries')
        .select((row) => [
          'deliveries.id',
          row
            .or([
              row('deliveries.answeredAt', 'is not', null),
              row.exists(
                row
                  .selectFrom('answers')
                  .select('answers.id')
                  .whereRef('answers.team', '=', 'deliveries.team')
                  .whereRef('answers.userId', '=', 'deliveries.userId')
                  .whereRef('answers.createdAt', '>=', 'deliveries.sentAt'),
              ),
            ])
            .$castTo<boolean>()
            .as('answered'),
        ])
        .where('subscriptionId', '=', subscriptionId)
        .where('localDay', '<', before)
        .where('state', '=', 'sent')
        .orderBy('localDay', 'desc')
        .limit(1)
        .executeTakeFirst();
    },

    async byMessage(team: string, channel: string, messageTs: string): Promise<Delivery | undefined> {
      return db
        .selectFrom('deliveries')
        .selectAll()
        .where((row) => row.and({ team, channel, messageTs }))
        .executeTakeFirst();
    },

    async countsSince(since: Date): Promise<Partial<Record<DeliveryState, number>>> {
      const rows = await onlyServed(db.selectFrom('deliveries').where('dueAt', '>=', since), served)
        .select(['state', sql<string>`count(*)`.as('count')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    },

    async stale({ olderThan, limit }: { olderThan: Date; limit: number }): Promise<Delivery[]> {
      const silent = db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'sending')
        .where('updatedAt', '<=', olderThan);
      return onlyServed(silent, served).orderBy('updatedAt').limit(limit).execute();
    },
  };
}
