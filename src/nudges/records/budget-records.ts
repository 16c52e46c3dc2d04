/** The turn that a process got: `free` to use after `waitMs`, or none, because it would come only then. */
export interface SendTurn {
  type: 'free' | 'none';
  waitMs: number;
}

/** How fast all processes together may send in a workspace. Times are the database's, whatever the clocks of the processes say. */
export interface BudgetRecords {
  /**
   * Takes the next turn. Nobody else gets the same one.
   * @param everyMs how long a turn lasts @param longestMs take none that comes later than this
   */
  takeTurn(team: string, limits: { everyMs: number; longestMs: number }): Promise<SendTurn>;
  /** Nobody gets a turn for this long. */
  hold(team: string, ms: number): Promise<void>;
}
