import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Delivery } from './deliveries.ts';
import { keptText } from './kept-text.ts';
import { asSubscription, type NextMoment, type Subscription } from './subscription.ts';
import type { Db, DeliveryState, SubscriptionStatus } from './tables.ts';

const MAX_WHY = 300;

/** What becomes of a subscription that is due; the day at hand is its `nextDay`, and `next` one after it. */
export type PlanDecision =
  | { type: 'deliver'; next: NextMoment | null }
  | { type: 'skip'; why: string; next: NextMoment | null }
  /** Nothing will ever come again, and the ledger has no row for the day. */
  | { type: 'end'; why: string };

export interface PlannedBatch {
  /** How many subscriptions were dealt with: when as many as the limit, more may be due. */
  subscriptions: number;
  /** What is to be delivered now. */
  planned: Delivery[];
  /** How many days were noted as skipped. */
  skipped: number;
}

/** What is due at `now`, the longest due first. The index `subscriptions_due` gives it in this order. */
export function dueSubscriptions(db: Db, { now, limit }: { now: Date; limit: number }) {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .orderBy('id')
    .limit(limit);
}

/**
 * Takes at most `limit` subscriptions that are due, asks `decide` about each, and in the same transaction writes
 * what comes of it to the ledger and moves each to its next moment. A subscription has one row for a local day,
 * whatever runs twice: a day that the ledger has is not planned again. Processes that plan at the same time get
 * different subscriptions. A pause that was to last until now is over.
 *
 * `decide` must not use the database, and what it throws undoes the whole batch; so does a next day that is not
 * after the one at hand, with which this would never come to an end.
 */
export async function planBatch(
  db: Db,
  limits: { now: Date; limit: number },
  decide: (subscription: Subscription) => PlanDecision,
): Promise<PlannedBatch> {
  return db.transaction().execute(async (trx) => {
    const due = await dueSubscriptions(trx, limits).forUpdate().skipLocked().execute();
    if (due.length === 0) return { subscriptions: 0, planned: [], skipped: 0 };
    const decided = due.map(asSubscription).map((each) => decidedOf(each, decide(each)));
    const written = await writeLedger(trx, decided, limits.now);
    await moveOn(trx, decided, limits.now);
    const planned = written.filter((delivery) => delivery.state === 'planned');
    return { subscriptions: due.length, planned, skipped: written.length - planned.length };
  });
}

interface DecisionRow {
  id: string;
  status: SubscriptionStatus;
  endedWhy: string | null;
  next: NextMoment | null;
  /** Null when the ledger gets no row. */
  delivery: { id: string; userId: string | null; state: DeliveryState; why: string | null } | null;
}

function decidedOf(subscription: Subscription, decision: PlanDecision): DecisionRow {
  const { id, nextDay } = subscription;
  if (decision.type === 'end') {
    return { id, status: 'ended', endedWhy: keptText(decision.why, MAX_WHY), next: null, delivery: null };
  }
  const { next } = decision;
  if (next && nextDay !== null && next.day <= nextDay) {
    throw new RangeError(
      `The subscription ${id} would go from ${nextDay} to ${next.day}, which is no later day.`,
    );
  }
  const outcome =
    decision.type === 'skip'
      ? { state: 'skipped' as const, why: keptText(decision.why, MAX_WHY) }
      : { state: 'planned' as const, why: null };
  return {
    id,
    status: 'active',
    endedWhy: null,
    next,
    delivery: { id: randomUUID(), userId: recipient(subscription), ...outcome },
  };
}

/** The person, or in a channel whoever's turn it is to lead the talk. */
function recipient(subscription: Subscription): string | null {
  if (subscription.kind === 'person') return subscription.userId;
  const { rotation, rotationIndex } = subscription;
  return rotation[rotationIndex % rotation.length] ?? null;
}

async function writeLedger(trx: Db, decided: DecisionRow[], now: Date): Promise<Delivery[]> {
  // One parameter for the whole batch: with one for each value, PostgreSQL's 65,535 would be its limit.
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
