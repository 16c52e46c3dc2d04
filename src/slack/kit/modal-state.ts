import type { ConversationRef } from '../../people/conversation.ts';
import { knownName } from './place.ts';
import { conversationIdIn, tsIn } from './slack-ids.ts';
import { objectIn, textIn } from './slack-json.ts';

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
    const state = objectIn(value);
    const channel = conversationIdIn(state.channel);
    if (channel) {
      const channelName = knownName(textIn(state.channelName));
      return { channel, threadTs: tsIn(state.threadTs), ...(channelName && { channelName }) };
    }
  } catch {
    // Not ours: the modal still works, except for what needs a channel.
  }
  return { channel: '' };
}
