import type { Selectable } from 'kysely';
import type { SubscriptionsTable, Topics } from './tables.ts';

type Row = Selectable<SubscriptionsTable>;

/** What a person or a channel chose, and when its next nudge is due. */
export type Subscription = Row & ({ kind: 'person'; userId: string } | { kind: 'channel'; channel: string });

/** When the next nudge is due, and which day that is in the zone of the subscription, like 2026-11-02. */
export interface NextMoment {
  at: Date;
  day: string;
}

/** What can be chosen. */
export interface SubscriptionChoice {
  /** Days of the week, Monday is 1 and Sunday 7. */
  days: readonly number[];
  /** On the clock of `zone`, like 09:30. */
  time: string;
  /** Name in the time zone database. */
  zone: string;
  topics: Topics;
  holidaysOf: string | null;
  /** Null when no day of the choice will ever come. */
  next: NextMoment | null;
}

export type NewSubscription = SubscriptionChoice & { team: string; userId: string } & (
    | { kind: 'person'; followZone: boolean; channel?: string }
    | { kind: 'channel'; channel: string; rotation: readonly string[] }
  );

/** The table's check `subscriptions_owner` holds what the type says beyond that of a row. */
export function asSubscription(row: Row): Subscription {
  return row as Subscription;
}

/** Whether something may come by itself: a pause until a day ends when its next moment comes. */
export function isRunning(subscription: Subscription): boolean {
  const { status, pausedUntil } = subscription;
  return status === 'active' || (status === 'paused' && pausedUntil !== null);
}

export const nextColumns = (next: NextMoment | null) => ({
  nextAt: next?.at ?? null,
  nextDay: next?.day ?? null,
});
