import type { Card, Kind } from '../card.ts';
import type { Problem } from '../problem.ts';

/** What a rule looks at: the whole set, because most faults of content lie between cards. */
export interface CardSet {
  cards: readonly Card[];
  kinds: readonly Kind[];
  /** The path of a card's file, for messages. */
  pathOf(id: string): string;
}

/** One rule on the content of cards: what it finds wrong, nothing when all is well. */
export type Rule = (set: CardSet) => Problem[];
