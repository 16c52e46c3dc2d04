import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Delivery, DeliveryState } from '../nudges/delivery/delivery.ts';
import type { PlanDecision, PlannedBatch } from '../nudges/records/subscription-records.ts';
import type { NextMoment, Subscription, SubscriptionStatus } from '../nudges/subscription.ts';
import { keptText } from './kept-text.ts';
import { noteEnds } from './notices.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import { asSubscription } from './subscription.ts';
import type { Db } from './tables.ts';

const MAX_WHY = 300;

/** The query of `due`. The index `subscriptions_due` has this order. */
export function dueSubscriptions(
  db: Db,
  { now, limit }: { now: Date; limit: number },
  served: ServedTeams = { ids: undefined },
) {
  return onlyServed(db.selectFrom('subscriptions').selectAll().where('nextAt', '<=', now), served)
    .orderBy('nextAt')
    .orderBy('id')
    .limit(limit);
}

/** See `SubscriptionRecords.planBatch`. */
export async function planBatch(
  db: Db,
  limits: { now: Date; limit: number },
  decide: (subscription: Subscription) => PlanDecision,
  served: ServedTeams,
): Promise<PlannedBatch> {
  return db.transaction().execute(async (trx) => {
    const due = await dueSubscriptions(trx, limits, served).forUpdate().skipLocked().execute();
    if (due.length === 0) return { subscriptions: 0, planned: [], skipped: 0 };
    const decided = due.map(asSubscription).map((each) => decidedOf(each, decide(each)));
    const written = await writeLedger(trx, decided, limits.now);
    await moveOn(trx, decided, limits.now);
    await noteEnds(
      trx,
      decided.filter(({ status }) => status === 'ended'),
      limits.now,
    );
    const planned = written.filter((delivery) => delivery.state === 'planned');
    return { subscriptions: due.length, planned, skipped: written.length - planned.length };
  });
}

interface DecisionRow {
  id: string;
  team: string;
  status: SubscriptionStatus;
  endedWhy: string | null;
  next: NextMoment | null;
  /** Null when the ledger gets no row. */
  delivery: { id: string; userId: string | null; state: DeliveryState; why: string | null } | null;
}

function decidedOf(subscription: Subscription, decision: PlanDecision): DecisionRow {
  const { id, team, nextDay } = subscription;
  if (decision.type === 'end') {
    return {
      id,
      team,
      status: 'ended',
      endedWhy: keptText(decision.why, MAX_WHY),
      next: null,
      delivery: null,
    };
  }
  const { next } = decision;
  if (next && nextDay !== null && next.day <= nextDay) {
    throw new RangeError(
      `Subscription ${id} would move from ${nextDay} to ${next.day}, which is not a later day.`,
    );
  }
  const outcome =
    decision.type === 'skip'
      ? { state: 'skipped' as const, why: keptText(decision.why, MAX_WHY) }
      : { state: 'planned' as const, why: null };
  return {
    id,
    team,
    status: 'active',
    endedWhy: null,
    next,
    delivery: { id: randomUUID(), userId: recipient(subscription), ...outcome },
  };
}

/** The person; in a channel, the one whose turn it is to lead the discussion. */
function recipient(subscription: Subscription): string | null {
  if (subscription.kind === 'person') return subscription.userId;
  const { rotation, rotationIndex } = subscription;
  return rotation[rotationIndex % rotation.length] ?? null;
}

async function writeLedger(trx: Db, decided: DecisionRow[], now: Date): Promise<Delivery[]> {
  // One parameter for the whole batch: with one per value, PostgreSQL's limit of 65,535 parameters would apply.
  const rows = JSON.stringify(
    decided.flatMap(({ id: subscription_id, delivery }) => {
      if (!delivery) return [];
      const { id, userId: user_id, state, why } = delivery;
      return [{ id, subscription_id, user_id, state, why }];
    }),
  );
  return trx
    .insertInto('deliveries')
    .columns([
      'id',
      'subscriptionId',
      'team',
      'userId',
      'channel',
      'localDay',
      'dueAt',
      'state',
      'why',
      'notBefore',
      'attempts',
      'maybeSent',
      'plannedAt',
      'updatedAt',
    ])
    .expression(
      trx
        .selectFrom('subscriptions')
        .innerJoin(
          sql<{
            id: string;
            subscriptionId: string;
            userId: string | null;
            state: DeliveryState;
            why: string | null;
          }>`jsonb_to_recordset(${rows}::jsonb)`.as<'decided'>(
            sql`decided (id text, subscription_id text, user_id text, state text, why text)`,
          ),
          'decided.subscriptionId',
          'subscriptions.id',
        )
        .select((row) => [
          'decided.id',
          'decided.subscriptionId',
          'subscriptions.team',
          'decided.userId',
          'subscriptions.channel',
          row.ref('subscriptions.nextDay').$notNull().as('localDay'),
          row.ref('subscriptions.nextAt').$notNull().as('dueAt'),
          'decided.state',
          'decided.why',
          row
            .case()
            .when('decided.state', '=', 'planned')
            .then(row.ref('subscriptions.nextAt'))
            .else(null)
            .end()
            .as('notBefore'),
          sql<number>`0`.as('attempts'),
          sql<boolean>`false`.as('maybeSent'),
          sql<Date>`${now}::timestamptz`.as('plannedAt'),
          sql<Date>`${now}::timestamptz`.as('updatedAt'),
        ]),
    )
    .onConflict((conflict) => conflict.columns(['subscriptionId', 'localDay']).doNothing())
    .returningAll()
    .execute();
}

async function moveOn(trx: Db, decided: DecisionRow[], now: Date): Promise<void> {
  const rows = JSON.stringify(
    decided.map(({ id, status, endedWhy, next }) => ({
      id,
      status,
      ended_why: endedWhy,
      next_at: next?.at ?? null,
      next_day: next?.day ?? null,
    })),
  );
  await trx
    .updateTable('subscriptions')
    .from(
      sql<{
        id: string;
        status: SubscriptionStatus;
        endedWhy: string | null;
        nextAt: Date | null;
        nextDay: string | null;
      }>`jsonb_to_recordset(${rows}::jsonb)`.as<'decided'>(
        sql`decided (id text, status text, ended_why text, next_at timestamptz, next_day text)`,
      ),
    )
    .set((row) => ({
      status: row.ref('decided.status'),
      endedWhy: row.ref('decided.endedWhy'),
      nextAt: row.ref('decided.nextAt'),
      nextDay: row.ref('decided.nextDay'),
      pausedUntil: null,
      lastDay: row
        .case()
        .when('decided.status', '=', 'ended')
        .then(row.ref('subscriptions.lastDay'))
        .else(sql<string>`greatest(${row.ref('subscriptions.lastDay')}, ${row.ref('subscriptions.nextDay')})`)
        .end(),
      updatedAt: now,
    }))
    .whereRef('subscriptions.id', '=', 'decided.id')
    .execute();
}
