import type { Person } from '../people/person.ts';

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
