import type { webApi } from '@slack/bolt';
import { createExpiring, type Expiring } from './expiring.ts';
import { tryAgain } from './retry.ts';
import type { Workspace } from './workspace.ts';

/** Members per page, the most that Slack gives, and how many pages to read. */
const PAGE = 999;
const PAGES = 50;

/** How long to rely on somebody being in a channel, in ms. Slack limits how often to ask, and people tick lists together. */
const KNOWN_MS = 60_000;
/** How many channels to keep in memory. */
const REMEMBERED = 100;

interface Channel {
  members: Set<string>;
  /** The look-ups in this channel, one after the other: the second one often finds its answer there. */
  asking: Promise<unknown>;
}

/** By client, so that what one workspace says is never taken for another's. */
const channelsOf = new WeakMap<webApi.WebClient, Expiring<Channel>>();

/**
 * Whether somebody is in a channel. That they are is remembered for a minute, that they are not is asked anew. If Slack asks
 * for a pause, it waits: a tick must not be lost because many people tick at once.
 * @returns `unseen` if there are more members than it reads
 */
export async function isMember(
  { client, now }: Pick<Workspace, 'client' | 'now'>,
  channel: string,
  userId: string,
): Promise<boolean | 'unseen'> {
  const known = knownIn(client, channel, now().getTime());
  if (known.members.has(userId)) return true;
  const answer = known.asking.then(() => known.members.has(userId) || lookUp(client, channel, userId, known));
  known.asking = answer.catch(() => undefined);
  return answer;
}

/** Whether somebody is in a channel, as far as that is known without asking Slack. */
export function isKnownMember(
  { client, now }: Pick<Workspace, 'client' | 'now'>,
  channel: string,
  userId: string,
): boolean {
  return channelsOf.get(client)?.get(channel, now().getTime())?.members.has(userId) === true;
}

function knownIn(client: webApi.WebClient, channel: string, at: number): Channel {
  const channels = channelsOf.get(client) ?? createExpiring<Channel>(REMEMBERED);
  channelsOf.set(client, channels);
  const before = channels.get(channel, at);
  if (before) return before;
  const known: Channel = { members: new Set(), asking: Promise.resolve() };
  channels.set(channel, known, at, KNOWN_MS);
  return known;
}

/** Reads the members until it finds the person, and remembers all that it has read. */
async function lookUp(
  client: webApi.WebClient,
  channel: string,
  userId: string,
  { members: known }: Channel,
): Promise<boolean | 'unseen'> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const asked = { channel, limit: PAGE, ...(cursor && { cursor }) };
    const { members = [], response_metadata: more } = await tryAgain(() =>
      client.conversations.members(asked),
    );
    for (const member of members) known.add(member);
    if (members.includes(userId)) return true;
    cursor = more?.next_cursor;
    if (!cursor) return false;
  }
  return 'unseen';
}
