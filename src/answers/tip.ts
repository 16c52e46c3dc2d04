import { createHash } from 'node:crypto';
import type { Card } from '../cards/card.ts';

/**
 * Picks a card at random: one the person has never seen while there is one, else one of the third that they have
 * not seen for the longest time, so that no tip comes twice in a row and none is lost for ever.
 * @param random gives 0 (inclusive) to 1
 */
export function pickTip(
  cards: readonly Card[],
  lastSeen: ReadonlyMap<string, Date>,
  random: () => number,
): Card {
  const fresh = cards.filter((card) => !lastSeen.has(card.id));
  const pool =
    fresh.length > 0
      ? fresh
      : cards
          .toSorted((a, b) => (lastSeen.get(a.id)?.getTime() ?? 0) - (lastSeen.get(b.id)?.getTime() ?? 0))
          .slice(0, Math.max(1, Math.ceil(cards.length / 3)));
  const card = pool[Math.floor(random() * pool.length)];
  if (!card) throw new RangeError('there is no card to pick from');
  return card;
}

/** One card for a person and a day (UTC): the same however often it is asked for, another one the next day. */
export function pickOfTheDay(cards: readonly Card[], person: string, now: Date): Card {
  const day = now.toISOString().slice(0, 10);
  const number = createHash('sha256').update(`${person} ${day}`).digest().readUInt32BE();
  const card = cards[number % cards.length];
  if (!card) throw new RangeError('there is no card to pick from');
  return card;
}
