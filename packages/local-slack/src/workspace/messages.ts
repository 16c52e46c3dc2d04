import { randomUUID } from 'node:crypto';
import type { LocalSlack } from '../local-slack.ts';
import type { Block, Channel, Json, Person } from '../protocol.ts';
import { channelTypeOf, homeTeamsOf, messageOnTheWire } from '../wire/message-wire.ts';
import { isOutsider } from '../wire/person-wire.ts';
import { BOT_USER_ID, SLACKBOT_USER_ID } from './ids.ts';
import type { MembershipNote, MessageMetadata, StoredMessage } from './workspace.ts';

/** Longer messages are refused: https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
export const maxMessageLength = 40_000;

export interface MessageDraft {
  channel: string;
  userId: string;
  text: string;
  blocks?: Block[];
  attachments?: Json[];
  otherApp?: string;
  threadTs?: string;
  ephemeralFor?: string;
  metadata?: MessageMetadata;
  subtype?: MembershipNote;
  inviter?: string;
}

/** Posts a message and sends the app the events that it subscribed to. */
export function post(slack: LocalSlack, draft: MessageDraft): StoredMessage {
  const fromApp = draft.userId === BOT_USER_ID;
  const message: StoredMessage = {
    ...draft,
    ts: slack.timestamps.next(),
    fromApp,
    reactions: [],
    ...(!fromApp && !draft.otherApp && !draft.subtype && { clientMsgId: randomUUID() }),
  };
  slack.workspace.add(message);
  // The answer that the status announced is here.
  if (fromApp && message.threadTs) slack.agentThreads.clearStatus(message.channel, message.threadTs);
  if (!message.ephemeralFor) {
    void sendMessageEvent(slack, message);
    if (!fromApp && !draft.otherApp) void sendMentionEvent(slack, message);
  }
  return message;
}

export interface MessageChange {
  text: string;
  /** undefined removes the blocks. */
  blocks: Block[] | undefined;
  /** undefined leaves it as it was. */
  metadata?: MessageMetadata | undefined;
}

/** Replaces a message's content. */
export function edit(slack: LocalSlack, message: StoredMessage, change: MessageChange): void {
  const previous = messageOnTheWire(slack, message);
  message.text = change.text;
  if (change.blocks) message.blocks = change.blocks;
  else delete message.blocks;
  if (change.metadata) message.metadata = change.metadata;
  const ts = slack.timestamps.next();
  // Ephemeral messages have no history, so nothing marks them as edited.
  // Its time is in whole seconds, as in Slack.
  if (!message.ephemeralFor) message.edited = { userId: message.userId, ts: `${ts.split('.')[0]}.000000` };
  slack.workspace.changed();
  if (message.ephemeralFor) return;
  void sendChannelEvent(slack, message.channel, {
    type: 'message',
    subtype: 'message_changed',
    message: { ...messageOnTheWire(slack, message), ...homeTeamsOf(slack, message) },
    previous_message: previous,
    hidden: true,
    ts,
    event_ts: ts,
  });
  // Also if the mention was there before: apps tell the two apart by `edited`.
  if (!message.fromApp && !message.otherApp) void sendMentionEvent(slack, message);
}

/** Deletes a message. As in Slack, the first message of a thread with replies leaves a tombstone. */
export function erase(slack: LocalSlack, message: StoredMessage): void {
  const previous = messageOnTheWire(slack, message);
  if (slack.workspace.replies(message.channel, message.ts).length > 0) {
    message.subtype = 'tombstone';
    message.text = 'This message was deleted.';
    message.userId = SLACKBOT_USER_ID;
    message.fromApp = false;
    message.reactions = [];
    delete message.blocks;
    delete message.metadata;
    slack.workspace.changed();
  } else {
    slack.workspace.remove(message.channel, message.ts);
  }
  if (message.ephemeralFor) return;
  const ts = slack.timestamps.next();
  void sendChannelEvent(slack, message.channel, {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: previous,
    deleted_ts: message.ts,
    hidden: true,
    ts,
    event_ts: ts,
  });
}

