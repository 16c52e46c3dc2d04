import type { LocalSlack } from '../local-slack.ts';
import { messageOnTheWire } from '../wire/message-wire.ts';
import { BOT_USER_ID, TEAM } from '../workspace/ids.ts';
import { edit, erase, post } from '../workspace/messages.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, flag, structured, text } from './arguments.ts';
import {
  findConversation,
  findDestination,
  findMessage,
  requireMembership,
  requireOpen,
} from './find-conversation.ts';
import { readContent, readMetadata, readThread } from './message-arguments.ts';
import type { Methods } from './method.ts';
import { holdRate } from './rate-limit.ts';

const write = ['chat:write'] as const;

/** chat.*: https://docs.slack.dev/reference/methods?family=chat */
export const chatMethods: Methods = {
  'chat.postMessage': { token: 'bot', scopes: write, run: postMessage },
  'chat.postEphemeral': { token: 'bot', scopes: write, run: postEphemeral },
  'chat.update': { token: 'bot', scopes: write, run: update },
  'chat.delete': { token: 'bot', scopes: write, run: remove },
  'chat.getPermalink': { token: 'bot', scopes: [], run: getPermalink },
};

function postMessage(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findDestination(slack, text(args, 'channel'));
  const content = readContent(slack, 'chat.postMessage', args);
  const metadata = readMetadata(args);
  const threadTs = readThread(slack, channel, args);
  if (flag(args, 'reply_broadcast')) throw new ApiError('cant_broadcast_message');
  holdRate(slack, channel.id);
  const message = post(slack, {
    channel: channel.id,
    userId: BOT_USER_ID,
    ...content,
    ...(threadTs && { threadTs }),
    ...(metadata && { metadata }),
  });
  return { channel: channel.id, ts: message.ts, message: messageOnTheWire(slack, message) };
}

function postEphemeral(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findDestination(slack, text(args, 'channel'));
  const userId = text(args, 'user');
  const person = slack.workspace.person(userId ?? '');
  if (userId === undefined || !person || person.deactivated) throw new ApiError('user_not_found');
  if (!channel.memberIds.includes(userId)) throw new ApiError('user_not_in_channel');
  const content = readContent(slack, 'chat.postEphemeral', args);
  const threadTs = readThread(slack, channel, args);
  const message = post(slack, {
    channel: channel.id,
    userId: BOT_USER_ID,
    ephemeralFor: userId,
    ...content,
    ...(threadTs && { threadTs }),
  });
  return { message_ts: message.ts };
}

function update(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, text(args, 'channel'));
  requireOpen(channel, 'is_inactive');
  requireMembership(channel);
  const message = findMessage(slack, channel, text(args, 'ts'));
  if (!message.fromApp) throw new ApiError('cant_update_message');
  const content = readContent(slack, 'chat.update', args);
  // Omitted blocks stay as they were; only an empty list removes them.
  const blocks = structured(args, 'blocks') === undefined ? message.blocks : content.blocks;
  edit(slack, message, { text: content.text, blocks, metadata: readMetadata(args) });
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messageOnTheWire(slack, message),
  };
}

function remove(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, text(args, 'channel'));
  requireMembership(channel);
  const message = findMessage(slack, channel, text(args, 'ts'));
  if (!message.fromApp) throw new ApiError('cant_delete_message');
  erase(slack, message);
  return { channel: channel.id, ts: message.ts };
}

function getPermalink(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, text(args, 'channel'));
  const message = findMessage(slack, channel, text(args, 'message_ts'));
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  const id = `p${message.ts.replace('.', '')}`;
  return {
    channel: channel.id,
    permalink: `https://${TEAM.domain}.slack.com/archives/${channel.id}/${id}${thread}`,
  };
}
