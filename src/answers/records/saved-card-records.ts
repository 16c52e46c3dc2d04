import type { Person } from '../../people/person.ts';

/** The cards that each person saved to come back to. */
export interface SavedCardRecords {
  /** Saves a card; saving it again changes nothing. @returns whether it is newly saved */
  save(person: Person, cardId: string, now: Date): Promise<boolean>;
  /** Removes a saved card. @returns whether it was saved */
  remove(person: Person, cardId: string): Promise<boolean>;
  has(person: Person, cardId: string): Promise<boolean>;
  /** The ids of a person's saved cards, last saved first. */
  cardIds(person: Person): Promise<string[]>;
}
