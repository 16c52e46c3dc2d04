import type { LocalSlack } from '../local-slack.ts';
import { messageOnTheWire } from '../wire/message-wire.ts';
import { BOT_USER_ID } from '../workspace/ids.ts';
import { react, unreact } from '../workspace/messages.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { ApiError } from './api-error.ts';
import { type Arguments, requiredText, text } from './arguments.ts';
import { findConversation, findMessage, requireMembership, requireOpen } from './find-conversation.ts';
import type { Methods } from './method.ts';

/** reactions.*: https://docs.slack.dev/reference/methods?family=reactions */
export const reactionsMethods: Methods = {
  'reactions.add': { token: 'bot', scopes: ['reactions:write'], run: add },
  'reactions.get': { token: 'bot', scopes: ['reactions:read'], run: get },
  'reactions.remove': { token: 'bot', scopes: ['reactions:write'], run: remove },
};

function add(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const { message, name } = target(slack, args);
  if (!react(slack, message, BOT_USER_ID, name)) throw new ApiError('already_reacted');
  return {};
}

function get(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const channel = findConversation(slack, text(args, 'channel'));
  requireMembership(channel);
  const message = findMessage(slack, channel, text(args, 'timestamp'));
  return { type: 'message', channel: channel.id, message: messageOnTheWire(slack, message) };
}

function remove(slack: LocalSlack, args: Arguments): Record<string, unknown> {
  const { message, name } = target(slack, args);
  if (!unreact(slack, message, BOT_USER_ID, name)) throw new ApiError('no_reaction');
  return {};
}

function target(slack: LocalSlack, args: Arguments): { message: StoredMessage; name: string } {
  const name = requiredText(args, 'name');
  if (!/^[a-z0-9_+-]+(::skin-tone-[2-6])?$/.test(name)) throw new ApiError('invalid_name');
  const channel = findConversation(slack, text(args, 'channel'));
  requireOpen(channel);
  requireMembership(channel);
  return { message: findMessage(slack, channel, text(args, 'timestamp')), name };
}
