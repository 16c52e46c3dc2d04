/** A card that was added, or reviewed again, while the bot was there to notice. */
export interface CardNews {
  cardId: string;
  what: 'added' | 'reviewed';
  at: Date;
}

/**
 * Remembers which cards there were before, so that "new" means what it says. The date on a card is no help:
 * it is that of the last review, and the day when somebody writes a file is not the day when people here can
 * first read it.
 */
export interface KnownCardRecords {
  /**
   * Records the cards that exist now. The very first ones are not new: there was nobody who could have missed them.
   * @param cards each with the day of its last review, 'YYYY-MM-DD'
   */
  note(cards: readonly { id: string; reviewed: string }[], now: Date): Promise<void>;
  /** What is new since a moment, newest first. A card that is new itself is not listed as reviewed as well. */
  news(options: { since: Date; limit: number }): Promise<CardNews[]>;
}
