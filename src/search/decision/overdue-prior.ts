import { daysBetweenReviews, daysOverdue, type Reviewed } from '../../cards/review.ts';

/**
 * By how many nats a card at most counts as less likely to answer because its review is overdue. It is chosen, not fitted,
 * because no judged question tells how much age matters: of two cards that fit about as well, the fresh one comes first,
 * and a card that clearly fits better stays ahead. In scores, 0.5 nats are some 12 percent.
 */
const MOST_LOWERED = 0.5;

/**
 * What a card's age adds to the log-likelihood that it answers, 0 or less. It falls evenly, so that no ranking jumps
 * overnight: 0 until the day when the review is due, and all of it once that was as long ago as reviews are apart.
 */
export function overduePrior(card: Reviewed, moment: Date): number {
  const overdue = daysOverdue(card, moment);
  if (overdue === 0) return 0;
  return -MOST_LOWERED * Math.min(1, overdue / daysBetweenReviews(card));
}
