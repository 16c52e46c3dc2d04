import { createRequire } from 'node:module';
import type HolidaysType from 'date-holidays';
import { countryName } from '../../people/country-names.ts';
import { readZone } from '../../people/time-zone.ts';

/** A country or a region, for a form. */
export interface HolidayRegion {
  /** `DE`, or `DE-BE` for a region. */
  code: string;
  /** In English. */
  name: string;
}

/** How many years of regions stay in memory: one takes milliseconds to compute and a few kilobytes to keep. */
const KEPT_YEARS = 500;
const HOUR_MS = 3_600_000;

// Loaded when the first holiday is asked for: it takes an eighth of a second, which every start would otherwise pay.
const require = createRequire(import.meta.url);
const loadPackage = (): typeof HolidaysType => require('date-holidays');
let all: HolidaysType | undefined;
function allPlaces(): HolidaysType {
  const Holidays = loadPackage();
  all ??= new Holidays();
  return all;
}

const kept = new Map<string, ReadonlyMap<string, string>>();
let countryByZone: ReadonlyMap<string, string> | undefined;

/** The countries whose public holidays are known, by name. More than 200, so a form has to let people type. */
export function countries(): HolidayRegion[] {
  return Object.keys(allPlaces().getCountries('en'))
    .map((code) => ({ code, name: countryName(code) ?? code }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * The regions of a country that have holidays of their own, by name; most countries have none.
 * @param names in English if they have such a name, or as people there say
 */
export function regionsOf(country: string, names: 'english' | 'native' = 'english'): HolidayRegion[] {
  const language = names === 'english' ? 'en' : undefined;
  return Object.entries(allPlaces().getStates(country, language) ?? {})
    .map(([region, name]) => ({ code: `${country}-${region}`.toUpperCase(), name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Whether the public holidays of `DE` or `DE-BE` are known. */
export function isKnownPlace(code: string): boolean {
  const [country = '', region, ...rest] = code.split('-');
  if (!Object.hasOwn(allPlaces().getCountries('en'), country) || rest.length > 0) return false;
  return region === undefined || regionsOf(country).some((one) => one.code === code);
}

/**
 * The name of the public holiday on a local day, in English if it has an English name; null on any other day.
 * A day on which a holiday starts at noon or later is a working day. An unknown region has no known holidays.
 * @param place `DE`, or `DE-BE` for a region
 * @param localDay 'YYYY-MM-DD'
 */
export function publicHoliday(place: string, localDay: string): string | null {
  const { year } = Temporal.PlainDate.from(localDay);
  // Some holidays that start in December last into January.
  return holidaysOf(place, year).get(localDay) ?? holidaysOf(place, year - 1).get(localDay) ?? null;
}

function holidaysOf(place: string, year: number): ReadonlyMap<string, string> {
  const key = `${place} ${year}`;
  const known = kept.get(key);
  if (known) return known;
  const days = new Map<string, string>();
  if (isKnownPlace(place)) {
    const [country = '', region] = place.split('-');
    const options = { types: ['public' as const] };
    const Holidays = loadPackage();
    const calendar = region ? new Holidays(country, region, options) : new Holidays(country, options);
    for (const holiday of calendar.getHolidays(year, 'en')) {
      for (const day of daysOf(holiday)) if (!days.has(day)) days.set(day, holiday.name);
    }
  }
  const oldest = kept.keys().next();
  if (kept.size >= KEPT_YEARS && !oldest.done) kept.delete(oldest.value);
  kept.set(key, days);
  return days;
}

/**
 * The local days of a holiday. Its `date` is local and independent of this machine's time zone; `start` and
 * `end` are not.
 */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const [first = '', time = ''] = date.split(' ');
  if (time >= '12:00') return [];
  // A day may have 23 hours, and half a day at the end is a working day.
  const length = Math.max(1, Math.floor((end.getTime() - start.getTime() + HOUR_MS) / (24 * HOUR_MS)));
  const day = Temporal.PlainDate.from(first);
  return Array.from({ length }, (_, index) => day.add({ days: index }).toString());
}

/**
 * The country that a time zone belongs to, as a guess for a form; undefined if the zone belongs to none or to
 * several, or if no holidays are known there. Based on the time zones of regions in Unicode's locale data,
 * which Intl includes.
 */
export function guessCountry(zone: string): string | undefined {
  const name = readZone(zone);
  if (name === undefined) return undefined;
  countryByZone ??= zonesOfCountries();
  return countryByZone.get(oneNameOf(name));
}

function zonesOfCountries(): ReadonlyMap<string, string> {
  const found = Map.groupBy(
    Object.keys(allPlaces().getCountries('en')).flatMap((country) =>
      (new Intl.Locale(`und-${country}`).getTimeZones?.() ?? []).map((zone) => ({
        zone: oneNameOf(zone),
        country,
      })),
    ),
    ({ zone }) => zone,
  );
  return new Map(
    [...found].flatMap(([zone, [one, ...others]]) =>
      one && others.length === 0 ? [[zone, one.country] as const] : [],
    ),
  );
}

/** One name for all names of a time zone: Asia/Kolkata and Asia/Calcutta are the same. */
function oneNameOf(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}
