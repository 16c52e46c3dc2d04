import { type Selectable, sql } from 'kysely';
import { keptText } from './kept-text.ts';
import type { Db, DeliveriesTable, NudgeAnswer, NudgeFormat, Person } from './tables.ts';

/** One nudge of one subscription on one local day. */
export type Delivery = Selectable<DeliveriesTable>;

/** A delivery as the caller last saw it: what somebody else took on since then is theirs to report on. */
export type DeliveryVersion = Pick<Delivery, 'id' | 'attempts'>;

/** A nudge that may be answered anew, and where it stands. */
export type NudgeMessage = Pick<Delivery, 'id' | 'channel' | 'messageTs'>;

const MAX_WHY = 300;

export type Deliveries = ReturnType<typeof createDeliveries>;

/** What `planned` gives; the index `deliveries_to_send` has it in this order. */
export function deliveriesToSend(db: Db, { now, limit }: { now: Date; limit: number }) {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('notBefore', '<=', now)
    .orderBy('notBefore')
    .orderBy('id')
    .limit(limit);
}

/** The ledger of nudges: what is planned, on its way, out, skipped or failed, and what people answered. */
export function createDeliveries(db: Db) {
  async function finish(
    { id, attempts }: DeliveryVersion,
    state: 'skipped' | 'failed',
    why: string,
    now: Date,
  ): Promise<boolean> {
    const finished = await db
      .updateTable('deliveries')
      .set({ state, why: keptText(why, MAX_WHY), notBefore: null, updatedAt: now })
      .where('id', '=', id)
      .where('attempts', '=', attempts)
      .where('state', 'in', ['planned', 'sending'])
      .returning('id')
      .executeTakeFirst();
    return finished !== undefined;
  }

  return {
    async byId(id: string): Promise<Delivery | undefined> {
      return db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** What waits to be sent and may be tried at `now`, what could have been tried the longest first. */
    async planned(limits: { now: Date; limit: number }): Promise<Delivery[]> {
      return deliveriesToSend(db, limits).execute();
    },

    /**
     * Takes a delivery on, and gives it to one caller only: when it is planned and not to wait any longer, or
     * when whoever took it has said nothing for `leaseMs`, which must be longer than any attempt lasts. With
     * `maybeSent` an earlier attempt may have reached Slack: look for the message before sending it.
     */
    async take(id: string, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<Delivery | undefined> {
      return db
        .updateTable('deliveries')
        .set((row) => ({
          state: 'sending',
          attempts: row('attempts', '+', 1),
          maybeSent: row.or([row('maybeSent', '=', true), row('state', '=', 'sending')]).$castTo<boolean>(),
          notBefore: null,
          updatedAt: now,
        }))
        .where('id', '=', id)
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

    /** The message is out, whatever was thought of it before; true for the first one who says so. */
    async markSent(
      id: string,
      sent: { messageTs: string; channel: string; cardId: string; form: NudgeFormat },
      now: Date,
    ): Promise<boolean> {
      const { messageTs, channel, cardId, form } = sent;
      const marked = await db
        .updateTable('deliveries')
        .set({
          state: 'sent',
          why: null,
          notBefore: null,
          messageTs,
          channel,
          cardId,
          form,
          sentAt: now,
          updatedAt: now,
        })
        .where('id', '=', id)
        .where('state', '<>', 'sent')
        .returning('id')
        .executeTakeFirst();
      return marked !== undefined;
    },

    /** Nothing goes out on this day. False when it is dealt with, or somebody else took it on since. */
    async markSkipped(seen: DeliveryVersion, why: string, now: Date): Promise<boolean> {
      return finish(seen, 'skipped', why, now);
    },

    /** It could not be sent and will not be tried again. False as for `markSkipped`. */
    async markFailed(seen: DeliveryVersion, why: string, now: Date): Promise<boolean> {
      return finish(seen, 'failed', why, now);
    },

    /**
     * Puts what was taken on back, to be tried again at `notBefore`. `maybeSent` is false only when Slack has
     * said that it did not take the message, as with 429; after a time-out or a dropped connection nobody knows.
     * False when somebody else took it on since.
     */
    async requeue(
      { id, attempts }: DeliveryVersion,
      again: { why: string; notBefore: Date; maybeSent: boolean },
      now: Date,
    ): Promise<boolean> {
      const requeued = await db
        .updateTable('deliveries')
        .set((row) => ({
          state: 'planned',
          why: keptText(again.why, MAX_WHY),
          notBefore: again.notBefore,
          // Once unknown, it stays so: an attempt after that says nothing about the one before.
          maybeSent: again.maybeSent ? true : row.ref('maybeSent'),
          updatedAt: now,
        }))
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .where('state', '=', 'sending')
        .returning('id')
        .executeTakeFirst();
      return requeued !== undefined;
    },

    /**
     * Notes what a person answered. A look (`more`) may become any other answer; any other one stays, so that of any
     * number of calls one gets 'noted' and the rest 'already'. Says nothing about the sending, and so leaves a lease
     * as it is.
     */
    async answer(id: string, answer: NudgeAnswer, now: Date): Promise<'noted' | 'already' | 'unknown'> {
      const noted = await db
        .updateTable('deliveries')
        .set((row) => ({
          answer,
          answeredAt: sql<Date>`coalesce(${row.ref('answeredAt')}, ${now}::timestamptz)`,
        }))
        .where('id', '=', id)
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

    /**
     * Takes “not for me” back: the person has looked at these nudges, and may answer them anew.
     * @returns those of which that was the answer
     */
    async takeBackNotForMe({ team, userId }: Person, cardId: string): Promise<NudgeMessage[]> {
      return db
        .updateTable('deliveries')
        .set({ answer: 'more' })
        .where((row) => row.and({ team, userId, cardId, answer: 'not-for-me' }))
        .returning(['id', 'channel', 'messageTs'])
        .execute();
    },

    /** Notes on the last nudge of a subscription that its person wrote since, without a button; once. */
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

    /** The last days of a subscription, newest first. */
    async recent(subscriptionId: string, limit: number): Promise<Delivery[]> {
      return db
        .selectFrom('deliveries')
        .selectAll()
        .where('subscriptionId', '=', subscriptionId)
        .orderBy('localDay', 'desc')
        .limit(limit)
        .execute();
    },

    /** The cards that went out to a subscription, newest first. */
    async sentCards(subscriptionId: string): Promise<{ cardId: string; form: NudgeFormat; sentAt: Date }[]> {
      return db
        .selectFrom('deliveries')
        .select((row) => [
          row.ref('cardId').$notNull().as('cardId'),
          row.ref('form').$notNull().as('form'),
          row.ref('sentAt').$notNull().as('sentAt'),
        ])
        .where('subscriptionId', '=', subscriptionId)
        .where('state', '=', 'sent')
        .where('cardId', 'is not', null)
        .where('form', 'is not', null)
        .where('sentAt', 'is not', null)
        .orderBy('localDay', 'desc')
        .execute();
    },

    /**
     * The last nudge that went out before a local day, and whether it was answered: by a button, or by asking the bot
     * anything since.
     */
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

    /** The delivery that a message in Slack belongs to. */
    async byMessage(team: string, channel: string, messageTs: string): Promise<Delivery | undefined> {
      return db
        .selectFrom('deliveries')
        .selectAll()
        .where((row) => row.and({ team, channel, messageTs }))
        .executeTakeFirst();
    },

    /** What was taken on and not heard of since `olderThan`: what a crash left behind, oldest first. */
    async stale({ olderThan, limit }: { olderThan: Date; limit: number }): Promise<Delivery[]> {
      return db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'sending')
        .where('updatedAt', '<=', olderThan)
        .orderBy('updatedAt')
        .limit(limit)
        .execute();
    },
  };
}
