import type { NextMoment, Subscription, SubscriptionFields } from '../nudges/subscription.ts';

/** The table's check `subscriptions_owner` guarantees what this type says beyond the row's. */
export function asSubscription(row: SubscriptionFields): Subscription {
  return row as Subscription;
}

/** Whether nudges will come by themselves: a pause until a certain day ends when the next moment comes. */
export function isRunning({ status, pausedUntil }: Subscription): boolean {
  return status === 'active' || (status === 'paused' && pausedUntil !== null);
}

export const nextColumns = (next: NextMoment | null) => ({
  nextAt: next?.at ?? null,
  nextDay: next?.day ?? null,
});
