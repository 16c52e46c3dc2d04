import { escapeText } from '../kit/escape.ts';

/** Slack's id of a person; with a digit, so that a name in capitals is none. */
const USER_ID = /^[UW](?=[A-Z0-9]*\d)[A-Z0-9]{3,}$/;

/** Somebody who has a role, as roles.yaml names them. @param person a user id, or a name. @returns mrkdwn */
export function personText(person: string): string {
  return USER_ID.test(person) ? `<@${person}>` : escapeText(person);
}
