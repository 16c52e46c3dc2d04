import type { LocalSlack } from '../local-slack.ts';
import type { Channel, Person } from '../protocol.ts';
import { messageOnTheWire } from '../wire/message-wire.ts';
import { BOT_USER_ID, TEAM } from '../workspace/ids.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, flag, text, wholeNumber } from './arguments.ts';
import { findConversation, requireMembership } from './find-conversation.ts';
import type { Methods } from './method.ts';
import { paginate } from './paginate.ts';
import { conversationScope, requireScope } from './scopes.ts';

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'] as const;
const historyScopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'] as const;
const writeScopes = ['im:write', 'mpim:write', 'channels:manage', 'groups:write'] as const;

/** conversations.*: https://docs.slack.dev/reference/methods?family=conversations */
export const conversationsMethods: Methods = {
  'conversations.replies': { token: 'bot', scopes: historyScopes, run: replies },
  'conversations.history': { token: 'bot', scopes: historyScopes, run: history },
  'conversations.info': { token: 'bot', scopes: readScopes, run: info },
  'conversations.list': { token: 'bot', scopes: readScopes, run: list },
  'conversations.members': { token: 'bot', scopes: readScopes, run: members },
  'users.conversations': { token: 'bot', scopes: readScopes, run: listOfMember },
  'conversations.open': { token: 'bot', scopes: writeScopes, run: open },
};

function replies(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = readable(slack, args);
  const message = slack.workspace.message(channel.id, text(args, 'ts') ?? '');
  if (!message || message.ephemeralFor) throw new ApiError('thread_not_found');
  // A reply's ts also finds its thread.
  const rootTs = message.threadTs ?? message.ts;
  const root = slack.workspace.message(channel.id, rootTs);
  const thread = [...(root ? [root] : []), ...slack.workspace.replies(channel.id, rootTs)];
  const limit = wholeNumber(args, 'limit', { fallback: 1000, min: 1, max: 1000 });
  const page = paginate(thread.filter(within(args)), limit, text(args, 'cursor'));
  return { messages: onTheWire(slack, page.items, args), ...page.fields };
}

function history(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = readable(slack, args);
  const roots = slack.workspace
    .messages(channel.id)
    .filter((message) => !message.ephemeralFor && (!message.threadTs || message.threadTs === message.ts))
    .filter(within(args))
    .reverse();
  const limit = wholeNumber(args, 'limit', { fallback: 100, min: 1, max: 999 });
  const page = paginate(roots, limit, text(args, 'cursor'));
  return { messages: onTheWire(slack, page.items, args), pin_count: 0, ...page.fields };
}

function readable(slack: LocalSlack, args: Arguments): Channel {
  const channel = findConversation(slack, text(args, 'channel'));
  requireScope(slack, [conversationScope(channel, 'history')]);
  requireMembership(channel);
  return channel;
}

