import { escapeText, shorten } from '../kit/escape.ts';
import { COMMAND } from '../kit/words.ts';

// What the workflow step says. Texts of an error are plain; everything else is mrkdwn, already escaped.

/** The title of the result when no card fits. */
export const NO_CARD_FITS = 'No card fits';

export const noCardFor = (question: string) => `No guidance card fits ${quoted(question)} with confidence.`;

export const HOW_TO_GET_ONE = 'Name the thing itself, or give the step the name of a card.';

export const noSuchCard = (cardId: string) =>
  `There is no card “${cardId}”. In Slack, ${COMMAND} practices lists cards, and each whole card shows its name.`;

export const NOTHING_GIVEN = 'Give this step a question or the name of a card. Both are empty.';

/** The question as the workflow passed it, on one line. Unlike a message's, its text has no markup to resolve. */
function quoted(question: string): string {
  return `“${escapeText(shorten(question.replace(/\s+/g, ' ').trim(), 150))}”`;
}
