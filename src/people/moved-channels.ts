import type { ChannelRef } from './conversation.ts';

/** What is stored about a channel, when Slack gives the channel another id. */
export interface MovedChannels {
  /** Everything about the channel belongs to the new id from now on. Does nothing the second time. */
  move(from: ChannelRef, to: string): Promise<void>;
}
