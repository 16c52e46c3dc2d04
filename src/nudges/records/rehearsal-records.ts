import type { Person } from '../../people/person.ts';

/** What a person would say in a hard moment, in their own words. Nobody else sees them. */
export interface Rehearsal {
  id: string;
  cardId: string;
  words: string;
  writtenAt: Date;
}

export interface RehearsalRecords {
  add(person: Person, rehearsal: Rehearsal): Promise<void>;
  /** @returns false when there are no such words of this person */
  delete(person: Person, id: string): Promise<boolean>;
  /** Deletes all of a person's words. @returns how many there were */
  deleteAll(person: Person): Promise<number>;
}
