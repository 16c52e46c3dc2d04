import { WHY_THIS_CARD } from '../words.ts';

/** Why a card was chosen for a nudge. */
export type Why =
  /** Its interval is over; `remembered` is the probability, 0 to 1, that they still know it. */
  | { type: 'due'; remembered: number }
  /** The same, with a question whose answer they were not shown before: nobody can “still” know it. */
  | { type: 'to-think-about'; card: string }
  /** It was promised for an earlier day; `others` wait as well. */
  | { type: 'late'; promised: Temporal.Instant; others: number }
  /** When they were last asked about it, they did not answer. */
  | { type: 'unanswered' }
  /** They have seen it and were never asked about it. */
  | { type: 'seen' }
  | { type: 'again-later' }
  /** It is linked to a card that they recently looked up. */
  | { type: 'linked'; to: string }
  /** It is the next one of the curriculum. */
  | { type: 'next'; stage: string }
  | { type: 'new' }
  /** They saw it, but not for a long time. */
  | { type: 'long-ago' };

/**
 * The reason as a sentence or two to the person.
 * @param titleOf the title of a card; undefined when the card no longer exists
 * @param dayOf a moment's local day in words
 */
export function whyInWords(
  why: Why,
  titleOf: (cardId: string) => string | undefined,
  dayOf: (moment: Temporal.Instant) => string,
): string {
  switch (why.type) {
    case 'due':
      return WHY_THIS_CARD.due;
    case 'to-think-about':
      return WHY_THIS_CARD.toThinkAbout(titleOf(why.card));
    case 'late':
      return WHY_THIS_CARD.late(dayOf(why.promised), why.others);
    case 'unanswered':
      return WHY_THIS_CARD.unanswered;
    case 'seen':
      return WHY_THIS_CARD.seen;
    case 'again-later':
      return WHY_THIS_CARD.againLater;
    case 'linked':
      return WHY_THIS_CARD.linked(titleOf(why.to));
    case 'next':
      return WHY_THIS_CARD.next(why.stage);
    case 'new':
      return WHY_THIS_CARD.new;
    case 'long-ago':
      return WHY_THIS_CARD.longAgo;
  }
}
