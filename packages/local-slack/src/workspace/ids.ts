import { randomBytes } from 'node:crypto';

/** The one workspace, and the app installed in it. Ids look like Slack's own. */
export const TEAM = { id: 'T0NORTHWIND', domain: 'northwind-robotics', name: 'Northwind Robotics' } as const;
/** The workspace that shares a channel with ours (Slack Connect). */
export const PARTNER_TEAM = { id: 'T0HELIOS', domain: 'helios-cloud', name: 'Helios Cloud' } as const;
export const APP_ID = 'A0PLAYGROUND';
export const BOT_ID = 'B0PLAYGROUND';
export const BOT_USER_ID = 'U0PLAYGROUND';
/** Slack's own bot: the author of tombstones and other text that no person wrote. */
export const SLACKBOT_USER_ID = 'USLACKBOT';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A new id that looks like Slack's: the prefix and ten random capital letters and digits. */
export function newId(prefix: string): string {
  let id = prefix;
  for (const byte of randomBytes(10)) id += alphabet[byte % alphabet.length];
  return id;
}

/** The id of the direct-message channel between two people. */
export function dmChannelOf(one: string, other: string): string {
  return `D${[one, other]
    .sort()
    .map((id) => id.slice(1))
    .join('')}`;
}

/** The id of the direct-message channel between this person and the app. */
export function botDmChannelOf(userId: string): string {
  return `D${userId.slice(1)}`;
}
