import type { ConversationRef } from '../../people/conversation.ts';

/**
 * Where a modal was opened, so that its buttons can post there; it travels in `private_metadata`. The channel is
 * empty where there is none, such as on the Home tab.
 */
export type ModalState = ConversationRef;

/** Reads a modal's `private_metadata`; anything that another version wrote gives an empty state. */
export function readModalState(metadata: string): ModalState {
  try {
    const value: unknown = JSON.parse(metadata);
    if (value && typeof value === 'object' && 'channel' in value && typeof value.channel === 'string') {
      const threadTs = 'threadTs' in value && typeof value.threadTs === 'string' ? value.threadTs : undefined;
      return { channel: value.channel, threadTs };
    }
  } catch {
    // Not ours: the modal still works, except for what needs a channel.
  }
  return { channel: '' };
}
