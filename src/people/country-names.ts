/** What people call countries besides the names in Intl: in short, by a part, or by a former name. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  AE: 'UAE, Emirates',
  BA: 'Bosnia, Herzegovina',
  BY: 'Belorussia, White Russia',
  CD: 'DRC, Democratic Republic of the Congo, Zaire',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast',
  CN: 'PRC',
  CV: 'Cape Verde',
  CZ: 'Czech Republic, Bohemia',
  ET: 'Abyssinia',
  GB: 'UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland',
  IE: 'Republic of Ireland',
  IR: 'Persia',
  KH: 'Kampuchea',
  KN: 'St. Kitts',
  KP: 'DPRK',
  KR: 'Korea, Republic of Korea, ROK',
  LK: 'Ceylon',
  MK: 'Macedonia, FYROM',
  MM: 'Burma',
  NL: 'Holland',
  NZ: 'Aotearoa',
  PS: 'Palestine',
  RU: 'Russian Federation',
  SZ: 'Swaziland',
  TH: 'Siam',
  TL: 'East Timor',
  TR: 'Turkey',
  TW: 'Formosa',
  US: 'USA, US, United States of America, America, States',
  VA: 'Holy See, Vatican',
  ZA: 'RSA',
  ZW: 'Rhodesia',
};

/** The languages in which most people type the name of a country, besides those that are spoken there. */
const LANGUAGES = 'de fr es pt it nl pl tr ru uk ar hi ja zh ko sv da fi cs id'.split(' ');

const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
let short: Intl.DisplayNames | undefined;
let others: readonly Intl.DisplayNames[] | undefined;

/** The name of a country in English; undefined if there is no such country. @param code such as `DE` */
export function countryName(code: string): string | undefined {
  return english.of(code);
}

/** What people call a country. Without any name if there is no such country. */
export function namesOfCountry(code: string): { usual: string[]; elsewhere: string[] } {
  const name = countryName(code);
  if (name === undefined) return { usual: [], elsewhere: [] };
  short ??= new Intl.DisplayNames('en', { type: 'region', style: 'short' });
  others ??= LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  const also = Object.hasOwn(ALSO_CALLED, code) ? (ALSO_CALLED[code] ?? '').split(', ') : [];
  return {
    usual: present(name, short.of(code), ...also, code, nativeName(code)),
    elsewhere: present(...others.map((one) => one.of(code))),
  };
}

function present(...names: (string | undefined)[]): string[] {
  return names.filter((name) => name !== undefined);
}

function nativeName(code: string): string | undefined {
  const spoken = new Intl.Locale('und', { region: code }).maximize();
  return new Intl.DisplayNames(spoken, { type: 'region', fallback: 'none' }).of(code);
}
