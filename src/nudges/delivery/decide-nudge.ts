import type { PlanDecision } from '../records/subscription-records.ts';
import { nextMoment } from '../rules/moments.ts';
import { isStoppedOn, type NudgeStop } from '../rules/nudge-stop.ts';
import { isStillUseful } from '../rules/still-useful.ts';
import { holidayFor } from '../rules/upcoming.ts';
import type { Schedule as Chosen, NextMoment, Subscription } from '../subscription.ts';
import { REASON } from '../words.ts';

/** After a longer downtime, only this many of the last days get a row in the ledger. */
const DAYS_NOTED = 7;
const DAY_MS = 86_400_000;

/**
 * Decides about a subscription that is due. A day that was missed is skipped, and the day after it is next,
 * even if that has passed too. So each day has its reason in the ledger, and at most one nudge is sent.
 * @param stop of all nudges in its workspace, if there is one
 */
export function decideNudge(subscription: Subscription, now: Date, stop?: NudgeStop): PlanDecision {
  const { nextAt, nextDay, zone } = subscription;
  if (nextAt === null || nextDay === null) throw new RangeError(`Nothing is due for ${subscription.id}.`);
  try {
    const next = nextAfter(subscription, { at: nextAt, day: nextDay }, now);
    const holiday = holidayFor(subscription, nextDay);
    if (holiday !== null) return { type: 'skip', why: REASON.holiday(holiday), next };
    if (isStoppedOn(stop, nextDay)) return { type: 'skip', why: REASON.stoppedForAll, next };
    const inTime = isStillUseful(nextAt.toTemporalInstant(), now.toTemporalInstant(), zone);
    return inTime ? { type: 'deliver', next } : { type: 'skip', why: REASON.notRunning, next };
  } catch (error) {
    // One that can't be read, for example because its time zone no longer exists, must not block everybody
    // else's nudges.
    if (error instanceof RangeError) return { type: 'end', why: REASON.unreadable };
    throw error;
  }
}

/** The moment after the one that is due. A pause that lasted until then is over. */
function nextAfter(subscription: Subscription, { at, day }: NextMoment, now: Date): NextMoment | null {
  const after = new Date(Math.max(at.getTime(), now.getTime() - DAYS_NOTED * DAY_MS));
  return nextMomentOf({ ...subscription, status: 'active', pausedUntil: null }, after, day);
}

/**
 * `nextMoment` in the form that is stored.
 * @param lastDay the latest local day that has been handled
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
