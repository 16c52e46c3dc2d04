// What the form says that shares a card anywhere. Titles, labels and placeholders are plain text; everything else
// is mrkdwn, already escaped.

export const SHARE_TITLE = 'Share a card';
export const CHANNEL = 'Channel';
export const CHOOSE_CHANNEL = 'Choose a channel';
export const YOUR_NOTE = 'Your note';
export const NOTE_PLACEHOLDER = 'Why this card, and for whom?';
export const SHARE = 'Share';
export const CANCEL = 'Cancel';

/** @param credit the line above the shared card */
export const preview = (credit: string) => `*Preview:* ${credit}, then your note, then:`;

/** Plain text, as an error below the field. */
export const PLEASE_CHOOSE = 'Please choose a channel.';

/** @param shared where it is shared, a sentence */
export const done = (shared: string) => `:white_check_mark: ${shared}`;

// What to do when it can't be posted

export const COULD_NOT_POST = 'I couldn’t post it just now. Please share it again in a moment.';
