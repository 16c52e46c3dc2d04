import { randomUUID } from 'node:crypto';
import type { Block, Channel, Json, Notice, Person } from '../protocol.ts';
import { BOT_USER_ID, botDmChannelOf, dmChannelOf } from './ids.ts';

export interface MessageMetadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** Messages that Slack itself writes in a channel. */
export type MembershipNote =
  | 'channel_join'
  | 'channel_leave'
  | 'channel_archive'
  | 'channel_unarchive'
  | 'group_archive'
  | 'group_unarchive';

export interface StoredMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  userId: string;
  /** Slack text: escaped, mentions and links in angle brackets. */
  text: string;
  blocks?: Block[];
  /** What Slack shows below: another app's alert, a link's preview, a forwarded message. */
  attachments?: Json[];
  /** Posted by the app, not by a person. */
  fromApp: boolean;
  /** The name of the app that posted it, if it is another one. */
  otherApp?: string;
  /** The only person who sees it. */
  ephemeralFor?: string;
  subtype?: MembershipNote | 'tombstone';
  /** Who invited the person that joined. */
  inviter?: string;
  edited?: { userId: string; ts: string };
  metadata?: MessageMetadata;
  clientMsgId?: string;
  reactions: { name: string; userIds: string[] }[];
  /** The title that the app gave the conversation that begins here. */
  threadTitle?: string;
}

/** Several workspaces of one company (Enterprise Grid). */
export interface Organization {
  id: string;
  name: string;
}

/** Everything that survives a restart. */
export interface WorkspaceData {
  /** Differs between any two workspaces. Default: a new one. */
  id?: string;
  people: Person[];
  channels: Channel[];
  /** Oldest first within a channel. */
  messages: StoredMessage[];
}

/** Notices stay until they are dismissed, but too many of them must not crowd out the page. */
const noticesKept = 20;

/** The workspace's people, channels, and messages. Every change ends with `changed()`. */
export class Workspace {
  #people = new Map<string, Person>();
  #channels = new Map<string, Channel>();
  #messages = new Map<string, StoredMessage[]>();
  #notices = new Map<string, Notice[]>();
  #listeners = new Set<() => void>();
  #noticeCount = 0;
  version = 1;
  #id = '';

  readonly #now: () => Date;

  constructor(data: WorkspaceData, now: () => Date) {
    this.#now = now;
    this.replace(data);
  }

  /** Replaces everything. */
  replace(data: WorkspaceData): void {
    this.#id = data.id ?? randomUUID();
    this.#people = new Map(data.people.map((person) => [person.id, person]));
    this.#channels = new Map(data.channels.map((channel) => [channel.id, channel]));
    this.#messages = new Map();
    this.#notices = new Map();
    for (const message of data.messages) this.#of(message.channel).push(message);
    this.changed();
  }

  /** What a restart should find: everything except ephemeral messages. */
  toData(): WorkspaceData {
    const kept = [...this.#messages.values()].flat().filter((message) => !message.ephemeralFor);
    return {
      id: this.#id,
      people: [...this.#people.values()],
      channels: [...this.#channels.values()],
      messages: kept,
    };
  }

  /** Calls back after every change. Returns a function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    this.version += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Stays the same until everything is replaced. */
  get id(): string {
    return this.#id;
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  get people(): Person[] {
    return [...this.#people.values()];
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  get channels(): Channel[] {
    return [...this.#channels.values()];
  }

  /** Removes a channel and all its messages. */
  removeChannel(id: string): void {
    this.#channels.delete(id);
    this.#messages.delete(id);
    this.changed();
  }

  /** The channel stays what it is, with another id. */
  changeChannelId(from: string, to: string): void {
    const channel = this.#channels.get(from);
    if (!channel) return;
    const messages = this.#of(from);
    this.#channels.delete(from);
    this.#messages.delete(from);
    channel.id = to;
    for (const message of messages) message.channel = to;
    this.#channels.set(to, channel);
    this.#messages.set(to, messages);
    this.changed();
  }

  /** Finds a channel by its name, with or without `#`. */
  channelNamed(name: string): Channel | undefined {
    const bare = name.replace(/^#/, '');
    return this.channels.find((channel) => channel.kind !== 'dm' && channel.name === bare);
  }

  /** The direct message between a person and the app, created when it is first needed. */
  botDm(userId: string): Channel {
    const id = botDmChannelOf(userId);
    return this.#channels.get(id) ?? this.#addDm(id, [userId, BOT_USER_ID]);
  }

  /** The direct messages between two people, created when they are first opened. */
  directMessages(one: string, other: string): Channel {
    const id = dmChannelOf(one, other);
    const existing = this.#channels.get(id);
    if (existing) return existing;
    const channel = this.#addDm(id, [one, other]);
    this.changed();
    return channel;
  }

  #addDm(id: string, memberIds: [string, string]): Channel {
    const channel: Channel = { id, name: memberIds[1], kind: 'dm', topic: '', memberIds };
    this.#channels.set(id, channel);
    return channel;
  }

  isMember(channelId: string, userId: string): boolean {
    return this.#channels.get(channelId)?.memberIds.includes(userId) ?? false;
  }

  addMember(channelId: string, userId: string): void {
    const channel = this.#channels.get(channelId);
    if (!channel || channel.memberIds.includes(userId)) return;
    channel.memberIds.push(userId);
    this.changed();
  }

  removeMember(channelId: string, userId: string): void {
    const channel = this.#channels.get(channelId);
    if (!channel) return;
    channel.memberIds = channel.memberIds.filter((id) => id !== userId);
    this.changed();
  }

  /** Every message in the channel, including replies and ephemeral ones, oldest first. */
  messages(channelId: string): readonly StoredMessage[] {
    return this.#messages.get(channelId) ?? [];
  }

  message(channelId: string, ts: string): StoredMessage | undefined {
    return this.#messages.get(channelId)?.find((message) => message.ts === ts);
  }

  /** The replies that everybody can see, oldest first, without the thread's first message. */
  replies(channelId: string, threadTs: string): StoredMessage[] {
    return this.messages(channelId).filter(
      (message) => message.threadTs === threadTs && message.ts !== threadTs && !message.ephemeralFor,
    );
  }

  add(message: StoredMessage): void {
    this.#of(message.channel).push(message);
    this.changed();
  }

  remove(channelId: string, ts: string): void {
    const messages = this.#of(channelId);
    const index = messages.findIndex((message) => message.ts === ts);
    if (index < 0) return;
    messages.splice(index, 1);
    this.changed();
  }

  notices(userId: string): Notice[] {
    return this.#notices.get(userId) ?? [];
  }

  /** Tells one person something, as Slackbot would. */
  notify(userId: string, text: string, channel?: string): void {
    this.#noticeCount += 1;
    const at = this.#now().toISOString();
    const notice: Notice = { id: `N${this.#noticeCount}`, at, text, ...(channel && { channel }) };
    this.#notices.set(userId, [...this.notices(userId), notice].slice(-noticesKept));
    this.changed();
  }

  dismissNotice(userId: string, id: string): void {
    this.#notices.set(
      userId,
      this.notices(userId).filter((notice) => notice.id !== id),
    );
    this.changed();
  }

  #of(channelId: string): StoredMessage[] {
    let messages = this.#messages.get(channelId);
    if (!messages) {
      messages = [];
      this.#messages.set(channelId, messages);
    }
    return messages;
  }
}
