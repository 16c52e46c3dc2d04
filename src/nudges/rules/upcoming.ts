import type { Schedule } from '../subscription.ts';
import { publicHoliday } from './holidays.ts';
import { overFrom } from './memory.ts';
import { type Moment, nextMoment } from './moments.ts';

/** A chosen day without a nudge, and why. */
export interface SkippedDay {
  localDay: string;
  /** The name of the public holiday. */
  holiday: string;
}

/** More holidays in a row on chosen days than any region has. */
const HOLIDAYS_IN_A_ROW = 60;

/**
 * The next nudge that will actually come, with the chosen days that are skipped before it, to show to a person.
 * @param lastLocalDay as for `nextMoment`
 * @throws RangeError as `nextMoment` does
 */
export function upcomingNudge(
  subscription: Schedule,
  after: Temporal.Instant,
  lastLocalDay?: string | null,
): { next: Moment | null; skipped: SkippedDay[] } {
  const skipped: SkippedDay[] = [];
  let next = nextMoment(subscription, after, lastLocalDay);
  while (next && skipped.length < HOLIDAYS_IN_A_ROW) {
    const holiday = holidayFor(subscription, next.localDay);
    if (holiday === null) return { next, skipped };
    skipped.push({ localDay: next.localDay, holiday });
    next = nextMoment(subscription, next.at);
  }
  return { next, skipped };
}

/**
 * The moments of the coming nudges, in order, without those on public holidays; empty if none will come.
 * @param count how many at most
 * @param lastLocalDay as for `nextMoment`
 * @throws RangeError as `nextMoment` does
 */
export function comingNudges(
  subscription: Schedule,
  after: Temporal.Instant,
  count: number,
  lastLocalDay?: string | null,
): Moment[] {
  const moments: Moment[] = [];
  let { next } = upcomingNudge(subscription, after, lastLocalDay);
  while (next && moments.length < count) {
    moments.push(next);
    ({ next } = upcomingNudge(subscription, next.at));
  }
  return moments;
}

/**
 * The local day of the first nudge that may bring back a card whose rest ends at `end`, as seen at `now`;
 * null if no nudge will come.
 * @param lastLocalDay as for `nextMoment`
 * @throws RangeError as `nextMoment` does
 */
export function dayOfReturn(
  subscription: Schedule,
  end: Temporal.Instant,
  now: Temporal.Instant,
  lastLocalDay?: string | null,
): string | null {
  // `upcomingNudge` is strictly after its time, and a nudge at the very moment when the rest is over counts.
  const over = overFrom(end).subtract({ nanoseconds: 1 });
  const after = Temporal.Instant.compare(over, now) > 0 ? over : now;
  return upcomingNudge(subscription, after, lastLocalDay).next?.localDay ?? null;
}

/** The name of the public holiday for which the nudge of a local day is skipped, or null. */
export function holidayFor({ holidaysOf }: Pick<Schedule, 'holidaysOf'>, localDay: string): string | null {
  return holidaysOf === null ? null : publicHoliday(holidaysOf, localDay);
}
