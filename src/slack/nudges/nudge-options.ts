import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import { countries, type HolidayRegion, regionsOf } from '../../nudges/rules/holidays.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';

/** The time zones in which what was typed occurs, those of a place that begins with it first. */
export function zoneOptions(typed: string): types.PlainTextOption[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const found = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().includes(wanted));
  const begins = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(wanted));
  return asOptions([...found.filter(begins), ...found.filter((zone) => !begins(zone))].map(asIs));
}

/** The countries in which what was typed occurs, and the regions with holidays of their own of those that it names. */
export function placeOptions(typed: string): types.PlainTextOption[] {
  const wanted = typed.trim().toLowerCase();
  const named = (place: HolidayRegion) => place.name.toLowerCase().includes(wanted);
  const found = countries().filter(named);
  const withRegions = found.flatMap((country) => [
    { text: country.name, value: country.code },
    ...(wanted === '' || found.length > 5
      ? []
      : regionsOf(country.code).map(({ code, name }) => ({ text: `${country.name}: ${name}`, value: code }))),
  ]);
  return asOptions(withRegions);
}

/** The tags of the cards in which what was typed occurs, the commonest first. */
export function tagOptions(typed: string, library: Library): types.PlainTextOption[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '-');
  const counted = Map.groupBy(
    library.cards.flatMap((card) => card.tags),
    (tag) => tag,
  );
  const tags = [...counted]
    .filter(([tag]) => tag.includes(wanted))
    .toSorted(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  return asOptions(tags.map(([tag]) => asIs(tag)));
}

export function option(text: string, value: string): types.PlainTextOption {
  return { text: { type: 'plain_text', text: shorten(text, LIMITS.optionText) }, value };
}

const asIs = (text: string) => ({ text, value: text });

function asOptions(found: readonly { text: string; value: string }[]): types.PlainTextOption[] {
  return found.slice(0, LIMITS.options).map(({ text, value }) => option(text, value));
}
