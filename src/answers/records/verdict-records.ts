/** What people said about one card as the answer to one question, no matter who asked it in these words. */
export interface QuestionVerdict {
  questionKey: string;
  cardId: string;
  /** How many different people said last that it helped. */
  helpful: number;
  /** How many different people said last that it did not help. */
  unhelpful: number;
}

/** Feedback, counted by question and card. It counts for as long as the question is stored. */
export interface VerdictRecords {
  /** The verdicts on all pairs of question and card that at least `atLeast` different people have judged. */
  verdicts(atLeast: number): Promise<QuestionVerdict[]>;
  /**
   * The verdict on one card as the answer to the question behind an answer; undefined when nobody has judged it, or the
   * question is no longer stored.
   */
  verdictOn(given: { answerId: string; cardId: string }): Promise<QuestionVerdict | undefined>;
}
