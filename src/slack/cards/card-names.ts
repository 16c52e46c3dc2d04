import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { editDistance } from '../../search/language/edit-distance.ts';

/** How many are offered. */
const MOST = 3;
/** Letters by which a name may be off. */
const OFF_BY = 2;
/** A shorter piece of a name stands in too many. */
const PIECE = 4;

/**
 * The cards whose names are like one that was typed, the nearest first: its kind left out or another one, a few letters
 * off, or a piece of it alone.
 */
export function cardsNamedLike(typed: string, library: Library): Card[] {
  const wanted = withoutKind(typed);
  if (!wanted) return [];
  return library.cards
    .map((card) => ({ card, off: distance(wanted, withoutKind(card.id)) }))
    .filter(({ off }) => Number.isFinite(off))
    .toSorted((a, b) => a.off - b.off)
    .slice(0, MOST)
    .map(({ card }) => card);
}

function distance(wanted: string, name: string): number {
  const off = editDistance(wanted, name, OFF_BY);
  return off > OFF_BY && !(wanted.length >= PIECE && name.includes(wanted)) ? Number.POSITIVE_INFINITY : off;
}

function withoutKind(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
