import type { Person } from '../../people/person.ts';

/** Why a card did not help: it is about something else, says too much, or says nothing that can be done. */
export type FeedbackReason = 'wrong-topic' | 'too-long' | 'not-concrete';

export interface NewFeedback extends Person {
  answerId: string;
  cardId: string;
  helpful: boolean;
  /** The first 1,000 characters are stored. */
  comment?: string;
  /** Why it did not help, where the person said so. */
  reason?: FeedbackReason;
}

/** What one person said about one card of an answer. */
export interface FeedbackEntry extends Person {
  answerId: string;
  cardId: string;
  helpful: boolean;
  comment: string | null;
  reason: FeedbackReason | null;
  givenAt: Date;
}

/** What people said about the cards that they were given. */
export interface FeedbackRecords {
  /**
   * Stores one verdict per answer, card and person; a later one replaces it. A comment and a reason survive a repeated
   * click on the same button, but not a change of mind.
   */
  give(feedback: NewFeedback, now: Date): Promise<void>;
  /** How many people found a card helpful, and how many did not, over all answers that showed it. */
  forCard(cardId: string): Promise<{ helpful: number; notHelpful: number }>;
  /** Everything that was said about one answer, oldest first. */
  forAnswer(answerId: string): Promise<FeedbackEntry[]>;
}
