import type { Person } from './person.ts';

/** How a person came to see a card. */
export type SeenHow = 'answer' | 'opened' | 'tip' | 'nudge' | 'shared';

/** Remembers which cards each person has seen, and when. */
export interface SeenCards {
  /** Records that a person was shown these cards; a card named twice counts once. */
  noteSeen(person: Person, cardIds: readonly string[], how: SeenHow, now: Date): Promise<void>;
  /** Every card that a person has seen, with when and how they last saw it. */
  history(person: Person): Promise<{ cardId: string; lastSeen: Date; how: SeenHow }[]>;
  /** When a person last saw each card, by card id; cards they have never seen are absent. */
  lastSeen(person: Person): Promise<Map<string, Date>>;
}
