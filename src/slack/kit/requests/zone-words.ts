import { findZones } from '../../../people/find-zone.ts';

const NAMED_ZONE =
  /^(?:(?:change|set|switch|update|move|fix|correct|put) )?(?:my |the |nudges? )*time ?zone(?: is| should be| must be)?(?: to| for| as)? (.+)$/;
const BESIDE_TIME =
  /^(.* )?(\S*\d\S*|am|pm|noon|midday|oclock) (?:in )?((?!in |time)[a-z][a-z/_ -]{1,30}?)(?: time)?$/;

/** Longer words name more than a time and a zone. */
const LONGEST = 100;

/** Splits words that end with a time zone: “nudges at 9 Berlin time”. Undefined if they name none. @param isSchedule whether the words before it say when */
export function splitZone(
  words: string,
  isSchedule: (rest: string) => boolean,
): { zone: string; rest: string } | undefined {
  if (words.length > LONGEST) return undefined;
  const named = NAMED_ZONE.exec(words)?.[1];
  const namedZone = named && exactZone(named);
  if (namedZone) return { zone: namedZone, rest: '' };
  const [, before = '', time = '', name = ''] = BESIDE_TIME.exec(words) ?? [];
  const rest = `${before}${time}`;
  // To look up a name takes much longer.
  const zone = name && isSchedule(rest) && exactZone(name);
  return zone ? { zone, rest } : undefined;
}

/** The zone that has just this name; what only comes near one may be another. */
function exactZone(name: string): string | undefined {
  const wanted = plainName(name.replace(/ time(?: ?zone)?$/, ''));
  const [found] = findZones(wanted);
  return found && [found.by, found.place].some((known) => plainName(known) === wanted)
    ? found.place
    : undefined;
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
}
