import type { NudgeRecords } from '../records/nudge-records.ts';
import { nextMomentOf } from './decide-nudge.ts';

const BATCH = 500;
const DAY_MS = 86_400_000;

/** Zones are up to two dates apart; a day later than that which is dealt with lies in the future for everybody. */
const DATES_APART = 3;

/**
 * Mends what a clock that ran ahead has left behind: subscriptions whose next nudge was moved on to then, so that
 * nothing would come before. Days that were sent in advance stay sent. To be called when the clock may have gone back.
 * @returns how many there were
 */
export async function rescheduleAfterClockJump(
  store: Pick<NudgeRecords, 'subscriptions'>,
  now: Date,
): Promise<number> {
  const day = new Date(now.getTime() + DATES_APART * DAY_MS).toISOString().slice(0, 10);
  let mended = 0;
  for (;;) {
    const ahead = await store.subscriptions.aheadOf({ day, limit: BATCH });
    for (const subscription of ahead) {
      const next = nextMomentOf(subscription, now, null);
      if (next) await store.subscriptions.rescheduleFrom(subscription.id, next, now);
    }
    mended += ahead.length;
    if (ahead.length < BATCH) return mended;
  }
}
