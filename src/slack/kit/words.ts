import { escapeText, shorten } from './escape.ts';
import { readable } from './message-text.ts';
import { isDirectMessage } from './place.ts';

// What every feature may need to say. Texts are mrkdwn, already escaped, unless they say otherwise.

/** The bot's command, as people type it; the manifest declares the same. */
export const COMMAND = '/guide';

/** The title of a modal that says one sentence. Plain text. */
export const BOT_TITLE = 'Guidepost';

/** The button that closes a modal. Plain text. */
export const CLOSE = 'Close';

/** Shown in a modal until its content is ready. */
export const WAITING = 'One moment…';

/** Below it on a form: true also if the process ends and can't say so any longer. */
export const WAITING_LONG =
  'You can close this; I’ll send you a message if it fails. If this stays for more than a minute, I was interrupted: see whether it’s done before you send it again.';

/** On a form, when the process ends before the outcome is known. */
export const INTERRUPTED =
  'I’m being restarted and don’t know whether that worked. Please see whether it’s done before you send it again.';

// When something goes wrong

/** @param willRetry whether the bot tries again by itself */
export function requestFailed(reference: string, willRetry: boolean): string {
  const next = willRetry ? 'I’ll try again in a few minutes' : 'Please try again';
  return `Something went wrong on my side, and I couldn’t finish that. ${next}. If it keeps happening, tell the person who runs me this reference: ${reference}.`;
}

/** Of a button, a form or a shortcut that nothing here knows. */
export const OF_ANOTHER_VERSION =
  'This belongs to another version of me, so I can’t do it. If I’m being updated right now, it will work in a minute.';

/** Shown on a form whose content was not kept. */
export const NOT_KEPT =
  'I couldn’t save that: something went wrong on my side. What you filled in is still here. Please send it again in a moment.';

export const TRY_AGAIN = 'Something went wrong on my side. Please try again in a moment.';

/** When somebody does the same at the same moment, and it takes long. */
export const BEING_DONE =
  'Somebody is doing that right now, and Slack takes its time. Please look again in a moment.';

export const COULD_NOT_LOOK_UP = 'I couldn’t look that up just now.';

/** @param title the form's, plain text */
export function closedTooEarly(title: string, why: string): string {
  return `*${escapeText(title)}*: you closed the form before I was done, so nothing was kept. ${why}`;
}

/** For a button whose value this version can't read. */
export const OLD_BUTTON = `That button comes from an older version of me. Write \`${COMMAND} nudges\` to get the current ones.`;

/** For a form that this version can't read. */
export const OLD_FORM = 'That form comes from an older version of me. Please close it and open it again.';

/** When the bot is asked to do something in a channel that it is not in. Nobody can invite it to direct messages. */
export function notHere(channel: string, botName: string): string {
  if (isDirectMessage(channel)) {
    return 'I can’t post in direct messages between other people. Do it in a direct message with me, or in a channel that I’m in.';
  }
  return `I’m not in <#${escapeText(channel)}>. Write \`/invite @${escapeText(botName)}\` there, then try again.`;
}

export const channelArchived = (channel: string) =>
  `<#${escapeText(channel)}> is archived, so nothing can be posted there.`;
export const mayNotPost = (channel: string) =>
  `I’m not allowed to post in <#${escapeText(channel)}>. A workspace admin can change that.`;

/**
 * Where somebody wants something posted that they can't see themselves. The same for a channel that doesn't exist.
 * @param channel its id; undefined if it is none
 */
export function noPostingIn(channel: string | undefined, botName: string): string {
  const there = channel ? `in <#${channel}>` : 'there';
  return `I can’t do that for you ${there}. Choose a channel that we’re both in; \`/invite @${escapeText(botName)}\` brings me into one of yours.`;
}

/** Where the people of another company would read what belongs to the team. */
export function sharedOutside(channel: string): string {
  return `<#${escapeText(channel)}> is shared with another company, and the cards are for yours alone. Choose another channel.`;
}

/** In a channel, instead of a reply that is private. @param command the subcommand's name */
export function onlyForYou(command: string): string {
  return `Only you should see that. Write \`${COMMAND} ${command}\`, or send me “${command}” in a direct message.`;
}

// Posts in a person's name

/** The button that takes a post back. Plain text. */
export const UNDO = 'Undo';
export const UNDO_LABEL = 'Undo: remove what was posted in your name';
/** The same in the “…” menu of the post, which everybody sees. Plain text. */
export const REMOVE_POST = 'Remove this post';

// Parts that several features show

/** The search box. Plain text. */
export const SEARCH_LABEL = 'What do you need help with?';
export const SEARCH_PLACEHOLDER = 'A few words, or a whole question';

/** The button to what is stored about a person. Plain text. */
export const YOUR_DATA = 'Your data';
export const YOUR_DATA_LABEL = 'Your data: see, export or delete what I store about you';

/** The same at the end of a sentence, which a mark of their own ends already. */
export function quotedLast(question: string): string {
  const said = quoted(question);
  return /[.?!…]”$/.test(said) ? said : `${said}.`;
}

/** A person's own words, quoted on one line. */
export function quoted(question: string): string {
  return `“${escapeText(shorten(readable(question).replace(/\s+/g, ' ').trim(), 150))}”`;
}
