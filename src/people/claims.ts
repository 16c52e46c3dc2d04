import type { Person } from './person.ts';

/**
 * Things to do only once for each person, however often Slack reports the occasion: telling them something, or sharing
 * a card from a form.
 */
export interface Claims {
  /**
   * True for exactly one caller, in any process: that one does it.
   * @param what names the occasion, such as a reaction to a certain message, or a form with everything filled in
   */
  claimOnce(person: Person, what: string, now: Date): Promise<boolean>;
  /** Gives the claim back, because the one who had it could not do it. Somebody else may then do it after all. */
  release(person: Person, what: string): Promise<void>;
}
