import { NUMBER_WORDS } from './counts.ts';

/** Two dates with slashes are one date each: which comes first, the day or the month, depends on where people live. */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/;
/** “At 4”, without which half of the day. */
const HOUR = new RegExp(
  String.raw`(?<=(?:^|\s)(?:at|to|for|by|around|from|nudges?) )([1-6]|${NUMBER_WORDS.slice(0, 6).join('|')})(?=$|[\s,!?]|\.(?!\d))(?!\s*(?:am|pm|a\.m|p\.m|o'?clock|times?|days?|weeks?|months?|hours?|minutes?))`,
  'i',
);
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A text that can be read in two ways, written out in each of them. */
export type EitherWay =
  /** `monthFirst` is how people write in the US: 03/04 is March 4. */
  | { by: 'date'; monthFirst: string; dayFirst: string }
  | { by: 'hour'; hour: number; morning: string; afternoon: string };

/** The two readings of a text whose date or hour may be one of two; undefined where there is no such thing in it. */
export function eitherWay(text: string): EitherWay | undefined {
  const [date = '', first = '', second = '', year] = SLASHED.exec(text) ?? [];
  const [one, other] = [Number(first), Number(second)];
  if (date && isMonth(one) && isMonth(other) && one !== other) {
    const written = (month: number, day: number) =>
      text.replace(date, [MONTHS[month - 1], day, ...(year ? [year] : [])].join(' '));
    return { by: 'date', monthFirst: written(one, other), dayFirst: written(other, one) };
  }
  const typed = HOUR.exec(text)?.[1]?.toLowerCase();
  if (!typed) return undefined;
  const hour = NUMBER_WORDS.includes(typed) ? NUMBER_WORDS.indexOf(typed) + 1 : Number(typed);
  const at = (half: string) => text.replace(HOUR, `${hour}${half}`);
  return { by: 'hour', hour, morning: at('am'), afternoon: at('pm') };
}

const isMonth = (number: number) => number >= 1 && number <= 12;
