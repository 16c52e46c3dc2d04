import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import { countries, type HolidayRegion, regionsOf } from '../../nudges/rules/holidays.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';

/** The time zones that contain the typed text, those of places that begin with it first. */
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

/** The countries that contain the typed text; if there are only a few, also their regions that have their own holidays. */
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

/** The tags of cards that contain the typed text, the most common first. */
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

/** An option of a menu. @param text plain text, cut to what Slack shows */
export function option(text: string, value: string): types.PlainTextOption {
  return { text: { type: 'plain_text', text: shorten(text, LIMITS.optionText) }, value };
}

const asIs = (text: string) => ({ text, value: text });

function asOptions(found: readonly { text: string; value: string }[]): types.PlainTextOption[] {
  return found.slice(0, LIMITS.options).map(({ text, value }) => option(text, value));
}
