import { zoneOrThrow } from '../../people/time-zone.ts';
import type { Schedule } from '../subscription.ts';

/** When a nudge is due. */
export interface Moment {
  /**
   * 'YYYY-MM-DD' in the subscription's time zone. Together with the subscriber it identifies the nudge: one
   * per day.
   */
  localDay: string;
  at: Temporal.Instant;
}

/**
 * How many local days to search for the next moment: three weeks and a day. One week finds the next chosen
 * weekday, the second covers a day whose time is over already, and the third a day that the time zone leaves
 * out.
 */
const DAYS_AHEAD = 22;

/**
 * How many days the last local day may be ahead of today's local date. Time zones are up to 26 hours apart,
 * so somebody who moves west may go back two dates. More than that means that a clock was wrong, which must
 * not silence anybody.
 */
const DATES_APART = 2;

/**
 * The chosen time on a local day, whether or not that day is chosen; null if the time zone leaves out the
 * whole day (Samoa had no 30 December 2011). If the time occurs twice, the first one counts. A skipped time
 * moves forward by what is skipped. If that would be the next day already (Nuuk skips the last hour of a
 * Saturday), it moves back by as much instead, so that a moment is always on its own local day.
 * @throws RangeError on an unknown zone, or a time or day that can't be read
 */
export function momentOn(subscription: Pick<Schedule, 'time' | 'zone'>, localDay: string): Moment | null {
  const zone = zoneOrThrow(subscription.zone);
  const day = Temporal.PlainDate.from(localDay);
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(subscription.time));
  for (const disambiguation of ['compatible', 'earlier'] as const) {
    const found = wanted.toZonedDateTime(zone, { disambiguation });
    if (found.toPlainDate().equals(day)) return { localDay: day.toString(), at: found.toInstant() };
  }
  return null;
}

/**
 * The next moment strictly after a time; null if none will come (stopped, ended, paused with no end). It
 * ignores public holidays, which are skipped with a reason when they are due.
 * @param lastLocalDay the local day of the last nudge. That day and those before it are over, even if they
 *   come once more in a new time zone.
 * @throws RangeError on an unknown zone, an unreadable time, or when no day is chosen
 */
export function nextMoment(
  subscription: Schedule,
  after: Temporal.Instant,
  lastLocalDay?: string | null,
): Moment | null {
  const { status, pausedUntil } = subscription;
  if (status === 'stopped' || status === 'ended' || (status === 'paused' && pausedUntil === null))
    return null;
  const days = chosenDays(subscription);
  const today = after.toZonedDateTimeISO(zoneOrThrow(subscription.zone)).toPlainDate();
  const first = latest([
    today,
    ...(pausedUntil === null ? [] : [Temporal.PlainDate.from(pausedUntil)]),
    ...dayAfterLast(lastLocalDay, today),
  ]);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = first.add({ days: ahead });
    if (!days.includes(day.dayOfWeek)) continue;
    const moment = momentOn(subscription, day.toString());
    if (moment && Temporal.Instant.compare(moment.at, after) > 0) return moment;
  }
  throw new RangeError(`No chosen day within ${DAYS_AHEAD} days: ${JSON.stringify(subscription.days)}.`);
}

/**
 * The ISO weekdays on which nudges come: all that were chosen, or only the first of them while the cadence is
 * weekly.
 */
export function chosenDays({ days, cadence }: Pick<Schedule, 'days' | 'cadence'>): number[] {
  if (days.length === 0) throw new RangeError('No day of the week is chosen.');
  return cadence === 'weekly' ? [Math.min(...days)] : days;
}

function dayAfterLast(
  lastLocalDay: string | null | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  if (!lastLocalDay) return [];
  const last = Temporal.PlainDate.from(lastLocalDay);
  return today.until(last, { largestUnit: 'days' }).days > DATES_APART ? [] : [last.add({ days: 1 })];
}

function latest(days: Temporal.PlainDate[]): Temporal.PlainDate {
  return days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b));
}
