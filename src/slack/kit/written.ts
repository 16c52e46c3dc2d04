const WRITTEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast', 'me_message']);

/**
 * Whether a person simply wrote a message. A subtype says that they did not: it is an edit, a deletion, a bot, somebody joining.
 * The exceptions are a file with a text, a reply that also appears in the channel, and `/me …`.
 */
export function isWritten({ subtype }: { subtype?: string | undefined }): boolean {
  return !subtype || WRITTEN.has(subtype);
}
