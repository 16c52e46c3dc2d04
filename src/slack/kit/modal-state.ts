import type { ConversationRef } from '../../people/conversation.ts';

/**
 * Where a modal was opened, so that its buttons can post there; it travels in `private_metadata`. The channel is
 * empty where there is none, such as on the Home tab.
 */
export interface ModalState extends ConversationRef {
  /** The channel's name, for buttons that say where they post; only if there is a channel and Slack says its name. */
  channelName?: string | undefined;
}

/** Reads a modal's `private_metadata`; anything that another version wrote gives an empty state. */
export function readModalState(metadata: string): ModalState {
  try {
    const value: unknown = JSON.parse(metadata);
    if (value && typeof value === 'object' && 'channel' in value && typeof value.channel === 'string') {
      const threadTs = 'threadTs' in value && typeof value.threadTs === 'string' ? value.threadTs : undefined;
      const named = 'channelName' in value && typeof value.channelName === 'string';
      return { channel: value.channel, threadTs, ...(named && { channelName: String(value.channelName) }) };
    }
  } catch {
    // Not ours: the modal still works, except for what needs a channel.
  }
  return { channel: '' };
}
