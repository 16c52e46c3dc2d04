import { type AskedTimes, type Times, timesAfter } from '../../nudges/rules/asked-times.ts';
import { readZone } from '../../people/time-zone.ts';

const MARK = 'times:';
const PACKED = /^times:([1-7]{0,7})\/([1-7]{0,7})\/(w?)\/((?:[01]\d|2[0-3]):[0-5]\d|)\/([\w+/-]{0,60})$/;

/** For a button's value. */
export function packTimes({
  also = [],
  days = also,
  without = [],
  weekly,
  time = '',
  zone = '',
}: AskedTimes): string {
  return `${MARK}${days.join('')}/${without.join('')}/${weekly ? 'w' : ''}/${time}/${zone}`;
}

/** Undefined for anything else, such as a forged value. */
export function unpackTimes(value: string | undefined): AskedTimes | undefined {
  const [, days = '', without = '', weekly, time, zone = ''] = PACKED.exec(value ?? '') ?? [];
  if (weekly === undefined || (zone !== '' && readZone(zone) === undefined)) return undefined;
  return {
    ...(days !== '' && { days: digits(days) }),
    ...(without !== '' && { without: digits(without) }),
    ...(weekly !== '' && { weekly: true as const }),
    ...(time && { time }),
    ...(zone && { zone }),
  };
}

/** The times that a form begins with; those before if nothing would be left. */
export function offeredTimes(before: Times, asked: AskedTimes | undefined): Times {
  const after = asked ? timesAfter(before, asked) : before;
  return after.days.length > 0 ? after : before;
}

const digits = (text: string) => [...new Set(text)].map(Number).toSorted();
