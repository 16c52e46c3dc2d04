import { createHash } from 'node:crypto';
import type { Card } from '../cards/card.ts';

/**
 * Picks a random card: one the person has never seen if there is one, otherwise one of the third that they
 * have not seen for the longest time. So no tip comes twice in a row, and no card is lost forever.
 * @param random returns 0 (inclusive) to 1 (exclusive)
 * @returns undefined where there are no cards
 */
export function pickTip(
  cards: readonly Card[],
  lastSeen: ReadonlyMap<string, Date>,
  random: () => number,
): Card | undefined {
  const fresh = cards.filter((card) => !lastSeen.has(card.id));
  const pool =
    fresh.length > 0
      ? fresh
      : cards
          .toSorted((a, b) => (lastSeen.get(a.id)?.getTime() ?? 0) - (lastSeen.get(b.id)?.getTime() ?? 0))
          .slice(0, Math.max(1, Math.ceil(cards.length / 3)));
  return pool[Math.floor(random() * pool.length)];
}

/** One card per person and day (UTC): the same every time on that day, a different one the next day; undefined without cards. */
export function pickOfTheDay(cards: readonly Card[], person: string, now: Date): Card | undefined {
  const day = now.toISOString().slice(0, 10);
  const number = createHash('sha256').update(`${person} ${day}`).digest().readUInt32BE();
  return cards[number % cards.length];
}
