import type { webApi } from '@slack/bolt';
import type { PostRef } from './ids.ts';
import { isPlatformError } from './platform-error.ts';
import { isUnreadable, type SlackMessage } from './read-thread.ts';

/** Slack's error codes for a message or thread that is gone, as opposed to a channel that can't be read. */
const GONE = ['message_not_found', 'thread_not_found'];

/** Reads a single message: `gone` if it was deleted, `unreadable` where the bot may not read. */
export async function readPost(
  client: webApi.WebClient,
  { channel, ts, threadTs }: PostRef,
): Promise<SlackMessage | 'gone' | 'unreadable'> {
  const one = { channel, oldest: ts, latest: ts, inclusive: true, limit: 1, include_all_metadata: true };
  try {
    const { messages = [] } =
      threadTs && threadTs !== ts
        ? // A thread's first message comes along, whatever the span.
          await client.conversations.replies({ ...one, ts: threadTs, limit: 2 })
        : await client.conversations.history(one);
    const found = messages.find((message) => message.ts === ts);
    // What is left of a thread's first message once it was deleted.
    return !found || ('subtype' in found && found.subtype === 'tombstone') ? 'gone' : found;
  } catch (error) {
    if (isPlatformError(error, ...GONE)) return 'gone';
    if (isUnreadable(error)) return 'unreadable';
    throw error;
  }
}
