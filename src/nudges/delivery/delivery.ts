export type DeliveryState = 'planned' | 'sending' | 'sent' | 'skipped' | 'failed';

/** `tell` shows a piece of a card; `ask` asks a question about it. */
export type NudgeFormat = 'tell' | 'ask';

/** What a person answers to a nudge, by one of its buttons. */
export type NudgeAnswer =
  | 'got-it'
  | 'did-it'
  | 'more'
  | 'later'
  | 'not-for-me'
  | 'again'
  | 'hard'
  | 'good'
  | 'easy';

/** One nudge of one subscription on one local day: a row of the ledger. */
export interface Delivery {
  id: string;
  subscriptionId: string;
  team: string;
  /** The person. In a channel: who leads the discussion, null when nobody does. */
  userId: string | null;
  channel: string | null;
  localDay: string;
  dueAt: Date;
  state: DeliveryState;
  /** Why it was skipped or failed, or has to wait. */
  why: string | null;
  /** While it is planned: do not try before. Null in all other states. */
  notBefore: Date | null;
  /** How many times a process has tried to send it. */
  attempts: number;
  /** Whether an earlier attempt may have gone through without being recorded: look before sending. */
  maybeSent: boolean;
  cardId: string | null;
  form: NudgeFormat | null;
  /** The key of the question that it asked, if that is from the card's nudge file. */
  question: string | null;
  /** The number of the choice that the person made, from 1. */
  choice: number | null;
  messageTs: string | null;
  plannedAt: Date;
  sentAt: Date | null;
  updatedAt: Date;
  answer: NudgeAnswer | null;
  /** When the person first pressed one of its buttons, or wrote to the bot after it; null when it is unanswered. */
  answeredAt: Date | null;
}
