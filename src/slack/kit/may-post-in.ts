import type { webApi } from '@slack/bolt';
import type { Person } from '../../people/person.ts';
import { isMember } from './channel-members.ts';
import { isPlatformError } from './platform-error.ts';
import { channelIdIn, conversationIdIn } from './slack-ids.ts';
import { noPostingIn, sharedOutside } from './words.ts';
import type { Workspace } from './workspace.ts';

/**
 * Where a channel's id comes from.
 * - `here`: Slack says that the person is doing this there.
 * - `carried`: it came back with a button or a form, which a client may have changed.
 * - `named`: the person chose it. What belongs to the team must not go to another company that way.
 */
export type ChannelSource = 'here' | 'carried' | 'named';

export interface PostingTarget {
  channel: string;
  from: ChannelSource;
}

/** Slack's error codes where the bot can't see who is in a conversation. */
const UNSEEN = ['channel_not_found', 'not_in_channel', 'missing_scope', 'fetch_members_failed'];

/**
 * Whether the bot may post in a channel, or change something there, for a person: only where they are themselves. Every way
 * to do so asks here, whatever the client shows.
 * @returns undefined, or why not, mrkdwn. It does not tell whether a channel exists that the person is not in
 */
export async function whyNotPostIn(
  workspace: Pick<Workspace, 'client' | 'retryingClient' | 'botName' | 'now'>,
  person: Person,
  { channel, from }: PostingTarget,
): Promise<string | undefined> {
  const no = noPostingIn(channelIdIn(channel), workspace.botName);
  if (!conversationIdIn(channel)) return no;
  const { retryingClient: client } = workspace;
  if (!channelIdIn(channel)) return (await isOwnDm(client, person, { channel, from })) ? undefined : no;
  const isThere = await isIn(workspace, channel, person);
  // Where the bot is not a member, it can't see who is. Slack itself then lets nobody but the people there get this far, and
  // the bot can only answer the request.
  if (isThere === 'unseen') return from === 'here' ? undefined : no;
  if (!isThere) return no;
  return from === 'named' && (await isSharedOutside(client, channel)) ? sharedOutside(channel) : undefined;
}

/** The direct messages of the bot with this person. */
async function isOwnDm(
  client: webApi.WebClient,
  { userId }: Person,
  { channel, from }: PostingTarget,
): Promise<boolean> {
  if (from !== 'carried') return from === 'here';
  return (await client.conversations.open({ users: userId })).channel?.id === channel;
}

async function isIn(
  workspace: Pick<Workspace, 'client' | 'now'>,
  channel: string,
  { userId }: Person,
): Promise<boolean | 'unseen'> {
  try {
    return await isMember(workspace, channel, userId);
  } catch (error) {
    if (!isPlatformError(error, ...UNSEEN)) throw error;
    return 'unseen';
  }
}

async function isSharedOutside(client: webApi.WebClient, channel: string): Promise<boolean> {
  const { channel: info } = await client.conversations.info({ channel });
  return info?.is_ext_shared === true || info?.is_pending_ext_shared === true;
}
