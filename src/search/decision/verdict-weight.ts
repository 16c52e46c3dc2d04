/** How many different people said that a card helped as the answer to a question, and how many said that it did not. */
export interface Verdict {
  helpful: number;
  unhelpful: number;
}

/** What fewer people than this say has no effect for others. */
export const PEOPLE_NEEDED = 3;

/** However many people agree, feedback moves a card's confidence and score (each from 0 to 1) by less than this. */
export const MOST_MOVED = 0.1;

/** This many undecided people are added, so that the first few voices don't weigh like a crowd. */
const UNDECIDED = 4;

/**
 * How much people's feedback raises (above 0) or lowers (below 0) a card as the answer to one question:
 * `MOST_MOVED * (helpful - unhelpful) / (helpful + unhelpful + UNDECIDED)`, and 0 for fewer than `PEOPLE_NEEDED`.
 */
export function verdictWeight({ helpful, unhelpful }: Verdict): number {
  const people = helpful + unhelpful;
  if (people < PEOPLE_NEEDED) return 0;
  return (MOST_MOVED * (helpful - unhelpful)) / (people + UNDECIDED);
}
