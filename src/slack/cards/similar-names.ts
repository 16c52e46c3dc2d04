import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { editDistance } from '../../search/language/edit-distance.ts';

/** How many to offer. */
const MAX_OFFERED = 3;
/** How many letters of a name may be wrong. */
const OFF_BY = 2;
/** A shorter piece occurs in too many names. */
const PIECE = 4;

/**
 * The cards with names similar to what was typed, the nearest first: without the kind or with another one, a few
 * letters off, or only a piece of the name.
 */
export function cardsNamedLike(typed: string, library: Library): Card[] {
  const wanted = withoutKind(typed);
  if (!wanted) return [];
  return library.cards
    .map((card) => ({ card, off: distance(wanted, withoutKind(card.id)) }))
    .filter(({ off }) => Number.isFinite(off))
    .toSorted((a, b) => a.off - b.off)
    .slice(0, MAX_OFFERED)
    .map(({ card }) => card);
}

function distance(wanted: string, name: string): number {
  const off = editDistance(wanted, name, OFF_BY);
  return off > OFF_BY && !(wanted.length >= PIECE && name.includes(wanted)) ? Number.POSITIVE_INFINITY : off;
}

function withoutKind(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
