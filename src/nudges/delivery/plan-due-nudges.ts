import type { NudgeRecords } from '../records/nudge-records.ts';
import { decideNudge } from './decide-nudge.ts';

/** How many subscriptions one transaction plans: it takes milliseconds and a megabyte. */
const BATCH = 500;

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
 */
export async function planDueNudges(
  store: Pick<NudgeRecords, 'subscriptions'>,
  now: Date,
  signal?: AbortSignal,
): Promise<PlanCounts> {
  const counts = { planned: 0, skipped: 0 };
  const reasons = new Map<string, number>();
  while (!signal?.aborted) {
    const batch = await store.subscriptions.planBatch({ now, limit: BATCH }, (subscription) => {
      const decision = decideNudge(subscription, now);
      if (decision.type === 'skip') reasons.set(decision.why, (reasons.get(decision.why) ?? 0) + 1);
      return decision;
    });
    counts.planned += batch.planned.length;
    counts.skipped += batch.skipped;
    if (batch.subscriptions === 0) break;
  }
  return { ...counts, why: Object.fromEntries(reasons) };
}
