import type { PauseLength } from '../../../nudges/subscriptions/subscribing.ts';
import { readCount } from './counts.ts';
import { readDay } from './read-day.ts';

const UNTIL = /^(?:until|till|til|untill|before|up to) (.+)$/;
/** The last day of a pause, not the first day after it. */
const THROUGH = /^(?:through|thru|up to and including) (.+)$/;

/** A week or a month of the calendar. */
const WHOLE = /^(?:all (?:of )?)?next (week|month)$/;

const NAMED_LENGTHS: readonly [RegExp, PauseLength][] = [
  [/^$/, 'good'],
  [
    /^(?:(?:for )?(?:now|a while|the time being|good)|until (?:i|we) (?:resume|say so|say otherwise|come back)|(?:until )?further notice|indefinitely|until im back)$/,
    'good',
  ],
  [/^(?:for )?(?:(?:a|1|one|the next) )?day$/, 'day'],
  [/^(?:for )?(?:(?:a|1|one|the next) )?week$/, 'week'],
];

/**
 * Reads the length of a pause: “a day”, “for two weeks”, “until the 14th”, “till Monday”, “this week”. An empty text means until
 * somebody resumes. Undefined for anything else.
 * @param today the local day
 */
export function readPauseLength(text: string, today: Temporal.PlainDate): PauseLength | undefined {
  const typed = text.trim().toLowerCase();
  const named = NAMED_LENGTHS.find(([pattern]) => pattern.test(typed));
  if (named) return named[1];
  const day = endOf(typed, today);
  return day && { until: day.toString() };
}

/** The first day after a pause of this length. */
function endOf(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const until = UNTIL.exec(typed)?.[1];
  if (until !== undefined) return readDay(until, today);
  const last = THROUGH.exec(typed)?.[1];
  const whole = WHOLE.exec(last ?? typed.replace(/^for /, ''))?.[1];
  // It begins on a day to come. Nothing comes before that, either: better too long a pause than a nudge on vacation.
  if (whole !== undefined) return readDay(`next ${whole}`, today)?.add({ [`${whole}s`]: 1 });
  if (last !== undefined) return readDay(last, today)?.add({ days: 1 });
  const rest = typed.replace(/^for /, '').replace(/^(?:the )?rest of (?:the|this) /, 'this ');
  if (rest === 'today' || rest === 'this day') return today.add({ days: 1 });
  if (rest === 'tomorrow') return today.add({ days: 2 });
  if (rest === 'this week') return readDay('next week', today);
  if (rest === 'this month') return readDay('next month', today);
  if (rest === 'this year') return readDay('next year', today);
  const count = readCount(rest.replace(/^(?:the )?next /, '').replace(/^(?=days?$|weeks?$|months?$)/, 'a '));
  return count && today.add(count);
}
