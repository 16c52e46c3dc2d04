/** Whether a channel's id is that of direct messages between two: there is nobody else to share with. */
export function isDirectMessage(channel: string): boolean {
  return channel.startsWith('D');
}

/** What Slack says instead of a name: for direct messages and, in some workspaces, for private channels. */
const NO_NAMES = ['directmessage', 'privategroup'];

/** No name that a person gave to a channel is longer, in characters. A modal has room for no more than a few of these. */
const LONGEST_NAME = 80;

/** A channel's name as people know it; undefined for what has none, such as a message to several people. */
export function knownName(name: string | undefined): string | undefined {
  if (!name || name.length > LONGEST_NAME) return undefined;
  return NO_NAMES.includes(name) || name.startsWith('mpdm-') ? undefined : name;
}
