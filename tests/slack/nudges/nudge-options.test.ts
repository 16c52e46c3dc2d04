import { describe, expect, it } from 'vitest';
import { regionsOf } from '../../../src/nudges/rules/holidays.ts';
import { placeOptions, zoneOptions } from '../../../src/slack/nudges/nudge-options.ts';

const first = (options: readonly { value?: string | undefined }[]) => options[0]?.value;
const texts = (options: readonly { text: { text: string } }[]) => options.map(({ text }) => text.text);

describe('the time zone picker', () => {
  it.each([
    ['kolkata', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['rangoon', 'Asia/Yangon'],
    ['kathmandu', 'Asia/Kathmandu'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['munich', 'Europe/Berlin'],
    ['münchen', 'Europe/Berlin'],
    ['San Francisco', 'America/Los_Angeles'],
    ['bangalore', 'Asia/Kolkata'],
    ['st louis', 'America/Chicago'],
    ['Zürich', 'Europe/Zurich'],
    ['são paulo', 'America/Sao_Paulo'],
    ['new_york', 'America/New_York'],
    ['america/new york', 'America/New_York'],
    ['texas', 'America/Chicago'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['CET', 'Europe/Berlin'],
    ['cest', 'Europe/Berlin'],
    ['PST', 'America/Los_Angeles'],
    ['pacific time', 'America/Los_Angeles'],
    ['JST', 'Asia/Tokyo'],
    ['India', 'Asia/Kolkata'],
    ['usa', 'America/New_York'],
    ['U.S.A.', 'America/New_York'],
    ['uk', 'Europe/London'],
    ['deutschland', 'Europe/Berlin'],
    ['“tokyo”', 'Asia/Tokyo'],
    ['Michigan', 'America/Detroit'],
    ['Kentucky', 'America/Kentucky/Louisville'],
    ['Saskatchewan', 'America/Regina'],
    ['Tasmania', 'Australia/Hobart'],
    ['Saint Petersburg', 'Europe/Moscow'],
    ['Kobenhavn', 'Europe/Copenhagen'],
    ['lodz', 'Europe/Warsaw'],
  ])('finds %s', (typed, zone) => {
    expect(first(zoneOptions(typed))).toBe(zone);
  });

  it('knows every state of the USA', () => {
    for (const { name } of regionsOf('US')) expect(zoneOptions(name).length, name).toBeGreaterThan(0);
  });

  it('offers every zone that an abbreviation may mean', () => {
    const zones = zoneOptions('IST').map(({ value }) => value);
    expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']));
  });

  it('says why it offers a zone that has another name', () => {
    expect(texts(zoneOptions('munich'))).toEqual(['Europe/Berlin (Munich)']);
    expect(texts(zoneOptions('new york'))).toEqual(['America/New York']);
  });

  it('offers every zone by its name', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(zoneOptions(zone).length, zone).toBeGreaterThan(0);
    }
    expect(zoneOptions('')).toHaveLength(100);
    expect(zoneOptions('nowhere at all')).toEqual([]);
  });
});

describe('the country picker', () => {
  it.each([
    ['uk', 'GB'],
    ['Great Britain', 'GB'],
    ['england', 'GB'],
    ['USA', 'US'],
    ['us', 'US'],
    ['America', 'US'],
    ['united states of america', 'US'],
    ['ukraine', 'UA'],
    ['Holland', 'NL'],
    ['czech republic', 'CZ'],
    ['turkey', 'TR'],
    ['türkiye', 'TR'],
    ['Ivory Coast', 'CI'],
    ['swaziland', 'SZ'],
    ['macedonia', 'MK'],
    ['korea', 'KR'],
    ['UAE', 'AE'],
    ['deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['日本', 'JP'],
    ['españa', 'ES'],
    ['espana', 'ES'],
    ['DE', 'DE'],
    ['bavaria', 'DE-BY'],
    ['bayern', 'DE-BY'],
    ['california', 'US-CA'],
    ['québec', 'CA-QC'],
    ['wien', 'AT-9'],
    ['NSW', 'AU-NSW'],
  ])('finds %s', (typed, code) => {
    expect(first(placeOptions(typed))).toBe(code);
  });

  it('offers the regions of a country as well', () => {
    expect(texts(placeOptions('Holland'))).toEqual([
      'Netherlands (Holland)',
      'Netherlands: North Holland',
      'Netherlands: South Holland',
      'Netherlands: Groningen',
    ]);
  });

  it('offers countries alone until somebody types', () => {
    expect(placeOptions('').every(({ value }) => /^[A-Z]{2}$/.test(value ?? ''))).toBe(true);
    expect(placeOptions('nowhere at all')).toEqual([]);
  });
});
