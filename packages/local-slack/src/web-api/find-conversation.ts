import type { LocalSlack } from '../local-slack.ts';
import type { Channel, Person } from '../protocol.ts';
import { BOT_USER_ID, botDmChannelOf } from '../workspace/ids.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { ApiError } from './api-error.ts';

/**
 * The conversation with this id, if the app can know about it.
 * Throws `channel_not_found`, as Slack does even for private ones that the app is not a member of.
 */
export function findConversation(slack: LocalSlack, id: string | undefined): Channel {
  const channel = id === undefined ? undefined : slack.workspace.channel(id);
  if (!channel) throw new ApiError('channel_not_found');
  if (channel.kind !== 'public' && !channel.memberIds.includes(BOT_USER_ID)) {
    throw new ApiError('channel_not_found');
  }
  return channel;
}

/**
 * Where a message goes: an id, a channel's name, or a person (which means the direct message with them).
 * Throws `channel_not_found` or, if the app can't write there, `is_archived` or `not_in_channel`.
 */
export function findDestination(slack: LocalSlack, target: string | undefined): Channel {
  if (target === undefined) throw new ApiError('channel_not_found');
  const person = slack.workspace.person(target);
  const channel =
    person && !person.isBot
      ? directMessage(slack, person)
      : findConversation(slack, slack.workspace.channelNamed(target)?.id ?? target);
  requireOpen(channel);
  requireMembership(channel);
  return channel;
}

/**
 * As in Slack, an existing conversation with a deactivated person accepts messages without an error, though nobody
 * reads them (https://github.com/slackapi/python-slack-sdk/issues/1156). Only a new one can't be opened.
 */
function directMessage(slack: LocalSlack, person: Person): Channel {
  if (!person.deactivated) return slack.workspace.botDm(person.id);
  return findConversation(slack, botDmChannelOf(person.id));
}

/** Throws `is_archived`, or the method's own error code for it. */
export function requireOpen(channel: Channel, error = 'is_archived'): void {
  if (channel.archived) throw new ApiError(error);
}

/** Throws `not_in_channel` unless the app is a member. */
export function requireMembership(channel: Channel): void {
  if (!channel.memberIds.includes(BOT_USER_ID)) throw new ApiError('not_in_channel');
}

/** A message that everybody in the channel can see. Throws `message_not_found`. */
export function findMessage(slack: LocalSlack, channel: Channel, ts: string | undefined): StoredMessage {
  const message = ts === undefined ? undefined : slack.workspace.message(channel.id, ts);
  if (!message || message.ephemeralFor || message.subtype === 'tombstone') {
    throw new ApiError('message_not_found');
  }
  return message;
}
