import { escapeText, shorten } from '../kit/escape.ts';

// What is said about mistakes on cards. Titles, buttons, labels, hints and placeholders are plain text; everything else is
// mrkdwn, already escaped.

export const REPORT_TITLE = 'Report a mistake';
export const aboutCard = (title: string) => `On the card *${escapeText(title)}*`;
export const WHAT_IS_WRONG = 'What is wrong?';
export const EXAMPLE_REPORT = 'The step that you mean, what is wrong with it, and what would be right';
export const WHO_READS_IT =
  'The people who look after the cards get your words, but not your name. If they may ask you back, write who you are.';
export const SEND = 'Send';
export const CANCEL = 'Cancel';
/** Below the field. */
export const WRITE_FIRST = 'Write what is wrong first.';
export const REPORTED =
  ':white_check_mark: Thank you. The people who look after the cards can read it now. To delete it, use `/guide privacy`.';

// Where nobody reads reports

/** @param people who look after the card, mrkdwn @param role the name of their role, plain text */
export const writeToThem = (people: readonly string[], role: string) =>
  `Nobody is set up to read reports here. Write to ${people.join(', ')} (${escapeText(role)}), who ${people.length === 1 ? 'looks' : 'look'} after this card.`;
export const WRITE_TO_OPERATOR =
  'Nobody is set up to read reports here. Write to the person who runs me in this workspace: they can correct the card, and name curators for next time.';

// For curators

/** The title of the window with a report. */
export const REPORTED_TITLE = 'Reported mistake';
export const READ_IT = 'Read it';
export const readLabel = (title: string) => `Read what was reported on ${title}`;
export const CLOSE_REPORT = 'Done';
export const CLOSE_LABEL = 'Done: close this report and delete it';
export const somebodyReported = (title: string) =>
  `Somebody reported a mistake on the card *${escapeText(title)}*.`;
export const REPORTS_ON_HOME = 'Only curators can read it. All open reports are on my Home tab.';
export const CURATORS_ONLY = 'Only the people who look after the cards can read reports.';
export const ALREADY_CLOSED = 'That report is closed: a curator is done with it, or it was deleted.';
export const CLOSED = ':white_check_mark: Done. The report is closed and deleted.';
export const REPORTS_HEADING = '*Reported mistakes*';
/** @param day mrkdwn */
export const reportedOn = (title: string, day: string) => `*${escapeText(title)}* · ${day}`;
export const moreReports = (count: number) =>
  `${count} more ${count === 1 ? 'report' : 'reports'} will show once these are done.`;

/** How much of a report the Home tab shows, in characters. */
const BEGINNING = 150;

/** The beginning of a report, on one line. */
export const beginningOf = (text: string) =>
  `> ${escapeText(shorten(text.replace(/\s+/g, ' ').trim(), BEGINNING))}`;
