import { countryName, namesOfCountry } from './country-names.ts';
import { type FoundPlace, findPlaces, type NamedPlace, namedPlace } from './place-match.ts';
import { readZone } from './time-zone.ts';
import { ALSO_CALLED, RENAMED, SHORT_TIMES } from './zone-names.ts';

/** In one of them it is summer. */
const DAYS = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/** What stands in place of a name where there is none. */
const OFFSET = /^(?:$|GMT|UTC)[+−-]?/;

let all: readonly NamedPlace<string>[] | undefined;

/**
 * The time zones that a text may mean: by their current or former name, by a city or country in them, or by what their time is
 * called (“Pacific Time”, “CET”). The zones that most people look for come first among equals.
 */
export function findZones(typed: string): FoundPlace<string>[] {
  all ??= namedZones();
  return findPlaces(typed, all);
}

function namedZones(): NamedPlace<string>[] {
  const countries = countriesByZone();
  const known = new Map(
    ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => [RENAMED.get(zone) ?? zone, zone]),
  );
  const popular = [...ALSO_CALLED.keys()].filter((zone) => known.has(zone));
  const zones = [...new Set([...popular, ...known.keys()])].filter((zone) => readZone(zone) !== undefined);
  return zones.map((zone) => {
    const former = known.get(zone) ?? zone;
    return namedPlace(zone, [
      ...[zone, former].flatMap((name) => [name.split('/').at(-1) ?? name, name]),
      ...(ALSO_CALLED.get(zone) ?? []),
      ...timesOf(zone),
      ...(countries.get(former) ?? []),
    ]);
  });
}

/** The names of the countries in each zone, by the name that Intl has for it. */
function countriesByZone(): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const code of regionCodes()) {
    const zones =
      countryName(code) === undefined ? [] : (new Intl.Locale(`und-${code}`).getTimeZones?.() ?? []);
    const names = zones.length > 0 ? namesOfCountry(code).usual : [];
    for (const zone of zones) found.set(zone, [...(found.get(zone) ?? []), ...names]);
  }
  return found;
}

function regionCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

/** What the time in a zone is called, and in short: “Central European Summer Time” and “CEST”. */
function timesOf(zone: string): string[] {
  const names = (['long', 'longGeneric'] as const).flatMap((timeZoneName) => {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName });
    return DAYS.map(
      (day) => format.formatToParts(day).find(({ type }) => type === 'timeZoneName')?.value ?? '',
    );
  });
  return [...new Set(names)].flatMap((name) =>
    OFFSET.test(name) ? [] : [name, SHORT_TIMES.get(name) ?? name],
  );
}
