import { randomUUID } from 'node:crypto';
import { type Insertable, sql, type Updateable } from 'kysely';
import { keptText } from './kept-text.ts';
import { dueSubscriptions, type PlanDecision, type PlannedBatch, planBatch } from './plan-batch.ts';
import {
  asSubscription,
  isRunning,
  type NewSubscription,
  type NextMoment,
  nextColumns,
  type Subscription,
} from './subscription.ts';
import type { Cadence, Db, Person, SubscriptionsTable } from './tables.ts';

/** As long as the reasons that Slack gives, and short enough for a line on the page. */
const MAX_WHY = 300;

const FRESH = {
  status: 'active',
  pausedUntil: null,
  endedWhy: null,
  cadence: 'daily',
  unanswered: 0,
} as const;

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/**
 * Who wants nudges, when, and when the next one is due. Verbs that change one give it back as it is then, or
 * undefined when there is none that they apply to.
 */
export function createSubscriptions(db: Db) {
  async function change(
    id: string,
    columns: Updateable<SubscriptionsTable>,
    only: readonly Subscription['status'][] = ['active', 'paused', 'stopped', 'ended'],
  ): Promise<Subscription | undefined> {
    const row = await db
      .updateTable('subscriptions')
      .set(columns)
      .where('id', '=', id)
      .where('status', 'in', only)
      .returningAll()
      .executeTakeFirst();
    return row && asSubscription(row);
  }

  /** A nudge that is planned and not on its way yet must not come after "leave me alone". */
  async function quieten(
    id: string,
    why: 'paused' | 'stopped' | 'ended',
    columns: Updateable<SubscriptionsTable>,
    now: Date,
  ): Promise<Subscription | undefined> {
    return db.transaction().execute(async (trx) => {
      const changed = await trx
        .updateTable('subscriptions')
        .set({ pausedUntil: null, ...nextColumns(null), ...columns, status: why, updatedAt: now })
        .where('id', '=', id)
        .where('status', 'in', why === 'stopped' ? ['active', 'paused', 'ended'] : ['active', 'paused'])
        .returningAll()
        .executeTakeFirst();
      if (!changed) return undefined;
      await trx
        .updateTable('deliveries')
        .set({ state: 'skipped', why, notBefore: null, updatedAt: now })
        .where('subscriptionId', '=', id)
        .where('state', '=', 'planned')
        .execute();
      return asSubscription(changed);
    });
  }

  return {
    /**
     * Keeps what a person or a channel chose, and starts it: a new choice takes the place of the one before,
     * ends a pause and forgets what went unanswered. The days that were dealt with are not forgotten.
     */
    async save(choice: NewSubscription, now: Date): Promise<Subscription> {
      const row = await db
        .insertInto('subscriptions')
        .values(newRow(choice, now))
        .onConflict((conflict) =>
          conflict
            .columns(choice.kind === 'person' ? ['team', 'userId'] : ['team', 'channel'])
            // Not as a parameter, with which no partial index would be found.
            .where('kind', '=', sql.lit(choice.kind))
            .doUpdateSet((row) => ({
              ...FRESH,
              ...choiceColumns(choice),
              channel: sql<string>`coalesce(${row.ref('excluded.channel')}, ${row.ref('subscriptions.channel')})`,
              userId: row.ref('excluded.userId'),
              rotationIndex: row
                .case()
                .when('subscriptions.rotation', '=', row.ref('excluded.rotation'))
                .then(row.ref('subscriptions.rotationIndex'))
                .else(0)
                .end(),
              updatedAt: now,
            })),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return asSubscription(row);
    },

    async byId(id: string): Promise<Subscription | undefined> {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && asSubscription(row);
    },

    async forPerson({ team, userId }: Person): Promise<Subscription | undefined> {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('kind', '=', sql.lit('person'))
        .where((row) => row.and({ team, userId }))
        .executeTakeFirst();
      return row && asSubscription(row);
    },

    async forChannel(team: string, channel: string): Promise<Subscription | undefined> {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('kind', '=', sql.lit('channel'))
        .where((row) => row.and({ team, channel }))
        .executeTakeFirst();
      return row && asSubscription(row);
    },

    /**
     * Nothing comes until the day `until`, from `next` on; with null until somebody resumes it. What was planned
     * and is not on its way is skipped. Rejects when `next` is before `until`. Not for what is stopped or ended.
     */
    async pause(
      id: string,
      pause: { until: string; next: NextMoment } | null,
      now: Date,
    ): Promise<Subscription | undefined> {
      return quieten(
        id,
        'paused',
        { pausedUntil: pause?.until ?? null, ...nextColumns(pause?.next ?? null) },
        now,
      );
    },

    /** Goes on after a pause, a stop or an end, as after a new start. */
    async resume(id: string, next: NextMoment | null, now: Date): Promise<Subscription | undefined> {
      return change(id, { ...FRESH, ...nextColumns(next), updatedAt: now });
    },

    /** The person wants no more. What was planned and is not on its way is skipped. */
    async stop(id: string, now: Date): Promise<Subscription | undefined> {
      return quieten(id, 'stopped', { endedWhy: null }, now);
    },

    /** Nothing can be delivered any more, because of `why`; what the person stopped stays so. */
    async end(id: string, why: string, now: Date): Promise<Subscription | undefined> {
      return quieten(id, 'ended', { endedWhy: keptText(why, MAX_WHY) }, now);
    },

    /**
     * A person lives in another zone now: changes the subscription that follows them, if it is in another one.
     * `nextIn` gives the next moment of what it is called with; it is called inside the transaction, must not
     * use the database, and is not asked when nothing will come.
     */
    async setZone(
      { team, userId }: Person,
      zone: string,
      nextIn: (moved: Subscription) => NextMoment | null,
      now: Date,
    ): Promise<Subscription | undefined> {
      return db.transaction().execute(async (trx) => {
        const moved = await trx
          .updateTable('subscriptions')
          .set({ zone, updatedAt: now })
          .where('kind', '=', sql.lit('person'))
          .where((row) => row.and({ team, userId, followZone: true }))
          .where('zone', '<>', zone)
          .returningAll()
          .executeTakeFirst();
        if (!moved) return undefined;
        const subscription = asSubscription(moved);
        const next = nextColumns(isRunning(subscription) ? nextIn(subscription) : null);
        await trx.updateTable('subscriptions').set(next).where('id', '=', moved.id).execute();
        return { ...subscription, ...next };
      });
    },

    /** Moves the next nudge; not for what is stopped, ended or paused for good. */
    async setNext(id: string, next: NextMoment | null, now: Date): Promise<Subscription | undefined> {
      const row = await db
        .updateTable('subscriptions')
        .set({ ...nextColumns(next), updatedAt: now })
        .where('id', '=', id)
        .where((row) =>
          row.or([
            row('status', '=', 'active'),
            row.and([row('status', '=', 'paused'), row('pausedUntil', 'is not', null)]),
          ]),
        )
        .returningAll()
        .executeTakeFirst();
      return row && asSubscription(row);
    },

    /**
     * Notes how many nudges in a row were not answered and how often they come because of it. `paused` pauses an
     * active one for good and leaves what is planned alone; `active` never ends a pause.
     */
    async setEngagement(
      id: string,
      { unanswered, cadence, status }: { unanswered: number; cadence: Cadence; status: 'active' | 'paused' },
      now: Date,
    ): Promise<Subscription | undefined> {
      const engagement = { unanswered, cadence, updatedAt: now };
      if (status === 'active') return change(id, engagement, ['active', 'paused']);
      return change(id, { ...engagement, status, ...nextColumns(null) }, ['active']);
    },

    /** The direct messages with a person, which are known once something was sent there. */
    async noteChannel(id: string, channel: string, now: Date): Promise<void> {
      await change(id, { channel, updatedAt: now });
    },

    /** The turn to lead the talk goes from `from` to the one after; done once, however often it is asked for. */
    async advanceRotation(id: string, from: number, now: Date): Promise<Subscription | undefined> {
      const row = await db
        .updateTable('subscriptions')
        .set((row) => ({
          rotationIndex: sql<number>`(${from}::integer + 1) % jsonb_array_length(${row.ref('rotation')})`,
          updatedAt: now,
        }))
        .where('id', '=', id)
        .where('rotationIndex', '=', from)
        .where('rotation', '<>', sql<string[]>`'[]'::jsonb`)
        .returningAll()
        .executeTakeFirst();
      return row && asSubscription(row);
    },

    /** Those that run and have dealt with a day after `day`, at most `limit`. Reads all of them. */
    async aheadOf({ day, limit }: { day: string; limit: number }): Promise<Subscription[]> {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('status', '=', 'active')
        .where('lastDay', '>', day)
        .limit(limit)
        .execute();
      return rows.map(asSubscription);
    },

    /**
     * Goes on with `next` after the clock was ahead. What was sent for later days stays sent; that they were skipped is
     * forgotten.
     */
    async rescheduleFrom(id: string, next: NextMoment, now: Date): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('subscriptions')
          .set({ ...nextColumns(next), lastDay: null, updatedAt: now })
          .where('id', '=', id)
          .where('status', '=', 'active')
          .execute();
        await trx
          .deleteFrom('deliveries')
          .where('subscriptionId', '=', id)
          .where('localDay', '>=', next.day)
          .where('state', '=', 'skipped')
          .execute();
      });
    },

    /** What is due at `now`, the longest due first, at most `limit`. */
    async due(limits: { now: Date; limit: number }): Promise<Subscription[]> {
      return (await dueSubscriptions(db, limits).execute()).map(asSubscription);
    },

    /** Plans what is due, with `decide`, as planBatch in plan-batch.ts says. */
    async planBatch(
      limits: { now: Date; limit: number },
      decide: (subscription: Subscription) => PlanDecision,
    ): Promise<PlannedBatch> {
      return planBatch(db, limits, decide);
    },
  };
}

function choiceColumns(choice: NewSubscription) {
  const { days, time, zone, topics, holidaysOf, next } = choice;
  return {
    days: JSON.stringify(days),
    time,
    zone,
    // A channel stays where it is when the person who set it up moves.
    followZone: choice.kind === 'person' && choice.followZone,
    topics: JSON.stringify(topics),
    holidaysOf,
    rotation: JSON.stringify(choice.kind === 'channel' ? choice.rotation : []),
    ...nextColumns(next),
  };
}

function newRow(choice: NewSubscription, now: Date): Insertable<SubscriptionsTable> {
  const { kind, team, userId, channel } = choice;
  return {
    ...FRESH,
    ...choiceColumns(choice),
    id: randomUUID(),
    kind,
    team,
    userId,
    channel: channel ?? null,
    rotationIndex: 0,
    lastDay: null,
    createdAt: now,
    updatedAt: now,
  };
}
