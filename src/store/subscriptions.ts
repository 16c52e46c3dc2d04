import { randomUUID } from 'node:crypto';
import { type Insertable, sql, type Updateable } from 'kysely';
import type {
  PlanDecision,
  PlannedBatch,
  SavedOnto,
  SubscriptionRecords,
} from '../nudges/records/subscription-records.ts';
import type { Times } from '../nudges/rules/asked-times.ts';
import type { Learner } from '../nudges/rules/learner.ts';
import type { Cadence, NewSubscription, NextMoment, Subscription } from '../nudges/subscription.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import { noteEnds } from './notices.ts';
import { dueSubscriptions, planBatch } from './plan-batch.ts';
import { leaveRotations } from './privacy-of-subscriptions.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import { asSubscription, isRunning, nextColumns } from './subscription.ts';
import type { Db, SubscriptionsTable } from './tables.ts';

/** Long enough for the reasons that Slack gives, and short enough for a line on the page. */
const MAX_WHY = 300;

const FORGOTTEN = 'a choice for nudges is not stored, because its person deleted everything meanwhile';

const FRESH = {
  status: 'active',
  pausedUntil: null,
  endedWhy: null,
  cadence: 'daily',
  unanswered: 0,
} as const;

export function createSubscriptions(db: Db, served: ServedTeams, forgotten: Forgotten): SubscriptionRecords {
  async function change(
    id: string,
    columns: Updateable<SubscriptionsTable>,
    only: readonly Subscription['status'][] = ['active', 'paused', 'stopped', 'ended'],
  ): Promise<Subscription | undefined> {
    const row = await onlyServed(db.updateTable('subscriptions').where('id', '=', id), served)
      .set(columns)
      .where('status', 'in', only)
      .returningAll()
      .executeTakeFirst();
    return row && asSubscription(row);
  }

  /** What is stored is locked meanwhile, so that nobody leaves the turns between reading and writing. */
  async function storeOnto(
    write: Db,
    choice: NewSubscription,
    now: Date,
    onto: SavedOnto,
    by: string | null,
  ): Promise<Subscription> {
    const before = await write
      .selectFrom('subscriptions')
      .selectAll()
      .where('kind', '=', sql.lit(choice.kind))
      .where('team', '=', choice.team)
      .where((row) =>
        choice.kind === 'person' ? row('userId', '=', choice.userId) : row('channel', '=', choice.channel),
      )
      .forUpdate()
      .executeTakeFirst();
    if (!before) return store(write, choice, now, by);
    const { status, pausedUntil, rotation, next } = onto(asSubscription(before), choice);
    const merged = choice.kind === 'channel' ? { ...choice, rotation, next } : { ...choice, next };
    return store(write, merged, now, by, { status, pausedUntil });
  }

  /** @param by who is noted as its person; null for a channel's, if they are forgotten */
  async function store(
    write: Db,
    choice: NewSubscription,
    now: Date,
    by: string | null,
    pause: Pick<Updateable<SubscriptionsTable>, 'status' | 'pausedUntil'> = {},
  ): Promise<Subscription> {
    const stored = await write
      .insertInto('subscriptions')
      .values({ ...newRow(choice, now), userId: by })
      .onConflict((conflict) =>
        conflict
          .columns(choice.kind === 'person' ? ['team', 'userId'] : ['team', 'channel'])
          // Not as a parameter: PostgreSQL would then not find the partial index.
          .where('kind', '=', sql.lit(choice.kind))
          .doUpdateSet((row) => ({
            ...FRESH,
            ...pause,
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
    return asSubscription(stored);
  }

  /** Nothing that is planned and not being sent yet may arrive after "leave me alone". */
  async function quieten(
    id: string,
    why: 'paused' | 'stopped' | 'ended',
    columns: Updateable<SubscriptionsTable>,
    now: Date,
  ): Promise<Subscription | undefined> {
    return db.transaction().execute(async (trx) => {
      const changed = await onlyServed(trx.updateTable('subscriptions').where('id', '=', id), served)
        .set({ pausedUntil: null, ...nextColumns(null), ...columns, status: why, updatedAt: now })
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
      if (why === 'ended') await noteEnds(trx, [changed], now);
      return asSubscription(changed);
    });
  }

  return {
    async save(choice: NewSubscription, now: Date, onto?: SavedOnto): Promise<Subscription> {
      const put = (write: Db, wanted: NewSubscription, by: string | null) => {
        if (!onto) return store(write, wanted, now, by);
        const run = (trx: Db) => storeOnto(trx, wanted, now, onto, by);
        return write.isTransaction ? run(write) : write.transaction().execute(run);
      };
      return forgotten.unless(db, choice, async (write, isForgotten) => {
        if (!isForgotten) return put(write, choice, choice.userId);
        if (choice.kind === 'person') throw new Error(FORGOTTEN);
        const others = choice.rotation.filter((userId) => userId !== choice.userId);
        return put(write, { ...choice, rotation: others }, null);
      });
    },

    async byId(id: string): Promise<Subscription | undefined> {
      const known = db.selectFrom('subscriptions').selectAll().where('id', '=', id);
      const row = await onlyServed(known, served).executeTakeFirst();
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

    async resume(id: string, next: NextMoment | null, now: Date): Promise<Subscription | undefined> {
      return change(id, { ...FRESH, ...nextColumns(next), updatedAt: now });
    },

    async stop(id: string, now: Date): Promise<Subscription | undefined> {
      return quieten(id, 'stopped', { endedWhy: null }, now);
    },

    async end(id: string, why: string, now: Date): Promise<Subscription | undefined> {
      return quieten(id, 'ended', { endedWhy: keptText(why, MAX_WHY) }, now);
    },

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
        return moved && reschedule(trx, asSubscription(moved), nextIn);
      });
    },

    async setTimes(
      id: string,
      { days, time, zone, followZone }: Times & { followZone: boolean },
      nextIn: (moved: Subscription) => NextMoment | null,
      now: Date,
    ): Promise<Subscription | undefined> {
      return db.transaction().execute(async (trx) => {
        const moved = await onlyServed(trx.updateTable('subscriptions').where('id', '=', id), served)
          .set({ days: JSON.stringify(days), time, zone, followZone, updatedAt: now })
          .where('status', 'in', ['active', 'paused'])
          .returningAll()
          .executeTakeFirst();
        return moved && reschedule(trx, asSubscription(moved), nextIn);
      });
    },

    async setLearner(id: string, { level, interest }: Learner, now: Date): Promise<Subscription | undefined> {
      return change(id, { level, interest, updatedAt: now });
    },

    async setNext(id: string, next: NextMoment | null, now: Date): Promise<Subscription | undefined> {
      const row = await onlyServed(db.updateTable('subscriptions').where('id', '=', id), served)
        .set({ ...nextColumns(next), updatedAt: now })
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

    async setEngagement(
      id: string,
      { unanswered, cadence, status }: { unanswered: number; cadence: Cadence; status: 'active' | 'paused' },
      now: Date,
    ): Promise<Subscription | undefined> {
      const engagement = { unanswered, cadence, updatedAt: now };
      if (status === 'active') return change(id, engagement, ['active', 'paused']);
      return change(id, { ...engagement, status, ...nextColumns(null) }, ['active']);
    },

    async noteChannel(id: string, channel: string, now: Date): Promise<void> {
      await change(id, { channel, updatedAt: now });
    },

    leaveRotations: (person: Person, now: Date) =>
      db.transaction().execute((trx) => leaveRotations(trx, person, now)),

    async advanceRotation(id: string, from: number, now: Date, by = 1): Promise<Subscription | undefined> {
      const row = await onlyServed(db.updateTable('subscriptions').where('id', '=', id), served)
        .set((row) => ({
          rotationIndex: sql<number>`(${from}::integer + ${by}::integer) % jsonb_array_length(${row.ref('rotation')})`,
          updatedAt: now,
        }))
        .where('rotationIndex', '=', from)
        .where('rotation', '<>', sql<string[]>`'[]'::jsonb`)
        .returningAll()
        .executeTakeFirst();
      return row && asSubscription(row);
    },

    async aheadOf({ day, limit }: { day: string; limit: number }): Promise<Subscription[]> {
      const ahead = db
        .selectFrom('subscriptions')
        .selectAll()
        .where('status', '=', 'active')
        .where('lastDay', '>', day);
      const rows = await onlyServed(ahead, served).limit(limit).execute();
      return rows.map(asSubscription);
    },

    async rescheduleFrom(id: string, next: NextMoment, now: Date): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await onlyServed(trx.updateTable('subscriptions').where('id', '=', id), served)
          .set({ ...nextColumns(next), lastDay: null, updatedAt: now })
          .where('status', '=', 'active')
          .execute();
        await onlyServed(trx.deleteFrom('deliveries').where('subscriptionId', '=', id), served)
          .where('localDay', '>=', next.day)
          .where('state', '=', 'skipped')
          .execute();
      });
    },

    async due(limits: { now: Date; limit: number }): Promise<Subscription[]> {
      return (await dueSubscriptions(db, limits, served).execute()).map(asSubscription);
    },

    async planBatch(
      limits: { now: Date; limit: number },
      decide: (subscription: Subscription) => PlanDecision,
    ): Promise<PlannedBatch> {
      return planBatch(db, limits, decide, served);
    },
  };
}

/** Stores the next moment of a subscription whose times have changed. */
async function reschedule(
  trx: Db,
  subscription: Subscription,
  nextIn: (moved: Subscription) => NextMoment | null,
): Promise<Subscription> {
  const next = nextColumns(isRunning(subscription) ? nextIn(subscription) : null);
  await trx.updateTable('subscriptions').set(next).where('id', '=', subscription.id).execute();
  return { ...subscription, ...next };
}

function choiceColumns(choice: NewSubscription) {
  const { days, time, zone, topics, holidaysOf, next } = choice;
  const learner = choice.kind === 'person' ? choice.learner : undefined;
  return {
    days: JSON.stringify(days),
    time,
    zone,
    // A channel does not move when the person who set it up does.
    followZone: choice.kind === 'person' && choice.followZone,
    topics: JSON.stringify(topics),
    holidaysOf,
    level: learner?.level ?? null,
    interest: learner?.interest ?? null,
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
