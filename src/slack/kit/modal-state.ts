/** What a modal must know to act later; it travels in `private_metadata`. */
export interface ModalState {
  /** The channel that the modal was opened from; empty where there is none, such as on the Home tab. */
  channel: string;
  /** The thread there; absent when the modal was opened from the channel itself. */
  threadTs?: string | undefined;
}

/** Reads a modal's `private_metadata`. What another version wrote gives an empty state. */
export function readModalState(metadata: string): ModalState {
  try {
    const value: unknown = JSON.parse(metadata);
    if (value && typeof value === 'object' && 'channel' in value && typeof value.channel === 'string') {
      const threadTs = 'threadTs' in value && typeof value.threadTs === 'string' ? value.threadTs : undefined;
      return { channel: value.channel, threadTs };
    }
  } catch {
    // Not ours: the modal still works, but without anything that needs a channel.
  }
  return { channel: '' };
}
