import type { AuditEvent } from '../../people/audit.ts';

// What curators read about who did what. Titles, buttons and labels are plain text; everything else is mrkdwn, already escaped.

export const SHOW_AUDIT = 'Who changed what';
export const SHOW_AUDIT_LABEL = 'Who switched nudges, suggestions and more for others, and when';
/** The answer to a curator who asks for it in words. */
export const SEE_WHO_CHANGED_WHAT = 'Here you can see who switched something for others, and when.';
export const AUDIT_TITLE = 'Who changed what';
export const NOTHING_YET = 'Nobody has changed anything for others yet.';
export const WHAT_IT_SHOWS =
  'This shows who switched something for others. What people ask, write and learn is never in it. Whoever deletes their data is no longer named.';
export const AUDIT_FOR_CURATORS = 'Only the people who look after the cards can see who changed what.';

/** Whoever is not named: the entry stays, the name is gone. */
export const SOMEBODY = 'Somebody';
/** Nobody did this. */
export const THE_BOT = 'I';

/** @param where a channel, mrkdwn @param card a title, mrkdwn */
export const DID: Readonly<Record<AuditEvent, (where: string, card: string) => string>> = {
  'channel-nudges-set-up': (where) => `set up the nudges of ${where}`,
  'channel-nudges-changed': (where) => `changed the nudges of ${where}`,
  'channel-nudges-paused': (where) => `paused the nudges of ${where}`,
  'channel-nudges-resumed': (where) => `resumed the nudges of ${where}`,
  'channel-nudges-stopped': (where) => `stopped the nudges of ${where}`,
  'suggestions-on': (where) => `switched suggestions on in ${where}`,
  'suggestions-off': (where) => `switched suggestions off in ${where}`,
  'suggestions-ended': (where) => `stopped suggesting in ${where}, because I was removed from it`,
  'all-nudges-stopped': () => 'stopped all nudges',
  'all-nudges-started': () => 'started all nudges again',
  'report-closed': (_, card) => `closed a report on ${card}`,
};
