import type { LocalSlack } from '../local-slack.ts';
import type { Channel, Person } from '../protocol.ts';
import { teamIdOf } from '../wire/person-wire.ts';
import { BOT_USER_ID, SLACKBOT_USER_ID, TEAM } from './ids.ts';
import { isSubscribed, post } from './messages.ts';

/** Adds somebody, or the app, to a channel, says so there, and tells the app if it is a member. */
export function join(slack: LocalSlack, channel: Channel, joiner: Person, inviter: Person): void {
  slack.workspace.addMember(channel.id, joiner.id);
  const message = post(slack, {
    channel: channel.id,
    userId: joiner.id,
    subtype: 'channel_join',
    inviter: inviter.id,
    text: `<@${joiner.id}> has joined the channel by invitation from <@${inviter.id}>`,
  });
  if (!channel.memberIds.includes(BOT_USER_ID) || !isSubscribed(slack, 'member_joined_channel')) return;
  void slack.events.send({
    type: 'member_joined_channel',
    user: joiner.id,
    channel: channel.id,
    channel_type: channelLetter(channel),
    team: teamIdOf(joiner),
    inviter: inviter.id,
    event_ts: message.ts,
  });
}

/**
 * Removes somebody, or the app, from a channel. When the app itself is removed, it gets `channel_left` or
 * `group_left` and a message from Slackbot, as in Slack; `member_left_channel` only goes to apps that are still
 * there.
 */
export function leave(slack: LocalSlack, channel: Channel, leaver: Person, actor: Person): void {
  const appWasIn = channel.memberIds.includes(BOT_USER_ID);
  slack.workspace.removeMember(channel.id, leaver.id);
  const message = post(slack, {
    channel: channel.id,
    userId: leaver.id,
    subtype: 'channel_leave',
    text: `<@${leaver.id}> was removed from the channel by <@${actor.id}>`,
  });
  if (leaver.id === BOT_USER_ID) {
    if (appWasIn) sendAppLeft(slack, channel, actor, message.ts);
    return;
  }
  if (!appWasIn) return;
  if (isSubscribed(slack, 'member_left_channel', readScope(channel))) {
    void slack.events.send({
      type: 'member_left_channel',
      user: leaver.id,
      channel: channel.id,
      channel_type: channelLetter(channel),
      team: teamIdOf(leaver),
      event_ts: message.ts,
    });
  }
}

function sendAppLeft(slack: LocalSlack, channel: Channel, actor: Person, eventTs: string): void {
  const subscribed =
    channel.kind === 'private'
      ? isSubscribed(slack, 'group_left', 'groups:read')
      : isSubscribed(slack, 'channel_left', 'channels:read');
  if (subscribed) {
    void slack.events.send({
      type: channel.kind === 'private' ? 'group_left' : 'channel_left',
      channel: channel.id,
      actor_id: actor.id,
      event_ts: eventTs,
    });
  }
  if (!isSubscribed(slack, 'message.im', 'im:history')) return;
  const ts = slack.timestamps.next();
  const note = {
    type: 'message',
    user: SLACKBOT_USER_ID,
    team: TEAM.id,
    text: `You have been removed from #${channel.name} by <@${actor.id}>`,
    channel: SLACKBOT_DM,
    channel_type: 'im',
    ts,
    event_ts: ts,
  };
  void slack.events.send(note);
}

/** Slackbot's direct message with the app, which nobody else can see. */
const SLACKBOT_DM = 'D0SLACKBOT';

/** Slack's letter for the type of channel, in events about its members. */
function channelLetter({ kind }: Channel): 'G' | 'C' {
  return kind === 'private' ? 'G' : 'C';
}

function readScope({ kind }: Channel): string {
  return kind === 'private' ? 'groups:read' : 'channels:read';
}
