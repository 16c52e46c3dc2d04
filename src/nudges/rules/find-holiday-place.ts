import { namesOfCountry } from '../../people/country-names.ts';
import { findPlaces, type NamedPlace, namedPlace } from '../../people/place-match.ts';
import { countries, type HolidayRegion, regionsOf } from './holidays.ts';

/** A country or region that fits what somebody typed. */
export interface FoundHolidayPlace extends HolidayRegion {
  /** Of a region: the country that it belongs to. */
  country?: string;
  /** The name by which it was found. */
  by: string;
}

type Place = Omit<FoundHolidayPlace, 'by'>;

/** If the text fits no more countries than this, their regions are offered, too. */
const FEW = 5;

/** English names that the calendar does not have. */
const ENGLISH_REGIONS: ReadonlyMap<string, string> = new Map([
  ['BE-BRU', 'Brussels'],
  ['BE-DE', 'German-speaking Community'],
  ['BE-VLG', 'Flanders'],
  ['BE-WAL', 'Wallonia'],
  ['CH-BS', 'Basel'],
  ['DE-BY', 'Bavaria'],
  ['DE-HE', 'Hesse'],
  ['DE-MV', 'Mecklenburg-Western Pomerania'],
  ['DE-NI', 'Lower Saxony'],
  ['DE-NW', 'North Rhine-Westphalia'],
  ['DE-RP', 'Rhineland-Palatinate'],
  ['DE-SN', 'Saxony'],
  ['DE-ST', 'Saxony-Anhalt'],
  ['DE-TH', 'Thuringia'],
  ['ES-AN', 'Andalusia'],
  ['IT-32', 'South Tyrol'],
]);

/** What people call a region in short, such as NSW. Two letters may stand for too much. */
const SHORT = /(?<=-)[A-Z]{3,}$/;

let all: readonly NamedPlace<Place>[] | undefined;

/**
 * The countries and regions whose public holidays are known and that a text may mean: in English, as people there say, in other
 * languages, or by a former name.
 */
export function findHolidayPlaces(typed: string): FoundHolidayPlace[] {
  all ??= namedPlaces();
  const found = findPlaces(typed, all).map(({ place, by }) => ({ ...place, by }));
  const inCountries = found.filter(({ country }) => country === undefined);
  if (typed.trim() === '') return inCountries;
  if (inCountries.length > FEW) return found;
  const known = new Set(found.map(({ code }) => code));
  const regions = inCountries.flatMap(({ code, name: country }) =>
    regionsOf(code).map((region) => ({ ...region, country, by: region.name })),
  );
  return [...found, ...regions.filter(({ code }) => !known.has(code))];
}

function namedPlaces(): NamedPlace<Place>[] {
  const inCountries = countries();
  return [
    ...inCountries.map((country) => {
      const { usual, elsewhere } = namesOfCountry(country.code);
      return namedPlace<Place>(country, [country.name, ...usual], elsewhere);
    }),
    ...inCountries.flatMap((country) => {
      const native = new Map(regionsOf(country.code, 'native').map(({ code, name }) => [code, name]));
      return regionsOf(country.code).map((region) =>
        namedPlace<Place>({ ...region, country: country.name }, [
          region.name,
          native.get(region.code) ?? '',
          ENGLISH_REGIONS.get(region.code) ?? '',
          SHORT.exec(region.code)?.[0] ?? '',
        ]),
      );
    }),
  ];
}
