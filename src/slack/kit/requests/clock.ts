import { NUMBER_WORDS } from './counts.ts';

/** What a time in words says; null for one that can't be, such as 25:00, or may be one of two. */
export type ReadTime = string | null;

const CLOCK = /^(\d{1,2})(?:[:.h](\d{2})|h)?(am|pm)?$/;
const NAMED = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);
/** “At 5” is early in the morning or in the afternoon. From here on, everybody means the morning. */
const FIRST_MORNING_HOUR = 7;

/**
 * Reads the time at the beginning of some words: “9”, “9.30 am”, “half past 8”, “noon”. Undefined if they begin with none.
 * @returns the time as 'HH:MM', and how many words it takes
 */
export function readTime(words: readonly string[]): { time: ReadTime; length: number } | undefined {
  const [first = '', second = '', third = ''] = words.slice(0, 3).map(inDigits);
  const named = NAMED.get(first);
  if (named) return { time: named, length: 1 };
  const spoken = /^(half|quarter)$/.test(first) && /^(past|to)$/.test(second) && /^\d{1,2}$/.test(third);
  if (spoken) {
    const minutes = first === 'half' ? 30 : second === 'past' ? 15 : -15;
    return { time: second === 'to' && first === 'half' ? null : clock(Number(third), minutes), length: 3 };
  }
  const found = CLOCK.exec(first);
  if (!found) return undefined;
  const half = found[3] ?? (/^[ap]m$/.test(second) ? second : undefined);
  const oclock = !half && /^o(?:clock)?$/.test(second) ? (second === 'o' ? 2 : 1) : 0;
  const length = 1 + (half && !found[3] ? 1 : 0) + oclock;
  const exact = found[2] !== undefined || /h$/.test(first);
  return { time: timeOf(Number(found[1]), Number(found[2] ?? 0), half, exact), length };
}

function timeOf(hour: number, minutes: number, half: string | undefined, exact: boolean): ReadTime {
  if (half) return hour < 1 || hour > 12 ? null : clock((hour % 12) + (half === 'pm' ? 12 : 0), minutes);
  return !exact && hour < FIRST_MORNING_HOUR ? null : clock(hour, minutes);
}

function clock(hour: number, minutes: number): ReadTime {
  const all = 60 * hour + minutes;
  if (hour > 23 || minutes > 59 || all < 0) return null;
  return `${pad(Math.floor(all / 60))}:${pad(all % 60)}`;
}

const pad = (number: number) => String(number).padStart(2, '0');

function inDigits(word: string): string {
  const at = NUMBER_WORDS.indexOf(word);
  return at < 0 ? word : String(at + 1);
}
