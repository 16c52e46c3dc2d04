import type { Schedule } from '../subscription.ts';
import type { Reviews } from './answer-effect.ts';
import { type LearnedItem, restsUntil } from './choose-card.ts';
import { isInReview, MOST_IN_REVIEW, promisedAt } from './open-reviews.ts';
import { NUDGES_AHEAD, reviewCalendar } from './review-calendar.ts';
import { comingNudges } from './upcoming.ts';

/**
 * What a person who answers a nudge is waiting for besides its card.
 * @param items everything stored about the person
 * @param nudge its card, and when it was sent
 * @param schedule as it is once the nudge is answered
 * @throws RangeError as `nextMoment` does
 */
export function reviewsOf(
  items: readonly LearnedItem[],
  nudge: { cardId: string; sentAt: Temporal.Instant },
  schedule: Schedule & { lastDay: string | null },
  now: Temporal.Instant,
): Reviews {
  const others = items.filter(({ cardId }) => cardId !== nudge.cardId);
  const promises = others.flatMap((item) => promisedAt(item) ?? []);
  return {
    hasRoom: others.filter(isInReview).length < MOST_IN_REVIEW,
    calendar: reviewCalendar(comingNudges(schedule, now, NUDGES_AHEAD, schedule.lastDay), promises),
    restsUntil: restsUntil(nudge.sentAt),
  };
}
