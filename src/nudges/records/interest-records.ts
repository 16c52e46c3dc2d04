import type { Person } from '../../people/person.ts';

/** What each person looked up and found helpful. */
export interface InterestRecords {
  /**
   * The cards that a person read whole, saved, or got as an answer that was sure of itself, each with the last time; in any
   * order. A card that the person marked as not helpful is not among them, however they came across it.
   * @param sureFrom the confidence of an answer, 0 to 1, from which on it counts
   */
  lookedUp(
    person: Person,
    options: { since: Date; sureFrom: number },
  ): Promise<{ cardId: string; at: Date }[]>;
}
