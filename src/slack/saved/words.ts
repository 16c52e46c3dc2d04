import { escapeText } from '../kit/escape.ts';
import { COMMAND } from '../kit/words.ts';

// What the bot says about saved cards; what it says right after saving one is in cards/words.ts. Titles and labels
// are plain text; everything else is mrkdwn, already escaped.

export const SAVED_HELP = 'the cards you saved';

/** Said in a channel: what somebody has saved is none of the others' business. */
export const SAVED_IS_PRIVATE = `Your saved cards are for your eyes only. Write \`${COMMAND} saved\`, or look at my Home tab.`;

/** The title of the modal. */
export const SAVED_TITLE = 'Saved cards';
/** The heading of the list. */
export const YOUR_SAVED_CARDS = 'Your saved cards';
/** What screen readers call the list. */
export const SAVED_LIST = 'your saved cards';
/** @param titles plain text */
export const savedSpoken = (titles: readonly string[]) =>
  escapeText(`Your saved cards: ${titles.join('; ')}`);
export const NOTHING_SAVED =
  'You haven’t saved any cards yet. Click “Save” below a card, and you’ll find it here.';
/** @param range how many cards are shown, of how many */
export const lastSavedFirst = (range: string) => `${range}, most recently saved first`;
export const goneFromGuidance = (cardId: string) =>
  `\`${escapeText(cardId)}\`\nThis card is no longer part of the guidance.`;

/** @param title undefined if the card is gone */
export const removedCard = (title: string | undefined, cardId: string) =>
  `${title === undefined ? `\`${escapeText(cardId)}\`` : `*${escapeText(title)}*`} is no longer among your saved cards.`;
