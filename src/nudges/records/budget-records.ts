/**
 * Nobody is held back for longer than this, in ms. Slack asks for seconds or minutes. More comes from a fault somewhere, or from
 * a database whose clock was wrong, and must not end all nudges without a word.
 */
export const MOST_HELD_MS = 60 * 60_000;

/** The turn that a process got: `free` to use after `waitMs`, or none, because it would come only then. */
export interface SendTurn {
  type: 'free' | 'none';
  waitMs: number;
  /** The budget said that nobody may send for so long, which can't be, and was reset. */
  forgotMs?: number;
}

/** How fast all processes together may send in a workspace. Times are the database's, whatever the clocks of the processes say. */
export interface BudgetRecords {
  /**
   * Takes the next turn. Nobody else gets the same one.
   * @param everyMs how long a turn lasts @param longestMs take none that comes later than this @param mostHeldMs a budget that
   *   is blocked for longer than this is reset
   */
  takeTurn(
    team: string,
    limits: { everyMs: number; longestMs: number; mostHeldMs: number },
  ): Promise<SendTurn>;
  /** Nobody gets a turn for this long. */
  hold(team: string, ms: number): Promise<void>;
}
