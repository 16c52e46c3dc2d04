import type { NudgeRecords } from '../records/nudge-records.ts';
import type { DeliveryState } from './delivery.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What the ledger holds, for the people who run the bot. */
export interface Backlog {
  /** How many nudges of the last 24 hours are in each state. */
  states: Partial<Record<DeliveryState, number>>;
  /** Since when the nudge that has waited longest could have been sent; undefined when none waits. */
  waitsSince: Date | undefined;
}

/** Nudges that wait for a person, such as for the end of do-not-disturb, do not count as waiting. */
export async function readBacklog(
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries'>,
  now: Date,
): Promise<Backlog> {
  const first = { now, limit: 1 };
  const [states, [subscription], [planned], [sending]] = await Promise.all([
    store.deliveries.countsSince(new Date(now.getTime() - DAY_MS)),
    store.subscriptions.due(first),
    store.deliveries.planned(first),
    store.deliveries.stale({ olderThan: now, limit: 1 }),
  ]);
  const times = [subscription?.nextAt, planned?.notBefore, sending?.updatedAt].filter((time) => time != null);
  return { states, waitsSince: times.sort((a, b) => a.getTime() - b.getTime())[0] };
}