/** Adds a reaction. Returns false if this person already has that reaction. */
export function react(slack: LocalSlack, message: StoredMessage, userId: string, name: string): boolean {
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (existing?.userIds.includes(userId)) return false;
  if (existing) existing.userIds.push(userId);
  else message.reactions.push({ name, userIds: [userId] });
  slack.workspace.changed();
  void sendReactionEvent(slack, 'reaction_added', message, userId, name);
  return true;
}

/** Removes a reaction. Returns false if there was none. */
export function unreact(slack: LocalSlack, message: StoredMessage, userId: string, name: string): boolean {
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (!existing?.userIds.includes(userId)) return false;
  existing.userIds = existing.userIds.filter((id) => id !== userId);
  message.reactions = message.reactions.filter((reaction) => reaction.userIds.length > 0);
  slack.workspace.changed();
  void sendReactionEvent(slack, 'reaction_removed', message, userId, name);
  return true;
}

/** Sends a message's `message` event, with a new event id each time. */
export function sendMessageEvent(slack: LocalSlack, message: StoredMessage): Promise<void> {
  return sendChannelEvent(slack, message.channel, {
    ...messageOnTheWire(slack, message),
    type: 'message',
    event_ts: message.ts,
  });
}

/** True if a person's message mentions the app. */
export function mentionsApp(message: StoredMessage): boolean {
  return message.text.includes(`<@${BOT_USER_ID}>`) || message.text.includes(`<@${BOT_USER_ID}|`);
}

/**
 * Sends the `app_mention` event, which comes in addition to the `message` event, but never in direct messages. After an
 * edit, too, its time is that of the message.
 */
export async function sendMentionEvent(slack: LocalSlack, message: StoredMessage): Promise<void> {
  const channel = slack.workspace.channel(message.channel);
  if (!channel || channel.kind === 'dm' || !mentionsApp(message)) return;
  if (!slack.workspace.isMember(channel.id, BOT_USER_ID)) return;
  if (!isSubscribed(slack, 'app_mention', 'app_mentions:read')) return;
  await slack.events.send({
    ...messageOnTheWire(slack, message),
    type: 'app_mention',
    channel: channel.id,
    event_ts: message.ts,
  });
}

/** Whether the manifest has the event's subscription and the scope that it needs. */
export function isSubscribed(slack: LocalSlack, event: string, scope?: string): boolean {
  return (
    slack.manifest.botEvents.includes(event) &&
    (scope === undefined || slack.manifest.botScopes.includes(scope))
  );
}

const messageSubscription = {
  channel: ['message.channels', 'channels:history'],
  group: ['message.groups', 'groups:history'],
  im: ['message.im', 'im:history'],
} as const;

async function sendChannelEvent(
  slack: LocalSlack,
  channelId: string,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  const channel = slack.workspace.channel(channelId);
  if (!channel || !slack.workspace.isMember(channel.id, BOT_USER_ID)) return;
  const channelType = channelTypeOf(channel);
  const [subscription, scope] = messageSubscription[channelType];
  if (!isSubscribed(slack, subscription, scope)) return;
  await slack.events.send({ ...event, channel: channel.id, channel_type: channelType });
}

async function sendReactionEvent(
  slack: LocalSlack,
  type: 'reaction_added' | 'reaction_removed',
  message: StoredMessage,
  userId: string,
  name: string,
): Promise<void> {
  if (!slack.workspace.isMember(message.channel, BOT_USER_ID)) return;
  if (!isSubscribed(slack, type, 'reactions:read')) return;
  await slack.events.send({
    type,
    user: userId,
    reaction: name,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: message.userId,
    event_ts: slack.timestamps.next(),
  });
}

/** True if this person can see the channel at all. Guests and outsiders only see channels that they are in. */
export function canSee(channel: Channel, person: Person): boolean {
  if (channel.memberIds.includes(person.id)) return true;
  return channel.kind === 'public' && person.guest === undefined && !isOutsider(person);
}
