import type { Card, ReviewInterval } from './card.ts';

/** What says when a card was checked, and when it has to be checked again. */
export type Reviewed = Pick<Card, 'reviewed' | 'reviewEvery'>;

/** The day on which a card is due for its next review, as an ISO date. */
export function dueOn({ reviewed, reviewEvery }: Reviewed): string {
  return dayAfter(reviewed, reviewEvery).toString();
}

/** How many days a card has gone without the review that was due, on the day of this moment in UTC; 0 if none is. */
export function daysOverdue(card: Reviewed, moment: Date): number {
  return Math.max(0, daysBetween(dayAfter(card.reviewed, card.reviewEvery), dayOf(moment)));
}

/** How many days lie between two reviews of a card. */
export function daysBetweenReviews({ reviewed, reviewEvery }: Reviewed): number {
  return daysBetween(Temporal.PlainDate.from(reviewed), dayAfter(reviewed, reviewEvery));
}

/** How long ago a card was checked, in the unit in which people would say it. */
export interface SinceReview {
  count: number;
  unit: 'day' | 'month' | 'year';
}

/** From so many days on, people count in months, and from so many months on in years. */
const DAYS_UNTIL_MONTHS = 60;
const MONTHS_UNTIL_YEARS = 24;

/** How long ago a card was checked. */
export function sinceReview({ reviewed }: Pick<Card, 'reviewed'>, moment: Date): SinceReview {
  const from = Temporal.PlainDate.from(reviewed);
  const today = dayOf(moment);
  const days = Math.max(0, daysBetween(from, today));
  const { months } = from.until(today, { largestUnit: 'months' });
  if (days < DAYS_UNTIL_MONTHS || months < 1) return { count: days, unit: 'day' };
  if (months < MONTHS_UNTIL_YEARS) return { count: months, unit: 'month' };
  return { count: Math.floor(months / 12), unit: 'year' };
}

function dayAfter(reviewed: string, { count, unit }: ReviewInterval): Temporal.PlainDate {
  return Temporal.PlainDate.from(reviewed).add({ [unit]: count });
}

function dayOf(moment: Date): Temporal.PlainDate {
  return moment.toTemporalInstant().toZonedDateTimeISO('UTC').toPlainDate();
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days;
}
