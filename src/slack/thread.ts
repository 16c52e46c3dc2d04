import type { webApi } from '@slack/bolt';
import { textOf, withoutMention } from './message-text.ts';
import { isPlatformError } from './platform-error.ts';
import { payloadOf } from './send.ts';

export interface ThreadMessage {
  ts: string;
  fromBot: boolean;
  /** The `message_ts` that the bot's metadata names: which message this one answers. */
  answers?: string;
  /** The card of the bot's answer, from its metadata. */
  cardId?: string;
  text: string;
}

/** What Slack says where the bot can't read: it is no member, or the channel's kind is beyond its scopes. */
const UNREADABLE = ['not_in_channel', 'channel_not_found', 'missing_scope', 'thread_not_found'];

/** Pages of 200 messages that are read at most: the newest part of a longer thread decides what it is about. */
const PAGES = 5;
/** Messages of people that tell what a thread is about, besides the first: the last ones. */
const LAST = 20;

/** Reads a thread, oldest message first. Needs the history scope of the channel's kind. */
export async function readThread(
  client: webApi.WebClient,
  { channel, threadTs, botUserId }: { channel: string; threadTs: string; botUserId: string },
): Promise<ThreadMessage[]> {
  const messages: ThreadMessage[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const read = await client.conversations.replies({
      channel,
      ts: threadTs,
      limit: 200,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    for (const message of read.messages ?? []) {
      if (!message.ts) continue;
      const { message_ts: answers, card_id: cardId } = payloadOf(message) ?? {};
      messages.push({
        ts: message.ts,
        // Another app's message, an alert for example, is what the thread is about.
        fromBot: message.user === botUserId,
        ...(typeof answers === 'string' && { answers }),
        ...(typeof cardId === 'string' && { cardId }),
        text: withoutMention(textOf(message), botUserId),
      });
    }
    cursor = read.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return messages;
}

/** Reads a thread where the bot may; empty where it is no member. */
export async function readThreadIfAllowed(
  client: webApi.WebClient,
  where: { channel: string; threadTs: string; botUserId: string },
): Promise<ThreadMessage[]> {
  try {
    return await readThread(client, where);
  } catch (error) {
    if (UNREADABLE.some((code) => isPlatformError(error, code))) return [];
    throw error;
  }
}

/** What people wrote in a thread before a message: its first message and the latest ones. */
export function whatPeopleWrote(thread: readonly ThreadMessage[], before: string): string[] {
  const people = thread.filter((message) => !message.fromBot && message.ts !== before && message.text !== '');
  const [first, ...rest] = people;
  return first ? [first, ...rest.slice(-LAST)].map((message) => message.text) : [];
}

/** Whether the message right before the one at `ts` is the bot's. */
export function followsBot(thread: readonly ThreadMessage[], ts: string): boolean {
  const earlier = thread.filter((message) => Number(message.ts) < Number(ts));
  return earlier.at(-1)?.fromBot ?? false;
}
