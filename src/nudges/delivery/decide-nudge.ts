import type { PlanDecision } from '../records/subscription-records.ts';
import { nextMoment } from '../rules/moments.ts';
import { isStillUseful } from '../rules/still-useful.ts';
import { holidayFor } from '../rules/upcoming.ts';
import type { Schedule as Chosen, NextMoment, Subscription } from '../subscription.ts';
import { REASON } from '../words.ts';

/** After a longer silence of the bot, only the last days get a line in the ledger each. */
const DAYS_NOTED = 7;
const DAY_MS = 86_400_000;

/**
 * What becomes of a subscription whose moment has come. A day that was missed is skipped, and the day after it is next,
 * though that may be over too: so each has its reason in the ledger, and at most one is sent.
 */
export function decideNudge(subscription: Subscription, now: Date): PlanDecision {
  const { nextAt, nextDay, zone } = subscription;
  if (nextAt === null || nextDay === null) throw new RangeError(`Nothing is due for ${subscription.id}.`);
  try {
    const next = nextAfter(subscription, { at: nextAt, day: nextDay }, now);
    const holiday = holidayFor(subscription, nextDay);
    if (holiday !== null) return { type: 'skip', why: REASON.holiday(holiday), next };
    const inTime = isStillUseful(nextAt.toTemporalInstant(), now.toTemporalInstant(), zone);
    return inTime ? { type: 'deliver', next } : { type: 'skip', why: REASON.notRunning, next };
  } catch (error) {
    // One that can't be read, such as a zone that is gone, must not keep the others from their nudges.
    if (error instanceof RangeError) return { type: 'end', why: REASON.unreadable };
    throw error;
  }
}

/** The moment after one that is due; of a pause that was to last until then, nothing is left. */
function nextAfter(subscription: Subscription, { at, day }: NextMoment, now: Date): NextMoment | null {
  const after = new Date(Math.max(at.getTime(), now.getTime() - DAYS_NOTED * DAY_MS));
  return nextMomentOf({ ...subscription, status: 'active', pausedUntil: null }, after, day);
}

/**
 * `nextMoment` as the store keeps it.
 * @param lastDay the latest local day that is dealt with
 * @throws RangeError as `nextMoment` does
 */
export function nextMomentOf(
  subscription: Chosen & Pick<Subscription, 'lastDay'>,
  after: Date,
  lastDay: string | null = subscription.lastDay,
): NextMoment | null {
  const next = nextMoment(subscription, after.toTemporalInstant(), lastDay);
  return next && { at: new Date(next.at.epochMilliseconds), day: next.localDay };
}
