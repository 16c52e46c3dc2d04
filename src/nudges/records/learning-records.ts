import type { Person } from '../../people/person.ts';
import type { LearningItem } from '../learning-item.ts';

/** What each person is learning, and when each card is due for review. */
export interface LearningRecords {
  /** Everything stored about what a person is learning, ordered by card id. */
  items(person: Person): Promise<LearningItem[]>;
  /**
   * Stores the state of a card's schedule after a rating and when the card is due again, which ends "later".
   * "Not for me" is unaffected.
   * @param state must be fit for JSON.stringify
   */
  put(person: Person, cardId: string, state: object, due: Date, now: Date): Promise<void>;
  /** Sets a card aside for a while. Its schedule does not change. */
  snooze(person: Person, cardId: string, until: Date, now: Date): Promise<void>;
  /** Ends “later”. Its schedule does not change. */
  endSnooze(person: Person, cardId: string, now: Date): Promise<void>;
  /**
   * Replaces the state of a card's schedule by what it was before, where the last rating is taken back.
   * @param state null if the card was never rated before; otherwise as for `put`
   */
  putBack(person: Person, cardId: string, state: object | null, due: Date | null, now: Date): Promise<void>;
  /** The card never comes again unless the person says so. */
  setNotForMe(person: Person, cardId: string, now: Date): Promise<void>;
  /** The card may come again; its schedule continues where it was. */
  clearNotForMe(person: Person, cardId: string, now: Date): Promise<void>;
  /** How many cards are due for review, without those that are set aside. */
  dueCount(person: Person, now: Date): Promise<number>;
}