/** Between `oldest` and `latest`, which are themselves excluded unless `inclusive` is set. */
function within(args: Arguments): (message: StoredMessage) => boolean {
  const oldest = Number(text(args, 'oldest') ?? Number.NEGATIVE_INFINITY);
  const latest = Number(text(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = flag(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function onTheWire(slack: LocalSlack, messages: StoredMessage[], args: Arguments): Record<string, unknown>[] {
  const withMetadata = flag(args, 'include_all_metadata');
  return messages.map((message) => ({
    ...messageOnTheWire(slack, message),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  }));
}

function info(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, text(args, 'channel'));
  requireScope(slack, [conversationScope(channel, 'read')]);
  return { channel: channelOnTheWire(slack, channel) };
}

function list(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  return listed(slack, args, () => true);
}

/** Of the app itself, unless it asks for somebody else: then what both are in. */
function listOfMember(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const user = text(args, 'user') ?? BOT_USER_ID;
  return listed(slack, args, ({ memberIds }) => memberIds.includes(user));
}

function listed(
  slack: LocalSlack,
  args: Arguments,
  wanted: (channel: Channel) => boolean,
): Record<string, unknown> {
  const types = (text(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kindOf = new Map<string, Channel['kind']>([
    ['public_channel', 'public'],
    ['private_channel', 'private'],
    ['im', 'dm'],
  ]);
  const kinds = types.flatMap((type) => kindOf.get(type) ?? (type === 'mpim' ? [] : [undefined]));
  if (kinds.includes(undefined)) throw new ApiError('invalid_types');
  const visible = slack.workspace.channels.filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      wanted(channel) &&
      !(channel.archived && flag(args, 'exclude_archived')) &&
      (channel.kind === 'public' || channel.memberIds.includes(BOT_USER_ID)),
  );
  for (const channel of visible) requireScope(slack, [conversationScope(channel, 'read')]);
  const limit = wholeNumber(args, 'limit', { fallback: 100, min: 1, max: 999 });
  const page = paginate(visible, limit, text(args, 'cursor'));
  return { channels: page.items.map((channel) => channelOnTheWire(slack, channel)), ...page.fields };
}

function members(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, text(args, 'channel'));
  requireScope(slack, [conversationScope(channel, 'read')]);
  const limit = wholeNumber(args, 'limit', { fallback: 100, min: 1, max: 999 });
  const page = paginate(channel.memberIds, limit, text(args, 'cursor'));
  return { members: page.items, ...page.fields };
}

function open(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const given = Array.isArray(args.users) ? args.users.map(String) : (text(args, 'users') ?? '').split(',');
  const users = given.filter((user) => user !== '');
  const id = text(args, 'channel');
  if (users.length === 0 && id === undefined) throw new ApiError('users_list_not_supplied');
  if (users.length > 1) throw new ApiError('too_many_users');
  const [userId] = users;
  if (userId === undefined) return { channel: channelOnTheWire(slack, findConversation(slack, id)) };
  const person = slack.workspace.person(userId);
  if (!person) throw new ApiError('user_not_found');
  if (person.isBot) throw new ApiError('cannot_dm_bot');
  if (person.deactivated) throw new ApiError('user_disabled');
  requireScope(slack, ['im:write']);
  const channel = slack.workspace.botDm(userId);
  return { channel: flag(args, 'return_im') ? channelOnTheWire(slack, channel) : { id: channel.id } };
}

function channelOnTheWire(slack: LocalSlack, channel: Channel): Record<string, unknown> {
  const isDm = channel.kind === 'dm';
  return {
    id: channel.id,
    created: 0,
    is_archived: channel.archived ?? false,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: isDm,
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_org_shared: false,
    ...sharing(channel),
    context_team_id: TEAM.id,
    ...(isDm
      ? { user: otherIn(slack, channel)?.id, is_user_deleted: otherIn(slack, channel)?.deactivated ?? false }
      : {
          name: channel.name,
          name_normalized: channel.name,
          is_general: channel.name === 'general',
          is_member: !channel.archived && slack.workspace.isMember(channel.id, BOT_USER_ID),
          creator: channel.memberIds[0],
          topic: { value: channel.topic, creator: '', last_set: 0 },
          purpose: { value: '', creator: '', last_set: 0 },
          num_members: channel.memberIds.length,
        }),
  };
}

/** The person in a direct message with the app. */
function otherIn(slack: LocalSlack, channel: Channel): Person | undefined {
  return slack.workspace.person(channel.memberIds.find((id) => id !== BOT_USER_ID) ?? '');
}

/** https://docs.slack.dev/apis/slack-connect: which workspaces take part in a channel. */
function sharing({ sharedWith }: Channel): Record<string, unknown> {
  if (sharedWith === undefined) return { is_shared: false, is_ext_shared: false };
  return {
    is_shared: true,
    is_ext_shared: true,
    conversation_host_id: TEAM.id,
    connected_team_ids: [sharedWith],
    shared_team_ids: [TEAM.id, sharedWith],
    internal_team_ids: [],
  };
}
