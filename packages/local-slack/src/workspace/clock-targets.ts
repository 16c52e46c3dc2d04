import type { ClockTarget } from '../protocol.ts';

/** A little before the clocks change, so that people see it happen. */
const beforeChangeMinutes = 5;

/** When people are at work, and what an app does in the morning is done. */
const morning = '09:30';

export type Target =
  | { type: 'time'; time: Date }
  | { type: 'real' }
  /** The zone never changes its clocks, or the text is not a time. */
  | { type: 'none'; why: string };

/**
 * Where a person moves the clock to, in their time zone. If the clock change skips that time, it is an hour later; if
 * the change repeats it, it is the first of the two.
 * @param due when the app has something to do next
 */
export function targetOf(to: ClockTarget, now: Date, zone: string, due?: Date): Target {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  switch (to.at) {
    case 'real':
      return { type: 'real' };
    case 'next-due':
      return due === undefined
        ? { type: 'none', why: 'The app has nothing due.' }
        : { type: 'time', time: due };
    case 'tomorrow':
      return time(local.add({ days: 1 }).withPlainTime(morning));
    case 'next-week':
      return time(workdayFrom(local.add({ weeks: 1 })).withPlainTime(morning));
    case 'clock-change': {
      const change = nextClockChange(now, zone);
      if (change === undefined) return { type: 'none', why: `The clocks never change in ${zone}.` };
      return { type: 'time', time: new Date(change.getTime() - beforeChangeMinutes * 60_000) };
    }
    case 'local':
      return wallClock(to.local, zone);
  }
}

/**
 * When the clocks in this zone change next, if ever. Less than five minutes before a change, it is the one after
 * that.
 */
export function nextClockChange(now: Date, zone: string): Date | undefined {
  const from = Temporal.Instant.fromEpochMilliseconds(now.getTime() + beforeChangeMinutes * 60_000);
  const change = from.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  return change ? new Date(change.epochMilliseconds) : undefined;
}

/** This day, or the Monday after it if it is on a weekend. */
function workdayFrom(day: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 });
}

/** Between these dates, Slack's timestamps all have the same length. */
const earliest = '2001-09-10';
const latest = '2286-11-19';

function wallClock(local: string, zone: string): Target {
  const why = `“${local}” is not a date and time like 2026-11-25T09:30 between ${earliest} and ${latest}.`;
  try {
    const plain = Temporal.PlainDateTime.from(local);
    const days = [earliest, latest].map((day) => Temporal.PlainDate.compare(plain.toPlainDate(), day));
    if (days[0] === -1 || days[1] === 1) return { type: 'none', why };
    return time(plain.toZonedDateTime(zone));
  } catch (error) {
    if (error instanceof RangeError) return { type: 'none', why };
    throw error;
  }
}

function time(zoned: Temporal.ZonedDateTime): Target {
  return { type: 'time', time: new Date(zoned.epochMilliseconds) };
}
