import type { NudgeRecords } from '../records/nudge-records.ts';
import { decideNudge } from './decide-nudge.ts';

/** How many subscriptions are planned in one transaction: milliseconds, and a megabyte. */
const BATCH = 500;

export interface PlanCounts {
  /** What is to be delivered now. */
  planned: number;
  /** Days that were noted as skipped, with the reason. */
  skipped: number;
}

/**
 * Plans all nudges that are due at `now`: one indexed query a batch, until none is due. Any number of processes may do
 * so at the same time; each nudge is planned by one.
 * @param signal ends it between two batches
 */
export async function planDueNudges(
  store: Pick<NudgeRecords, 'subscriptions'>,
  now: Date,
  signal?: AbortSignal,
): Promise<PlanCounts> {
  const counts = { planned: 0, skipped: 0 };
  while (!signal?.aborted) {
    const batch = await store.subscriptions.planBatch({ now, limit: BATCH }, (subscription) =>
      decideNudge(subscription, now),
    );
    counts.planned += batch.planned.length;
    counts.skipped += batch.skipped;
    if (batch.subscriptions === 0) break;
  }
  return counts;
}
