import { zoneOrThrow } from '../../people/time-zone.ts';

const NEAR = new Map([
  [-1, 'yesterday, '],
  [0, 'today, '],
  [1, 'tomorrow, '],
]);

/**
 * A moment in words, in local time: “tomorrow, Tuesday, November 24, at 09:30 (Europe/Berlin)”. Includes the
 * year if it is not the current one.
 * @throws RangeError on an unknown zone
 */
export function describeMoment(at: Temporal.Instant, zone: string, now: Temporal.Instant): string {
  const timeZone = zoneOrThrow(zone);
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return `${describeDayOf(at, zone, now)}, at ${time} (${timeZone})`;
}

/** Its day alone: “tomorrow, Tuesday, November 24”. @throws RangeError on an unknown zone */
export function describeDayOf(at: Temporal.Instant, zone: string, now: Temporal.Instant): string {
  const timeZone = zoneOrThrow(zone);
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const near = NEAR.get(today.until(day, { largestUnit: 'days' }).days) ?? 'on ';
  return `${near}${describeDay(day, today)}`;
}

/** A local day in words: “Tuesday, November 24”, with the year if it is not the current one. */
export function describeDay(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const year = day.year === today.year ? {} : ({ year: 'numeric' } as const);
  return day.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric', ...year });
}
