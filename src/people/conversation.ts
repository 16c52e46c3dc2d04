/** A conversation of a workspace: a channel, a group or direct messages. */
export interface ChannelRef {
  team: string;
  channel: string;
}

/** A thread, by its first message. A message at the top of a channel counts as the thread that it may start. */
export interface ThreadRef extends ChannelRef {
  threadTs: string;
}

/** A message. Slack may deliver it up to eleven times, each time with another event id; these three never change. */
export interface MessageRef extends ChannelRef {
  ts: string;
}

/** Who can read what is said in a conversation. */
export type Audience = 'public' | 'private-channel' | 'group' | 'direct';

/** Where somebody says something: in a channel or in one of its threads. The workspace is that person's. */
export interface ConversationRef {
  channel: string;
  threadTs?: string | undefined;
  /** Undefined where that is not known, or where only the person who asks sees the answer. */
  audience?: Audience | undefined;
}
