/** Why a card was chosen for a nudge. */
export type Why =
  /** Its interval is over; `remembered` is the probability, 0 to 1, that they still know it. */
  | { type: 'due'; remembered: number }
  /** They have seen it and were never asked about it. */
  | { type: 'seen' }
  | { type: 'again-later' }
  /** It is linked to a card that they asked about or opened lately. */
  | { type: 'linked'; to: string }
  | { type: 'new' }
  /** They saw it, but not for a long time. */
  | { type: 'long-ago' };

/**
 * The reason as a sentence to the person.
 * @param titleOf the title of a card, undefined when it is gone
 */
export function whyInWords(why: Why, titleOf: (cardId: string) => string | undefined): string {
  switch (why.type) {
    case 'due':
      return 'It is time to look whether you still know it.';
    case 'seen':
      return 'You have seen this card, and I have not asked you about it yet.';
    case 'again-later':
      return 'You wanted to see this again.';
    case 'linked': {
      const title = titleOf(why.to);
      return title === undefined
        ? 'It goes on from a card that you came across lately.'
        : `It goes on from “${title}”, which you came across lately.`;
    }
    case 'new':
      return 'You have not seen this card yet.';
    case 'long-ago':
      return 'You have not seen this card for a month or more.';
  }
}
