import { keptFor } from '../../people/retention.ts';

// What the bot says about people's data. Buttons, labels and the question before deleting are plain text;
// everything else is mrkdwn.

export const PRIVACY_HELP = 'what I store about you, and how to export or delete it';

/** The title of the modal. */
export const PRIVACY_TITLE = 'Your data';
/** For notifications and screen readers. */
export const PRIVACY_SPOKEN = 'What I keep about you, and how to export or delete it.';

export const WHAT_I_KEEP = [
  '*What I keep about you*',
  `• which of your messages I answered: channel and time, for ${keptFor('messages')}; I forget their text as soon as they are answered`,
  `• what you asked me, for ${keptFor('questions')}, and which cards I answered with`,
  '• which cards you found helpful or not and why, which ones you have seen, and which ones you saved',
  '• checklists that you made, the steps that you ticked, and the channels where you switched suggestions on or off',
  `• if you get nudges: your choices, what I sent in the last ${keptFor('deliveries')}, your answers, and when each card comes back`,
].join('\n');
export const WHO_SEES_IT =
  'Nobody else sees your nudges or what you learn. I read your time zone from your Slack profile. Nothing is shared with anyone outside.';

export const SEND_EVERYTHING = 'Send me everything';
export const SEND_EVERYTHING_LABEL = 'Send me everything that you store about me, as JSON';
export const DELETE_EVERYTHING = 'Delete everything';
export const DELETE_EVERYTHING_LABEL = 'Delete everything that you store about me';
export const HOW_IT_IS_SENT = '“Send me everything” sends you a direct message with JSON.';

// The question before deleting

export const DELETE_QUESTION = 'Delete everything?';
export const DELETE_CONSEQUENCES =
  'Your nudges stop, and what you saved, learned and answered is gone for good. Messages that were sent stay in Slack.';
export const KEEP_IT = 'Keep it';

// What came of it

export const SENT = 'I sent it to you as a direct message.';
/** The heading of a message with a part of the data. @param part from 1 */
export const exportHeading = (part: number, parts: number) =>
  `What I keep about you${parts > 1 ? ` (${part} of ${parts})` : ''}:`;
export const deleted = (records: number) =>
  records === 0
    ? 'There was nothing to delete: I keep nothing about you.'
    : `Deleted ${records === 1 ? 'one record' : `${records} records`}. I no longer keep anything about you. If you had nudges, they have stopped.`;
