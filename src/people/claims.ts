import type { Person } from './person.ts';

/**
 * Things to do only once for each person, however often Slack reports the occasion: telling them something, or sharing
 * a card from a form. And what is being done right now, which others must not do at the same time.
 */
export interface Claims {
  /**
   * True for exactly one caller, in any process: that one does it.
   * @param what names the occasion, such as a reaction to a certain message, or a form with everything filled in
   */
  claimOnce(person: Person, what: string, now: Date): Promise<boolean>;
  /** Whether somebody has claimed it. */
  isClaimed(person: Person, what: string): Promise<boolean>;
  /** Gives the claim back, because the one who had it could not do it. Somebody else may then do it after all. */
  release(person: Person, what: string): Promise<void>;
  /**
   * Takes something on for a while: a process that is killed can't give it back.
   * @param who the person whom it concerns; without a `userId`, it is about what is done, whoever does it
   * @returns true for one caller, in any process, until that one ends it or its time is over
   */
  lease(who: LeaseHolder, what: string, now: Date, lastsMs: number): Promise<boolean>;
  /**
   * Begins the time of a lease anew, while what was taken on takes longer.
   * @param since when it was taken, or last begun anew
   * @returns false if it is somebody else's by now
   */
  renewLease(who: LeaseHolder, what: string, since: Date, now: Date): Promise<boolean>;
  /** Ends a lease, unless somebody else has it by now. @param since as for `renewLease` */
  endLease(who: LeaseHolder, what: string, since: Date): Promise<void>;
  /** Ends all of them, where the process that took them is gone. */
  endAllLeases(): Promise<void>;
}

export interface LeaseHolder {
  team: string;
  userId?: string;
}
