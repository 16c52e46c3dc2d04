import { WHY_THIS_CARD } from '../words.ts';

/** Why a card was chosen for a nudge. */
export type Why =
  /** Its interval is over; `remembered` is the probability, 0 to 1, that they still know it. */
  | { type: 'due'; remembered: number }
  /** They have seen it and were never asked about it. */
  | { type: 'seen' }
  | { type: 'again-later' }
  /** It is linked to a card that they recently asked about or opened. */
  | { type: 'linked'; to: string }
  | { type: 'new' }
  /** They saw it, but not for a long time. */
  | { type: 'long-ago' };

/**
 * The reason as a sentence to the person.
 * @param titleOf the title of a card; undefined when the card no longer exists
 */
export function whyInWords(why: Why, titleOf: (cardId: string) => string | undefined): string {
  switch (why.type) {
    case 'due':
      return WHY_THIS_CARD.due;
    case 'seen':
      return WHY_THIS_CARD.seen;
    case 'again-later':
      return WHY_THIS_CARD.againLater;
    case 'linked':
      return WHY_THIS_CARD.linked(titleOf(why.to));
    case 'new':
      return WHY_THIS_CARD.new;
    case 'long-ago':
      return WHY_THIS_CARD.longAgo;
  }
}
