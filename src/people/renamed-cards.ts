/** What is stored about a card, when the card gets another id. */
export interface RenamedCards {
  /** Everything about each card belongs to its new id from now on. Does nothing the second time. */
  rename(renames: readonly { from: string; to: string }[]): Promise<void>;
}
