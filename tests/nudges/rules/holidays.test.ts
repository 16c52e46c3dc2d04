import { describe, expect, it } from 'vitest';
import {
  countries,
  guessCountry,
  isKnownPlace,
  publicHoliday,
  regionsOf,
} from '../../../src/nudges/rules/holidays.ts';

describe('public holidays', () => {
  it('have a name for the reason why nothing came', () => {
    expect(publicHoliday('DE', '2026-12-25')).toBe('Christmas Day');
    expect(publicHoliday('US', '2026-11-26')).toBe('Thanksgiving Day');
    expect(publicHoliday('DE', '2026-12-28')).toBeNull();
  });

  it('differ by region', () => {
    expect(publicHoliday('DE', '2026-03-08')).toBeNull();
    expect(publicHoliday('DE-BE', '2026-03-08')).toBe("International Women's Day");
    expect(publicHoliday('DE-BY', '2026-03-08')).toBeNull();
  });

  it('do not count when they are only observed, or for banks', () => {
    expect(publicHoliday('US', '2026-02-14')).toBeNull();
    expect(publicHoliday('SE', '2026-12-24')).toBeNull();
    expect(publicHoliday('SE', '2026-12-25')).toBe('Christmas Day');
  });

  it('last for all of their days, and into the next year', () => {
    const koreanNewYear = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];
    expect(koreanNewYear.map((day) => publicHoliday('KR', day) !== null)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    // Half a day at the end is a working day.
    expect(publicHoliday('TR', '2026-03-22')).toBe('End of Ramadan (Eid al-Fitr)');
    expect(publicHoliday('TR', '2026-03-23')).toBeNull();
    expect(publicHoliday('SZ', '2027-01-02')).toBe('Incwala Festival');
  });

  it('that begin at sunset count on the day itself', () => {
    expect(publicHoliday('IL', '2026-09-20')).toBeNull();
    expect(publicHoliday('IL', '2026-09-21')).toBe('Day of Atonement (Yom Kippur)');
    expect(publicHoliday('IL', '2026-09-22')).toBeNull();
  });

  it('that begin at noon leave a working day', () => {
    expect(publicHoliday('GT', '2026-12-24')).toBeNull();
    expect(publicHoliday('GT', '2026-12-25')).not.toBeNull();
  });

  it('of a place that nobody knows are none', () => {
    expect(publicHoliday('XX', '2026-01-01')).toBeNull();
    expect(publicHoliday('DE-XX', '2026-01-01')).toBeNull();
  });
});

describe('the places of a form', () => {
  it('are more than 200 countries, by name, each with its code', () => {
    const list = countries();
    expect(list.length).toBeGreaterThan(200);
    expect(list).toContainEqual({ code: 'DE', name: 'Germany' });
    expect(list).toContainEqual({ code: 'IT', name: 'Italy' });
    expect(list.map(({ name }) => name)).toEqual(
      list.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')),
    );
  });

  it('are regions where a country has some', () => {
    expect(regionsOf('DE')).toHaveLength(16);
    expect(regionsOf('DE')).toContainEqual({ code: 'DE-BY', name: 'Bayern' });
    expect(regionsOf('PL')).toEqual([]);
  });

  it('are all known', () => {
    const places = countries().flatMap((country) => [country, ...regionsOf(country.code)]);
    expect(places.filter(({ code }) => !isKnownPlace(code))).toEqual([]);
  });

  it('are not known by another name', () => {
    expect(['', 'de', 'XX', 'DE-', 'DE-be', 'DE-BE-B', 'toString'].filter(isKnownPlace)).toEqual([]);
  });
});

describe('the guess of a country', () => {
  it.each([
    ['Europe/Berlin', 'DE'],
    ['America/New_York', 'US'],
    ['America/Los_Angeles', 'US'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Europe/Kyiv', 'UA'],
    ['Europe/Zurich', 'CH'],
    ['Europe/Ljubljana', 'SI'],
  ])('is by the zone: %s is in %s', (zone, country) => {
    expect(guessCountry(zone)).toBe(country);
  });

  it.each(['UTC', 'Etc/GMT+5', 'Antarctica/Troll', 'Mars/Phobos', '+02:00'])('is none for %s', (zone) => {
    expect(guessCountry(zone)).toBeUndefined();
  });

  it('is always a country that the form has', () => {
    const guesses = Intl.supportedValuesOf('timeZone').flatMap((zone) => guessCountry(zone) ?? []);
    expect(guesses.length).toBeGreaterThan(300);
    expect(guesses.filter((country) => !isKnownPlace(country))).toEqual([]);
  });
});
