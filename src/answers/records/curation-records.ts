import type { AnswerSource } from '../question.ts';

/** A question for which no card fit well enough, asked once or more in the same words. */
export interface UnansweredQuestion {
  /** As it was last asked. */
  question: string;
  /** Where it was last asked. */
  channel: string;
  askedAt: Date;
  times: number;
  /** How many different people asked it. */
  people: number;
  /** The ids of the cards that came nearest the last time, best first; may be empty. */
  nearest: string[];
}

export interface UnhelpfulCard {
  cardId: string;
  /** How many different people said last that the card did not help. */
  unhelpful: number;
  /** How many different people said last that it helped. */
  helpful: number;
}

/** What the people who write the cards need to know: which cards are missing, and which ones do not help. */
export interface CurationRecords {
  /**
   * Questions without an answer that anybody in the workspace could read: those that most people asked come first, then the newest.
   * @param sources whose wording may be shown: `ASKED_IN_PUBLIC`, unless the reader may see what was asked in private
   */
  unanswered(options: {
    since: Date;
    sources: readonly AnswerSource[];
    limit: number;
  }): Promise<UnansweredQuestion[]>;
  /** How many questions from all sources got no answer, how many people asked them, and how many were asked in all. */
  countUnanswered(since: Date): Promise<{ questions: number; people: number; asked: number }>;
  /** Cards that somebody recently found unhelpful, those with most such people first. A person counts once per card. */
  unhelpfulCards(options: { since: Date; limit: number }): Promise<UnhelpfulCard[]>;
}
