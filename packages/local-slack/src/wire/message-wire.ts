import type { LocalSlack } from '../local-slack.ts';
import type { Channel } from '../protocol.ts';
import { APP_ID, BOT_ID, BOT_USER_ID, TEAM } from '../workspace/ids.ts';
import { richTextOf } from '../workspace/rich-text.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { isOutsider, teamIdOf, userProfileOf } from './person-wire.ts';

/**
 * A message as Slack sends it in histories, events, and interactions.
 * Replies name their thread and its author; a thread's first message has a reply count.
 */
export function messageOnTheWire(slack: LocalSlack, message: StoredMessage): Record<string, unknown> {
  return {
    ...authorOf(slack, message),
    type: 'message',
    ts: message.ts,
    ...(message.subtype && { subtype: message.subtype }),
    text: message.text,
    ...(message.inviter && { inviter: message.inviter }),
    ...(message.clientMsgId && { client_msg_id: message.clientMsgId }),
    ...teamsOf(slack, message),
    ...blocksOf(message),
    ...(message.attachments && { attachments: message.attachments }),
    ...threadOf(slack, message),
    ...(message.edited && { edited: { user: message.edited.userId, ts: message.edited.ts } }),
    ...(message.reactions.length > 0 && { reactions: reactionsOf(message) }),
  };
}

/** Who wrote it: messages have a user, and the app's messages also have its bot. */
function authorOf(slack: LocalSlack, message: StoredMessage): Record<string, unknown> {
  // Like a message that came over an incoming webhook: another app's bot need not be a member.
  if (message.otherApp) {
    return { subtype: 'bot_message', bot_id: otherBotId(message.otherApp), username: message.otherApp };
  }
  if (!message.fromApp) return { user: message.userId };
  return {
    user: BOT_USER_ID,
    bot_id: BOT_ID,
    app_id: APP_ID,
    bot_profile: {
      id: BOT_ID,
      app_id: APP_ID,
      user_id: BOT_USER_ID,
      name: slack.manifest.botName,
      icons: {},
      deleted: false,
      updated: 0,
      team_id: TEAM.id,
    },
  };
}

function otherBotId(name: string): string {
  return `B0${name.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()}`;
}

/**
 * https://docs.slack.dev/apis/slack-connect: in a shared channel, a message says which workspace its author belongs
 * to.
 */
function teamsOf(slack: LocalSlack, message: StoredMessage): Record<string, unknown> {
  const author = slack.workspace.person(message.userId);
  const team = author ? teamIdOf(author) : TEAM.id;
  if (slack.workspace.channel(message.channel)?.sharedWith === undefined) return { team };
  return {
    team,
    ...homeTeamsOf(slack, message),
    ...(author && isOutsider(author) && { user_profile: userProfileOf(author) }),
  };
}

/** Where a message's author comes from. Slack says so in shared channels, and of every message that has changed. */
export function homeTeamsOf(slack: LocalSlack, message: StoredMessage): Record<string, unknown> {
  const author = slack.workspace.person(message.userId);
  const team = author ? teamIdOf(author) : TEAM.id;
  return { user_team: team, source_team: team };
}

function blocksOf(message: StoredMessage): Record<string, unknown> {
  if (message.blocks) return { blocks: message.blocks };
  // People's messages always have rich text, and Slack also adds it to an app's plain text.
  if (message.text === '' || message.subtype) return {};
  return { blocks: [richTextOf(message.text, message.ts.slice(-5))] };
}

function threadOf(slack: LocalSlack, message: StoredMessage): Record<string, unknown> {
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const parent = slack.workspace.message(message.channel, message.threadTs);
    return { thread_ts: message.threadTs, ...(parent && { parent_user_id: parent.userId }) };
  }
  const replies = slack.workspace.replies(message.channel, message.ts);
  const latest = replies.at(-1);
  if (!latest) return {};
  const repliers = [...new Set(replies.map((reply) => reply.userId))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: repliers.length,
    latest_reply: latest.ts,
    reply_users: repliers,
    is_locked: false,
  };
}

function reactionsOf(message: StoredMessage): Record<string, unknown>[] {
  return message.reactions.map(({ name, userIds }) => ({ name, users: userIds, count: userIds.length }));
}

/** Slack's name for the type of channel in message events. */
export function channelTypeOf(channel: Channel): 'channel' | 'group' | 'im' {
  if (channel.kind === 'dm') return 'im';
  return channel.kind === 'private' ? 'group' : 'channel';
}

/** The channel's name in commands and interactions, which don't name conversations that not everybody may know of. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'dm') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}
