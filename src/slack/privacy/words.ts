import { keptFor } from '../../people/retention.ts';

// What the bot says about people's data. Buttons, labels and the question before deleting are plain text;
// everything else is mrkdwn.

export const PRIVACY_HELP = 'what I store about you, to export or delete';

/** The title of the modal. */
export const PRIVACY_TITLE = 'Your data';
/** For notifications and screen readers. */
export const PRIVACY_SPOKEN = 'What I keep about you, and how to export or delete it.';

export const WHAT_I_KEEP = [
  '*What I keep about you*',
  `• your questions, in your words, for ${keptFor('questions')}, and which cards answered them`,
  `• the channel and time of each message that I answered, for ${keptFor('messages')}, so that I don’t answer it twice`,
  '• which cards you found helpful or not and why, which ones you have seen, and which ones you saved',
  `• what you reported as a mistake, in your words, until a curator closes it, at most ${keptFor('reports')}`,
  '• checklists that you made, the steps that you ticked, and the channels where you switched suggestions on or off',
  `• how you assessed yourself, with your evidence in your words, and a list for your first weeks here, which goes ${keptFor('firstDays')} after the last tick`,
  `• your own words for hard moments, for ${keptFor('rehearsals')} or until you delete them with *Delete my words*`,
  `• what you tried of my nudges and, if you said it, what came of it, for ${keptFor('tries')}`,
  `• what you switched for others, such as a channel’s nudges, for ${keptFor('audit')}; curators see that`,
  `• if you are a curator: when you stopped all nudges, and why in your words, for ${keptFor('stops')}`,
  `• if you get nudges: your choices and where you stand, what I sent in the last ${keptFor('deliveries')}, your answers, and when each card comes back`,
].join('\n');
export const WHO_SEES_IT =
  'Nobody else sees your nudges, what you learn or where you are on the path, unless you show it to them. Curators read what you report, but not who reported it. I read your time zone from your Slack profile. Nothing is shared with anyone outside.';

export const SEND_EVERYTHING = 'Send me everything';
export const SEND_EVERYTHING_LABEL = 'Send me everything that you store about me, as JSON';
export const DELETE_EVERYTHING = 'Delete everything';
export const DELETE_EVERYTHING_LABEL = 'Delete everything that you store about me';
export const DELETE_WORDS = 'Delete my words';
export const DELETE_WORDS_LABEL = 'Delete all my own words for hard moments';
export const HOW_IT_IS_SENT =
  '“Send me everything” sends you direct messages: what there is in words, then all of it as JSON.';

// The question before deleting

export const DELETE_QUESTION = 'Delete everything?';
export const DELETE_CONSEQUENCES =
  'Your nudges stop, and what you saved, learned and answered is gone for good. Messages that were sent stay in Slack. If you wanted no summaries of a path, people can send you some again.';
export const DELETE_WORDS_QUESTION = 'Delete your words?';
export const DELETE_WORDS_CONSEQUENCES =
  'All that you wrote for hard moments is gone for good. Everything else stays.';
export const KEEP_IT = 'Keep it';

// What came of it

export const SENT = 'I sent it to you as a direct message.';
/** What the tables of an export hold, one record and several. */
const RECORDS: Readonly<Record<string, readonly [string, string]>> = {
  inbox: ['message that I answered', 'messages that I answered'],
  answers: ['question', 'questions'],
  feedback: ['rating of a card', 'ratings of cards'],
  seen: ['card that you have seen', 'cards that you have seen'],
  subscriptions: ['choice of nudges', 'choices of nudges'],
  deliveries: ['nudge', 'nudges'],
  learning: ['card that you are learning', 'cards that you are learning'],
  checklists: ['checklist', 'checklists'],
  checklist_ticks: ['ticked step', 'ticked steps'],
  suggesting_channels: ['channel where you switched suggestions', 'channels where you switched suggestions'],
  told: ['thing that I do only once for you', 'things that I do only once for you'],
  saved: ['saved card', 'saved cards'],
  tries: ['thing that you tried', 'things that you tried'],
  audit: ['thing that you switched for others', 'things that you switched for others'],
  nudge_stops: ['stop of all nudges', 'stops of all nudges'],
  rehearsals: ['text that you rehearsed', 'texts that you rehearsed'],
  reports: ['mistake that you reported', 'mistakes that you reported'],
  assessments: ['self-assessment', 'self-assessments'],
  first_days: ['list for the first 30 days', 'lists for the first 30 days'],
};

/** The first message of an export, before the data itself. mrkdwn */
export function exportSummary(counts: readonly { table: string; records: number }[]): string {
  if (counts.length === 0) return 'I keep nothing about you.';
  const lines = counts.map(({ table, records }) => {
    const [one, several] = RECORDS[table] ?? [`record in ${table}`, `records in ${table}`];
    return `• ${records} ${records === 1 ? one : several}`;
  });
  return `*What I keep about you*\n${lines.join('\n')}\nAll of it follows as JSON.`;
}

/** The heading of a message with a part of the data. @param part from 1 */
export const exportHeading = (part: number, parts: number) =>
  `What I keep about you${parts > 1 ? ` (${part} of ${parts})` : ''}:`;
export const deleted = (records: number) =>
  records === 0
    ? 'There was nothing to delete: I keep nothing about you.'
    : `Deleted ${records === 1 ? 'one record' : `${records} records`}. I no longer keep anything about you. If you had nudges, they have stopped.`;
