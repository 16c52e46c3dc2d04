import { readCount } from './counts.ts';
import { readWeekday } from './weekdays.ts';

const MONTHS = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const MONTH = `(${MONTHS.join('|')})`;
const monthOf = (word: string) => MONTHS.findIndex((month) => new RegExp(`^${month}$`).test(word)) + 1;

const ORDINAL = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?: (\d{4}))?`;
const DAY_MONTH = new RegExp(`^(?:the )?${ORDINAL} (?:of )?${MONTH}${YEAR}$`);
const MONTH_DAY = new RegExp(`^${MONTH} (?:the )?${ORDINAL}${YEAR}$`);
const DAY_ALONE = /^(?:the (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))$/;
const ISO = /^(\d{4})[-/](\d{2})[-/](\d{2})$/;
/** “14.12.” and “14.12.2026” begin with the day; with slashes, that depends on where people live. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.?(\d{4})?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/;

const WEEKDAY = /^(?:(this|next|coming|the|this coming|the coming) )?([a-z]+)$/;

/**
 * Reads a day as people name it: “tomorrow”, “next Monday”, “the 14th”, “Dec 24”, “14.12.”, “in two weeks”. A day without a
 * year or a month is the next one of that name. Undefined for anything else, such as 03/04, which is one of two days.
 * @param today the local day
 */
export function readDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const words = text.replace(/^on /, '');
  return (
    nearDay(words, today) ??
    weekdayIn(words, today) ??
    fromNow(words, today) ??
    monthIn(words, today) ??
    dateIn(words, today)
  );
}

/** The first day of a week is a Monday, and of a pause, the first day after it. */
function nearDay(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const monday = today.add({ days: 8 - today.dayOfWeek });
  const nextMonth = today.with({ day: 1 }).add({ months: 1 });
  if (words === 'tomorrow') return today.add({ days: 1 });
  if (words === 'the day after tomorrow') return today.add({ days: 2 });
  if (/^(?:next week|(?:the )?end of (?:the |this )?week|(?:the )?week end)$/.test(words)) return monday;
  if (/^(?:the |this )?weekend$/.test(words)) return today.add({ days: (13 - today.dayOfWeek) % 7 || 7 });
  if (/^(?:after the weekend)$/.test(words)) return monday;
  if (/^(?:the )?end of next week$/.test(words)) return monday.add({ days: 7 });
  if (/^(?:next month|(?:the )?end of (?:the |this )?month)$/.test(words)) return nextMonth;
  if (/^(?:next year|(?:the )?new year|(?:the )?end of (?:the |this )?year)$/.test(words)) {
    return Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 1 });
  }
  return undefined;
}

function weekdayIn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, which = '', word = ''] = WEEKDAY.exec(words) ?? [];
  const found = readWeekday(word);
  if (!found) return undefined;
  // “Next Friday” is the one in the next calendar week.
  if (which === 'next') return today.add({ days: 7 - today.dayOfWeek + found.day });
  return today.add({ days: (found.day - today.dayOfWeek + 7) % 7 || 7 });
}

function fromNow(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const span = /^in (.+)$|^(.+) from (?:now|today)$/.exec(words);
  const count = readCount(span?.[1] ?? span?.[2] ?? '');
  return count && today.add(count);
}

function monthIn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const month = monthOf(words.replace(/^(?:the )?(?:beginning|start) of /, ''));
  if (month === 0) return undefined;
  return nextOf({ month, day: 1 }, today);
}

function dateIn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const alone = DAY_ALONE.exec(words);
  if (alone) return nextDayOfMonth(Number(alone[1] ?? alone[2]), today);
  const [, day, month, year] = DAY_MONTH.exec(words) ?? [];
  if (day && month) return dated(year, monthOf(month), Number(day), today);
  const [, monthFirst, dayLast, itsYear] = MONTH_DAY.exec(words) ?? [];
  if (monthFirst && dayLast) return dated(itsYear, monthOf(monthFirst), Number(dayLast), today);
  const iso = ISO.exec(words);
  if (iso) return dated(iso[1], Number(iso[2]), Number(iso[3]), today);
  const dotted = DOTTED.exec(words);
  if (dotted) return dated(dotted[3], Number(dotted[2]), Number(dotted[1]), today);
  const slashed = SLASHED.exec(words);
  if (!slashed) return undefined;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (first <= 12 && second <= 12 && first !== second) return undefined;
  return first > 12 ? dated(slashed[3], second, first, today) : dated(slashed[3], first, second, today);
}

function dated(year: string | undefined, month: number, day: number, today: Temporal.PlainDate) {
  return year === undefined ? nextOf({ month, day }, today) : validDay({ year: Number(year), month, day });
}

function nextOf(date: { month: number; day: number }, today: Temporal.PlainDate) {
  const thisYear = validDay({ year: today.year, ...date });
  if (thisYear && Temporal.PlainDate.compare(thisYear, today) > 0) return thisYear;
  return validDay({ year: today.year + 1, ...date });
}

function nextDayOfMonth(day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (let months = 0; months <= 2; months += 1) {
    const { year, month } = today.with({ day: 1 }).add({ months });
    const found = validDay({ year, month, day });
    if (found && Temporal.PlainDate.compare(found, today) > 0) return found;
  }
  return undefined;
}

/** Undefined for a day that doesn't exist, such as February 30. */
function validDay(date: { year: number; month: number; day: number }): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
