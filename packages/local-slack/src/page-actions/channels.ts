import type { LocalSlack } from '../local-slack.ts';
import type { ActResult, Channel, Person } from '../protocol.ts';
import { isOutsider } from '../wire/person-wire.ts';
import { BOT_USER_ID } from '../workspace/ids.ts';
import { join, leave } from '../workspace/membership.ts';
import { isSubscribed, post } from '../workspace/messages.ts';
import { unixSeconds } from '../workspace/timestamps.ts';
import type { ActionOf } from './action-of.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Archives or unarchives a channel, and tells the app. */
export function archiveChannel(
  slack: LocalSlack,
  person: Person,
  { channel: id, archived }: ActionOf<'archiveChannel'>,
): ActResult {
  const channel = findChannel(slack, id);
  if ('ok' in channel) return channel;
  if (channel.name === 'general') return refuse('cant_archive_general', '#general can’t be archived.');
  if ((channel.archived ?? false) === archived) {
    return archived
      ? refuse('already_archived', `#${channel.name} is archived already.`)
      : refuse('not_archived', `#${channel.name} is not archived.`);
  }
  if (archived) channel.archived = true;
  else delete channel.archived;
  const [archive, unarchive] =
    channel.kind === 'private'
      ? (['group_archive', 'group_unarchive'] as const)
      : (['channel_archive', 'channel_unarchive'] as const);
  const message = post(slack, {
    channel: id,
    userId: person.id,
    subtype: archived ? archive : unarchive,
    text: `<@${person.id}> ${archived ? 'archived' : 'unarchived'} the channel`,
  });
  sendArchiveEvent(slack, channel, person, message.ts);
  return { ok: true };
}

function sendArchiveEvent(slack: LocalSlack, channel: Channel, person: Person, eventTs: string): void {
  const [subscribed, type] =
    channel.kind === 'private'
      ? channel.archived
        ? [isSubscribed(slack, 'group_archive', 'groups:read'), 'group_archive']
        : [isSubscribed(slack, 'group_unarchive', 'groups:read'), 'group_unarchive']
      : channel.archived
        ? [isSubscribed(slack, 'channel_archive', 'channels:read'), 'channel_archive']
        : [isSubscribed(slack, 'channel_unarchive', 'channels:read'), 'channel_unarchive'];
  if (!subscribed) return;
  void slack.events.send({ type, channel: channel.id, user: person.id, event_ts: eventTs });
}

/** Deletes a channel for good, and tells the app. For a private channel, only if the app is in it. */
export function deleteChannel(
  slack: LocalSlack,
  person: Person,
  { channel: id }: ActionOf<'deleteChannel'>,
): ActResult {
  const channel = findChannel(slack, id);
  if ('ok' in channel) return channel;
  if (channel.name === 'general') return refuse('cant_delete_general', '#general can’t be deleted.');
  slack.workspace.removeChannel(id);
  const about = { channel: id, actor_id: person.id, event_ts: slack.timestamps.next() };
  if (channel.kind === 'public') {
    if (isSubscribed(slack, 'channel_deleted', 'channels:read')) {
      void slack.events.send({ type: 'channel_deleted', ...about });
    }
    return { ok: true };
  }
  if (channel.memberIds.includes(BOT_USER_ID) && isSubscribed(slack, 'group_deleted', 'groups:read')) {
    const deleted = unixSeconds(slack.now());
    void slack.events.send({ type: 'group_deleted', date_deleted: deleted, ...about });
  }
  return { ok: true };
}

/** Adds somebody, or the app, to a channel or removes them. */
export function setMember(
  slack: LocalSlack,
  actor: Person,
  { channel: id, person: personId, member }: ActionOf<'setMember'>,
): ActResult {
  const channel = findChannel(slack, id);
  if ('ok' in channel) return channel;
  const person = slack.workspace.person(personId);
  if (!person) return refuse('user_not_found', `There is no person ${personId} here.`);
  if (channel.archived) return refuse('is_archived', `#${channel.name} is archived.`);
  const isMember = channel.memberIds.includes(personId);
  if (isMember === member) {
    const [error, where] = member ? ['already_in_channel', 'already in'] : ['not_in_channel', 'not in'];
    return refuse(error, `${person.realName} is ${where} #${channel.name}.`);
  }
  if (!member) {
    leave(slack, channel, person, actor);
    return { ok: true };
  }
  const problem = problemWithJoining(channel, person);
  if (problem) return problem;
  join(slack, channel, person, actor);
  return { ok: true };
}

/** Why this person can't join the channel. */
export function problemWithJoining(channel: Channel, person: Person): Refusal | undefined {
  if (person.deactivated) {
    return refuse('user_disabled', `${person.realName}’s account is deactivated.`);
  }
  if (isOutsider(person) && channel.sharedWith !== person.teamId) {
    return refuse('user_not_found', `#${channel.name} is not shared with ${person.realName}’s workspace.`);
  }
  return undefined;
}

function findChannel(slack: LocalSlack, id: string): Channel | Refusal {
  const channel = slack.workspace.channel(id);
  if (!channel || channel.kind === 'dm') return refuse('channel_not_found', `There is no channel ${id}.`);
  return channel;
}
