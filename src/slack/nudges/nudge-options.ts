import type { types } from '@slack/bolt';
import type { Kind } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { findHolidayPlaces } from '../../nudges/rules/find-holiday-place.ts';
import { findZones } from '../../people/find-zone.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { withPlainCharacters } from '../kit/plain-characters.ts';

/** The time zones that the typed text may mean, with the name that it fits if that is not the zone's own. */
export function zoneOptions(typed: string): types.PlainTextOption[] {
  const found = findZones(withPlainCharacters(typed));
  return asOptions(
    found.map(({ place: zone, by }) => ({ text: withOtherName(zone.replaceAll('_', ' '), by), value: zone })),
  );
}

/** The countries and regions that the typed text may mean; of a few countries, all regions that have their own holidays. */
export function placeOptions(typed: string): types.PlainTextOption[] {
  const found = findHolidayPlaces(withPlainCharacters(typed));
  return asOptions(
    found.map(({ code, name, country, by }) => ({
      text: withOtherName(country === undefined ? name : `${country}: ${name}`, by),
      value: code,
    })),
  );
}

/** A person must see why something was found that has another name. */
function withOtherName(name: string, by: string): string {
  const same = name.toLowerCase().includes(by.replaceAll('_', ' ').toLowerCase());
  return same ? name : `${name} (${by.replaceAll('_', ' ')})`;
}

/**
 * The tags of cards that contain the typed text, the most common first. Cards that come only if their kind is chosen don’t count.
 * @param kinds those that can be chosen: the team may have left out others
 */
export function tagOptions(typed: string, library: Library, kinds: readonly Kind[]): types.PlainTextOption[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '-');
  const coming = new Set(kinds.filter(({ nudges }) => nudges !== 'if-chosen').map(({ id }) => id));
  const counted = Map.groupBy(
    library.cards.filter(({ kind }) => coming.has(kind)).flatMap((card) => card.tags),
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
