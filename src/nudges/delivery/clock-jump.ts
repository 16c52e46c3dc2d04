import type { NudgeRecords } from '../records/nudge-records.ts';
import { nextMomentOf } from './decide-nudge.ts';

const BATCH = 500;
const DAY_MS = 86_400_000;

/** Time zones are up to two dates apart, so a handled day that is further ahead is in the future for everybody. */
const DATES_APART = 3;

/**
 * Repairs what a clock that ran ahead left behind: subscriptions whose next nudge was moved that far into the
 * future, so that nothing would come until then. Days that were sent early stay sent. Call it when the clock
 * may have gone back.
 * @returns how many subscriptions it rescheduled
 */
export async function rescheduleAfterClockJump(
  store: Pick<NudgeRecords, 'subscriptions'>,
  now: Date,
): Promise<number> {
  const day = new Date(now.getTime() + DATES_APART * DAY_MS).toISOString().slice(0, 10);
  let rescheduled = 0;
  for (;;) {
    const ahead = await store.subscriptions.aheadOf({ day, limit: BATCH });
    for (const subscription of ahead) {
      const next = nextMomentOf(subscription, now, null);
      if (next) await store.subscriptions.rescheduleFrom(subscription.id, next, now);
    }
    rescheduled += ahead.length;
    if (ahead.length < BATCH) return rescheduled;
  }
}
