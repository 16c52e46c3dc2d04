import type { Person } from '../people/person.ts';
import type { LearnedItem } from './rules/choose-card.ts';
import { readMemory } from './rules/memory.ts';

/** What one person is learning about one card. */
export interface LearningItem extends Person {
  cardId: string;
  /**
   * The state of the review schedule as JSON: dates are text. Null for a card that was set aside before it
   * was learned.
   */
  state: Record<string, unknown> | null;
  /** When the card is due for review. */
  due: Date | null;
  notForMe: boolean;
  snoozedUntil: Date | null;
  updatedAt: Date;
}

/** As the rules see it. When the person last saw the card, other records know. */
export function asLearnedItem({ cardId, state, notForMe, snoozedUntil }: LearningItem): LearnedItem {
  return {
    cardId,
    memory: readMemory(state) ?? null,
    notForMe,
    snoozedUntil: snoozedUntil?.toTemporalInstant() ?? null,
    seenAt: null,
  };
}
