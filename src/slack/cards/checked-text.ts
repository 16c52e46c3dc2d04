import type { Card } from '../../cards/card.ts';
import { daysOverdue, sinceReview } from '../../cards/review.ts';
import { escapeText } from '../kit/escape.ts';
import { checkedAgo, checkedOn, checkedOnAgo, titleCheckedAgo } from './words.ts';

/** When a card was last checked; how long ago that was if it should have been checked again. */
export function lastChecked(card: Card, now: Date): string {
  const day = dayInWords(card.reviewed);
  return daysOverdue(card, now) > 0 ? checkedOnAgo(sinceReview(card, now), day) : checkedOn(day);
}

/** For a card that is overdue for a review: how long ago the last one was. Undefined for any other. */
export function overdueNote(card: Card, now: Date): string | undefined {
  return daysOverdue(card, now) > 0 ? checkedAgo(sinceReview(card, now)) : undefined;
}

/** The same for the cards of an answer, each with its title if there are several. @returns mrkdwn */
export function overdueNotes(cards: readonly Card[], now: Date): string[] {
  if (cards.length === 1) return cards.flatMap((card) => overdueNote(card, now) ?? []);
  return cards
    .filter((card) => daysOverdue(card, now) > 0)
    .map((card) => titleCheckedAgo(escapeText(card.title), sinceReview(card, now)));
}

/** “November 23, 2026”. @param day ISO date */
function dayInWords(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-US', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
