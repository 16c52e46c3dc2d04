/** A Monday: the first working day. */
export const START = '2026-01-05';

/** The local day of a working day, which is counted from 0. */
export function dayAt(workingDay: number): string {
  return Temporal.PlainDate.from(START)
    .add({ days: Math.floor(workingDay / 5) * 7 + (workingDay % 5) })
    .toString();
}

/** Which working day a local day is; of a day at the weekend, the one after it. */
export function workingDayOf(localDay: string): number {
  const { days } = Temporal.PlainDate.from(START).until(localDay, { largestUnit: 'days' });
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
}

/** When a local day begins. */
export function momentOn(localDay: string): Temporal.Instant {
  return Temporal.PlainDate.from(localDay).toZonedDateTime('UTC').toInstant();
}
