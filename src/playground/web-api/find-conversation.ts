import { BOT_USER_ID } from '../ids.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Channel } from '../protocol.ts';
import type { StoredMessage } from '../workspace.ts';
import { ApiError } from './api-error.ts';

/**
 * The conversation with this id, if the app can know of it.
 * Throws `channel_not_found`: also for private ones that the app is no member of, as Slack does.
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
 * Where a message is to go: an id, a channel's name, or a person (then it is the direct message with them).
 * Throws `channel_not_found` and, when the app is no member, `not_in_channel`.
 */
export function findDestination(slack: LocalSlack, target: string | undefined): Channel {
  if (target === undefined) throw new ApiError('channel_not_found');
  const person = slack.workspace.person(target);
  const channel =
    person && !person.isBot
      ? slack.workspace.botDm(person.id)
      : findConversation(slack, slack.workspace.channelNamed(target)?.id ?? target);
  requireMembership(channel);
  return channel;
}

/** Throws `not_in_channel` unless the app is a member. */
export function requireMembership(channel: Channel): void {
  if (!channel.memberIds.includes(BOT_USER_ID)) throw new ApiError('not_in_channel');
}

/** A message that everybody in the channel sees; throws `message_not_found`. */
export function findMessage(slack: LocalSlack, channel: Channel, ts: string | undefined): StoredMessage {
  const message = ts === undefined ? undefined : slack.workspace.message(channel.id, ts);
  if (!message || message.ephemeralFor || message.subtype === 'tombstone') {
    throw new ApiError('message_not_found');
  }
  return message;
}
