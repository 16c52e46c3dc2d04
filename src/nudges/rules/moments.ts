import { zoneOrThrow } from '../../people/time-zone.ts';
import type { Schedule } from '../subscription.ts';

/** When a nudge is due. */
export interface Moment {
  /** 'YYYY-MM-DD' in the subscription's zone; with the subscriber it names the nudge, so there is one a day. */
  localDay: string;
  at: Temporal.Instant;
}

/**
 * How many local days are looked at for the next one: three weeks and a day. One week finds the next chosen weekday,
 * the second is for a day whose time is over already, the third for a day that the zone leaves out.
 */
const DAYS_AHEAD = 22;

/**
 * By how many days the last local day may lie ahead of the local today. Zones are up to 26 hours apart, so somebody who
 * moves west may be two dates back. More than that was a clock that ran wrong, and must not silence a person.
 */
const DATES_APART = 2;

/**
 * The chosen time on a local day, whether or not that day is chosen; null when the zone leaves the whole day out
 * (Samoa had no 30 December 2011). A time that occurs twice is the first one. A skipped time goes forward by what is
 * skipped; where that would be the next day already (Nuuk skips the last hour of a Saturday), it goes back by as much,
 * so that a moment is always on its own local day.
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
 * The next moment strictly after a time, or null while none will come (stopped, ended, paused with no end). Public
 * holidays are not looked at here: they are skipped with a reason when they are due.
 * @param lastLocalDay the local day of the last nudge; that day and those before it are over even where a new zone has
 * them once more
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

/** The ISO weekdays on which nudges come: all that were chosen, or the first of them while it is weekly. */
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
