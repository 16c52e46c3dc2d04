import type { webApi } from '@slack/bolt';
import type { ThreadRef } from '../../people/conversation.ts';
import { contentOf, MOST_READ } from './message-content.ts';
import { metadataOf } from './message-metadata.ts';
import { linesWithoutMention } from './message-text.ts';
import { isPlatformError } from './platform-error.ts';
import type { ThreadMessage } from './thread.ts';

/**
 * Slack's error codes where the bot can't read: it is not a member, or its scopes don't cover this kind of channel.
 */
const UNREADABLE = [
  'not_in_channel',
  'channel_not_found',
  'missing_scope',
  'thread_not_found',
  'message_not_found',
];

/** Slack itself, which leaves “This message was deleted.” where a thread began. */
const SLACKBOT = 'USLACKBOT';

/** How many messages one call reads. A thread with no more than this is read whole. */
const PAGE = 200;
/**
 * Of a longer thread, only the beginning and the end are read. These spans, in seconds, are tried until one holds
 * enough.
 */
const SPANS_S = [5 * 60, 3600, 24 * 3600, 7 * 24 * 3600, 30 * 24 * 3600, 365 * 24 * 3600];
/** How many messages at the end of a long thread are enough to know what it is about now. */
const ENOUGH = 40;
/** The limit of calls that look for the end; Slack counts calls. */
const MAX_CALLS = 8;

/** Which part of which thread to read. */
export interface ThreadRange extends Omit<ThreadRef, 'team'> {
  /** The ts of the last message to read; the thread's latest one unless given. */
  upTo?: string;
}

/** A message as Slack returns it. */
export type SlackMessage = NonNullable<webApi.ConversationsRepliesResponse['messages']>[number];

/**
 * Reads a thread, oldest message first; of a long one, its beginning and its end. Needs the history scope for that
 * kind of channel.
 */
export async function readThread(
  client: webApi.WebClient,
  { botUserId, ...range }: ThreadRange & { botUserId: string },
): Promise<ThreadMessage[]> {
  const messages = await readThreadMessages(client, range);
  return messages.flatMap((message) =>
    message.ts && message.user !== SLACKBOT ? [threadMessage(message, message.ts, botUserId)] : [],
  );
}

function threadMessage(message: SlackMessage, ts: string, botUserId: string): ThreadMessage {
  // Another app's message, an alert for example, is what the thread is about.
  const fromBot = message.user === botUserId;
  const { text, hidden } = fromBot
    ? { text: message.text ?? '', hidden: false }
    : contentOf(message, { most: MOST_READ.inThread, botUserId });
  return {
    ts,
    userId: message.user,
    fromBot,
    ...metadataOf(message),
    text: linesWithoutMention(text, botUserId),
    ...(hidden && { hidden }),
  };
}

/** The same, with everything that Slack says about each message. */
export async function readThreadMessages(
  client: webApi.WebClient,
  { channel, threadTs, upTo }: ThreadRange,
): Promise<SlackMessage[]> {
  // Slack returns the oldest messages of a span first and offers no way to start at its end.
  const read = (span: { oldest?: string; latest?: string }) =>
    client.conversations.replies({
      channel,
      ts: threadTs,
      limit: PAGE,
      inclusive: true,
      include_all_metadata: true,
      ...span,
    });
  const { messages: beginning = [], has_more: isLong } = await read(upTo ? { latest: upTo } : {});
  const end = upTo ?? beginning[0]?.latest_reply;
  if (!isLong || !end) return beginning;
  const last = await readEnd(
    (spanS) => read({ oldest: (Number(end) - spanS).toFixed(6), latest: end }),
    Number(end) - Number(beginning[0]?.ts ?? threadTs),
  );
  const known = new Set(beginning.map(({ ts }) => ts));
  return [...beginning, ...last.filter(({ ts }) => !known.has(ts))];
}

/**
 * The last messages of a thread that is longer than a page.
 * @param read returns the oldest page of the span before the end, in seconds; a span with more than a page is
 *   missing its end
 * @param ageS how long the thread has been going on, in seconds
 */
async function readEnd(
  read: (spanS: number) => Promise<webApi.ConversationsRepliesResponse>,
  ageS: number,
): Promise<SlackMessage[]> {
  let last: SlackMessage[] = [];
  let fits = 0;
  let tooLong = ageS;
  for (let calls = 0; calls < MAX_CALLS && last.length < ENOUGH; calls += 1) {
    const longer = SPANS_S.find((spanS) => spanS > fits) ?? tooLong;
    const spanS = longer < tooLong ? longer : between(fits, tooLong);
    const { messages = [], has_more: hasMore } = await read(spanS);
    if (hasMore) {
      tooLong = spanS;
    } else {
      fits = spanS;
      last = messages;
    }
  }
  return last;
}

/** The middle of two spans by their ratio: how densely people write differs by powers of ten. */
function between(fits: number, tooLong: number): number {
  return fits > 0 ? Math.sqrt(fits * tooLong) : tooLong / 2;
}

/** Whether Slack did not let the bot read something, or it no longer exists. */
export function isUnreadable(error: unknown): boolean {
  return isPlatformError(error, ...UNREADABLE);
}

/** Reads a thread if the bot may; otherwise it returns an empty one. */
export async function readThreadIfAllowed(
  client: webApi.WebClient,
  range: ThreadRange & { botUserId: string },
): Promise<ThreadMessage[]> {
  try {
    return await readThread(client, range);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}
