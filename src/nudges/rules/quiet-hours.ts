import { momentOn } from './moments.ts';
import { usefulUntil } from './still-useful.ts';

/** When a person's notifications are off each day, as they read it on a clock in some time zone: 'HH:MM'. */
export interface QuietHours {
  from: string;
  /** The first minute in which notifications are on again; before `from` if that is the next day. */
  until: string;
}

/** What becomes of a nudge whose time is within quiet hours. */
export interface QuietClash {
  hours: QuietHours;
  /** It comes when they are over, `late`, if that is still useful; otherwise `never`. */
  comes: 'late' | 'never';
  /** The nearest time at which it comes as promised, 'HH:MM'. */
  nearest: string;
}

/** How long before quiet hours a nudge has to be due, in minutes: sending takes time. */
const BEFORE = 15;
const DAY = 24 * 60;

/**
 * Whether nudges at a time would wait for the end of quiet hours, or never come.
 * @param day any local day on which one is due
 * @returns undefined if they come as promised
 */
export function clashWithQuiet(
  { time, zone }: { time: string; zone: string },
  hours: QuietHours,
  day: string,
): QuietClash | undefined {
  const [at, from, until] = [minutes(time), minutes(hours.from), minutes(hours.until)];
  const length = ahead(from, until);
  if (ahead(from, at) >= length) return undefined;
  const wait = ahead(at, until);
  const back = ahead(from, at) + BEFORE;
  const nearest = back < wait && length + BEFORE < DAY ? clock(from - BEFORE) : clock(until);
  return { hours, comes: isUsefulAfter({ time, zone }, wait, day) ? 'late' : 'never', nearest };
}

function isUsefulAfter(choice: { time: string; zone: string }, wait: number, day: string): boolean {
  const due = momentOn(choice, day)?.at;
  if (!due) return true;
  return Temporal.Instant.compare(due.add({ minutes: wait }), usefulUntil(due, choice.zone)) <= 0;
}

/** The minutes from one time to the next occurrence of another. */
function ahead(from: number, to: number): number {
  return (to - from + DAY) % DAY;
}

function minutes(time: string): number {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
}

function clock(minutesOfDay: number): string {
  const minute = (minutesOfDay + DAY) % DAY;
  return Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }).toString({
    smallestUnit: 'minute',
  });
}
