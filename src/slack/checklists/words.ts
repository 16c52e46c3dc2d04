import { escapeText } from '../kit/escape.ts';

// What the bot says about checklists. Titles and labels are plain text; everything else is mrkdwn, already escaped.

export const checklistTitle = (title: string) => `Checklist: ${title}`;
export const progress = (done: number, all: number) =>
  done === all ? (all === 1 ? 'Done' : `All ${all} steps are done`) : `${done} of ${all} done`;
export const checklistSpoken = (title: string, state: string) => escapeText(`Checklist: ${title}. ${state}.`);
export const madeBy = (userId: string) => `made by <@${escapeText(userId)}>`;
/** The box of a step for screen readers. @param number from 1 */
export const stepLabel = (number: number) => `Step ${number}`;
/** @param when as Slack shows it, in each reader's own time zone */
export const stepDone = (userId: string | null, when: string) =>
  `:white_check_mark: _${userId ? `done by <@${escapeText(userId)}>` : 'done'}, ${when}_`;

/** Where a checklist is, for the sentences below. */
const inPlace = (channel: string, inThread: boolean) =>
  `${inThread ? 'the thread in ' : ''}<#${escapeText(channel)}>`;
export const posted = (channel: string, inThread: boolean) =>
  `Posted in ${inPlace(channel, inThread)}. Everyone there can tick it off.`;
export const alreadyPosted = (channel: string, inThread: boolean) =>
  `The checklist is already in ${inPlace(channel, inThread)}.`;

/** While a first press is under way, or was cut short and may still be. */
export const BEING_POSTED =
  'Somebody is posting it right now. If it isn’t there in a few minutes, press again.';

export const POSTED_ALREADY = 'You posted one here already.';
/** Names of buttons and, for screen readers, what they are about. */
export const OPEN_IT = 'Open it';
export const openChecklistLabel = (title: string) => `Open the checklist: ${title}`;
export const POST_ANOTHER = 'Post another';
export const postAnotherLabel = (title: string) => `Post another checklist: ${title}`;

export const NOWHERE_TO_POST = 'There is no channel here to post it in.';
export const NO_STEPS_LEFT = 'This card no longer has any steps to make a checklist of.';
export const TOO_OLD = 'This checklist is too old: I no longer have it. Make a new one from the card.';
/** A step is ticked, but Slack did not take the new message. */
export const SHOWN_LATER = 'Noted. It will show up with the next tick.';
