import { readWeekday } from './weekdays.ts';

/** Some weekdays in words. */
export interface ReadDays {
  days: readonly number[];
  /** How many words they take. */
  length: number;
  /** Whether it is one day, which may be meant once: “Tuesday”. */
  once: boolean;
}

const WORKDAYS = [1, 2, 3, 4, 5];
const ALL = [1, 2, 3, 4, 5, 6, 7];
const NAMED: readonly [RegExp, readonly number[]][] = [
  [/^(?:every|each) (?:morning|afternoon|evening)(?= |$)/, ALL],
  [
    /^(?:every ?day|each day|every single day|all days|daily|(?:7|seven) days a week|(?:all|the whole) week)(?= |$)/,
    ALL,
  ],
  [
    /^(?:(?:every|each|on|the|all) )*(?:weekdays?|workdays?|work days?|working days?|business days?)(?= |$)/,
    WORKDAYS,
  ],
  [/^(?:(?:every|each|on|the|at|all) )*weekends?(?= |$)/, [6, 7]],
];
const RANGE = /^([a-z]+) ?(?:-|to|till|until|through|thru) ?([a-z]+)(?= |$)/;
const SHORT_RANGE = /^(?:mo-fr|m-f)(?= |$)/;

/** Reads the days at the beginning of some words: “every day”, “Mondays”, “mon-fri”. Undefined if they begin with none. */
export function readDays(words: readonly string[]): ReadDays | undefined {
  const text = words.join(' ');
  for (const [pattern, days] of NAMED) {
    const found = pattern.exec(text);
    if (found) return { days, length: lengthOf(found[0]), once: false };
  }
  const short = SHORT_RANGE.exec(text);
  if (short) return { days: WORKDAYS, length: 1, once: false };
  const range = RANGE.exec(text);
  const [from, to] = [readWeekday(range?.[1] ?? ''), readWeekday(range?.[2] ?? '')];
  if (range && from && to)
    return { days: between(from.day, to.day), length: lengthOf(range[0]), once: false };
  const [first = ''] = words;
  const several = first.split('/').map(readWeekday);
  if (several.length > 1 && several.every((one) => one !== undefined)) {
    return { days: several.flatMap((one) => one?.day ?? []), length: 1, once: false };
  }
  const one = readWeekday(first);
  return one && { days: [one.day], length: 1, once: !one.plural };
}

function between(from: number, to: number): number[] {
  const days = from <= to ? to - from : to - from + 7;
  return Array.from({ length: days + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}

const lengthOf = (text: string) => text.split(' ').length;
