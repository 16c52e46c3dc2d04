import type { Person } from '../../people/person.ts';

/** Somebody has tried what a nudge proposed. */
export interface Try {
  deliveryId: string;
  cardId: string;
  triedAt: Date;
  /** What came of it, in their own words; null if they did not say. */
  note: string | null;
}

/** What people have tried. Others only learn how many they are, and only if they are enough. */
export interface TryRecords {
  /** @returns false if this person has tried it before */
  add(person: Person, tried: Omit<Try, 'note'>): Promise<boolean>;
  /** Notes what came of it, in place of what was noted before. @returns false if this person has not tried it */
  note(person: Person, deliveryId: string, note: string): Promise<boolean>;
  /**
   * Adds a line to what was noted before; at once from two places, both stay.
   * @param most how long it may be with that line, in characters
   * @returns false if it would be longer, or this person has not tried it
   */
  addNote(person: Person, deliveryId: string, line: string, most: number): Promise<boolean>;
  /** What this person noted; null if nothing, undefined if they have not tried it. */
  noteOf(person: Person, deliveryId: string): Promise<string | null | undefined>;
  /** Forgets that this person has tried it, with what came of it. */
  remove(person: Person, deliveryId: string): Promise<{ hadNote: boolean }>;
  /** How often a person has tried what a card proposes. */
  timesTried(person: Person, cardId: string): Promise<number>;
  /** How many people have tried what each of these nudges proposed; those that nobody tried are left out. */
  countByNudge(team: string, deliveryIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
