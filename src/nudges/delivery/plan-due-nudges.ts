import type { NudgeRecords } from '../records/nudge-records.ts';
import { decideNudge } from './decide-nudge.ts';

/** How many subscriptions one transaction plans: it takes milliseconds and a megabyte. */
const BATCH = 500;

/** A day on which a subscription gets nothing. */
export interface SkippedDay {
  subscription: string;
  why: string;
}

export interface PlanCounts {
  /** How many nudges are to be sent now. */
  planned: number;
  /** How many days were recorded as skipped, with the reason. */
  skipped: number;
  /** How many of them for which reason. */
  why: Readonly<Record<string, number>>;
}

/**
 * Plans all nudges that are due at `now`: one indexed query per batch, until none is due. Any number of
 * processes may do this at the same time; each nudge is planned by one of them.
 * @param signal stops it between two batches
 * @param onSkipped is told of each skipped day, once that is written down
 */
export async function planDueNudges(
  store: Pick<NudgeRecords, 'subscriptions' | 'stops'>,
  now: Date,
  signal?: AbortSignal,
  onSkipped: (day: SkippedDay) => void = () => {},
): Promise<PlanCounts> {
  const counts = { planned: 0, skipped: 0 };
  const reasons = new Map<string, number>();
  while (!signal?.aborted) {
    const skipped: SkippedDay[] = [];
    // Somebody may stop all nudges between two batches.
    const stops = await store.stops.all();
    const batch = await store.subscriptions.planBatch({ now, limit: BATCH }, (subscription) => {
      const decision = decideNudge(subscription, now, stops.get(subscription.team));
      if (decision.type === 'skip') {
        reasons.set(decision.why, (reasons.get(decision.why) ?? 0) + 1);
        skipped.push({ subscription: subscription.id, why: decision.why });
      }
      return decision;
    });
    for (const day of skipped) onSkipped(day);
    counts.planned += batch.planned.length;
    counts.skipped += batch.skipped;
    if (batch.subscriptions === 0) break;
  }
  return { ...counts, why: Object.fromEntries(reasons) };
}
