import { escapeText, shorten } from './escape.ts';
import { readable } from './message-text.ts';

// Sentences that every feature may need. Texts are mrkdwn, escaped already, unless they say otherwise.

/** The bot's command, as people type it; the manifest declares the same. */
export const COMMAND = '/guide';

/** Shown in a window until what belongs there is ready. */
export const WAITING = 'One moment…';

/** Shown on a form whose content was not kept. */
export const NOT_KEPT =
  'I could not save that just now: something went wrong on my side. What you filled in is still here; please send it again in a moment.';

export const TRY_AGAIN = 'Something went wrong on my side; please try again in a moment.';

export const COULD_NOT_LOOK_UP = 'I could not look that up just now.';

/** @param title the form's, plain text */
export function closedTooEarly(title: string, why: string): string {
  return `*${escapeText(title)}*: you closed the form before I was done, so nothing was kept. ${why}`;
}

/** Said when this version can't read a button's value. */
export const OLD_BUTTON = `That button is from an older version of me. Write \`${COMMAND} nudges\` for the current ones.`;

/** Said when this version can't read a form that somebody sends. */
export const OLD_FORM = 'That form is from an older version of me. Please close it and open it again.';

/** Said when somebody asks for something in a channel that the bot is not in. */
export function notHere(channel: string, botName: string): string {
  return `I'm not in <#${escapeText(channel)}>. Write \`/invite @${escapeText(botName)}\` there, then try again.`;
}

/** A person's own words, quoted on one line. */
export function quoted(question: string): string {
  return `“${escapeText(shorten(readable(question).replace(/\s+/g, ' ').trim(), 150))}”`;
}
