import type { LocalSlack } from '../local-slack.ts';
import type { Channel, Person } from '../protocol.ts';
import { canSee } from '../workspace/messages.ts';
import type { StoredMessage } from '../workspace/workspace.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The channel, if the person can see it, is a member, and can write there. */
export function memberChannel(slack: LocalSlack, person: Person, id: string): Channel | Refusal {
  const channel = slack.workspace.channel(id);
  if (!channel || !canSee(channel, person)) {
    return refuse('channel_not_found', `There is no channel ${id} that you can see.`);
  }
  if (!channel.memberIds.includes(person.id)) {
    return refuse('not_in_channel', `You are not a member of #${channel.name}.`);
  }
  if (channel.archived) return refuse('is_archived', `#${channel.name} is archived.`);
  return channel;
}

/** The message, if this person can see it. */
export function visibleMessage(
  slack: LocalSlack,
  person: Person,
  channelId: string,
  ts: string,
): StoredMessage | Refusal {
  const channel = memberChannel(slack, person, channelId);
  if ('ok' in channel) return channel;
  const message = slack.workspace.message(channelId, ts);
  if (!message || (message.ephemeralFor && message.ephemeralFor !== person.id)) {
    return refuse('message_not_found', 'That message is gone.');
  }
  return message;
}
