import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type RespondArguments, type RespondFn, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Block, Reply } from './blocks.ts';
import { POST_METADATA } from './ids.ts';
import type { Workspace } from './workspace.ts';

/** What posting needs of a workspace. */
export type Sender = Pick<Workspace, 'client' | 'log' | 'now'>;

export interface Target {
  channel: string;
  threadTs?: string | undefined;
  /** The ts of the message that this one answers, kept in its metadata. */
  answers?: string;
}

/** What a message keeps in its metadata, so that the bot finds it again. */
export interface PostIdentity {
  eventType: string;
  payload: Record<string, string>;
}

/** Where a message stands. */
export interface Posted {
  channel: string;
  ts: string;
}

/** Slack's words for "these blocks are not accepted"; the same message in plain blocks is then worth a try. */
const BLOCKS_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_arguments',
]);

/** Slack's words for trouble of its own, which is over as a rule when one asks again. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Tries of one message in all, and the pause before the second, in ms; each later pause is twice as long. */
const TRIES = 4;
const FIRST_PAUSE_MS = 300;

/** A person waits: what Slack asks to be sent later than this, in seconds, is left to the recovery. */
const LONGEST_WAIT_S = 30;

/** How far back a message of ours is looked for that may have arrived, in seconds. */
const LOOK_BACK_S = 300;

/**
 * Posts a message that everybody in the channel sees, once: where the connection breaks before Slack's answer, the
 * message is looked for before it is sent again.
 * @returns its ts
 */
export function postReply(sender: Sender, target: Target, reply: Reply): Promise<string> {
  return withPlainBlocks(reply, sender.log, (blocks) => postOnce(sender, target, reply, blocks));
}

/**
 * Posts a message with a single try, for whoever keeps a record of it and decides by that when to try again; only
 * blocks that Slack does not accept are followed by plain ones. The channel may be a person's id.
 */
export function postWithOneTry(
  sender: Sender,
  target: Target,
  identity: PostIdentity,
  reply: Reply,
): Promise<Posted> {
  return withPlainBlocks(reply, sender.log, (blocks) => post(sender, target, identity, reply, blocks));
}

async function postOnce(sender: Sender, target: Target, reply: Reply, blocks: Block[]): Promise<string> {
  const postId = randomUUID();
  const identity = {
    eventType: POST_METADATA,
    payload: {
      post_id: postId,
      ...(target.answers && { message_ts: target.answers }),
    },
  };
  for (let tried = 1; ; tried += 1) {
    try {
      return (await post(sender, target, identity, reply, blocks)).ts;
    } catch (error) {
      const pauseMs = pauseBefore(tried + 1, error);
      if (pauseMs === undefined) throw error;
      sender.log.warn({ err: error, tried }, 'a message could not be posted; it is tried again');
      await delay(pauseMs);
      const arrived = mayHaveArrived(error) ? await findPost(sender, target, postId) : undefined;
      if (arrived) return arrived;
    }
  }
}

async function post(
  { client }: Sender,
  target: Target,
  { eventType, payload }: PostIdentity,
  reply: Reply,
  blocks: Block[],
): Promise<Posted> {
  const { ts = '', channel = target.channel } = await client.chat.postMessage({
    channel: target.channel,
    ...(target.threadTs && { thread_ts: target.threadTs }),
    metadata: { event_type: eventType, event_payload: { ...payload, ...notedOf(reply) } },
    text: reply.text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
  return { ts, channel };
}

/** What a follow-up needs to know of the message: see `OwnWords` in thread.ts. */
function notedOf({ cardId, answerId, tip }: Reply): Record<string, string | boolean> {
  return {
    ...(cardId && { card_id: cardId }),
    ...(answerId && { answer_id: answerId }),
    ...(tip && { tip }),
  };
}

/** How long to wait before another try, in ms; undefined when there must be none. */
function pauseBefore(tryNumber: number, error: unknown): number | undefined {
  if (tryNumber > TRIES) return undefined;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return error.retryAfter <= LONGEST_WAIT_S ? error.retryAfter * 1000 : undefined;
  }
  const passing =
    error instanceof webApi.WebAPIPlatformError ? isPassing(error.data.error) : mayHaveArrived(error);
  return passing ? FIRST_PAUSE_MS * 2 ** (tryNumber - 2) : undefined;
}

/** Whether one of Slack's words for an error means that it may go better in a while. */
export function isPassing(word: string): boolean {
  return PASSING.has(word);
}

/** Whether a call may have been done although it failed: the connection broke, or Slack failed in the middle of it. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError;
}

async function findPost(
  { client, now }: Sender,
  target: Target,
  postId: string,
): Promise<string | undefined> {
  const oldest = String(now().getTime() / 1000 - LOOK_BACK_S);
  const where = { channel: target.channel, oldest, limit: 200, include_all_metadata: true };
  const { messages = [] } = target.threadTs
    ? await client.conversations.replies({ ...where, ts: target.threadTs })
    : await client.conversations.history(where);
  return messages.find((message) => payloadOf(message)?.post_id === postId)?.ts;
}

/** What this bot has noted in the metadata of one of its messages. */
export function payloadOf(message: {
  metadata?: { event_payload?: unknown };
}): Record<string, unknown> | undefined {
  const payload = message.metadata?.event_payload;
  return payload && typeof payload === 'object' ? (payload as Record<string, unknown>) : undefined;
}

/** Posts a message that one person sees, for events that have no response address. */
export async function postPrivately(
  { client, log }: Sender,
  target: Target & { user: string },
  reply: Reply,
): Promise<void> {
  await withPlainBlocks(reply, log, (blocks) =>
    client.chat.postEphemeral({
      channel: target.channel,
      user: target.user,
      ...(target.threadTs && { thread_ts: target.threadTs }),
      text: reply.text,
      blocks,
    }),
  );
}

/** Replaces what a message of the bot says. Tried once: whoever calls knows best what the message must say the next time. */
export async function updateReply(
  { client, log }: Sender,
  { channel, ts }: { channel: string; ts: string },
  reply: Reply,
): Promise<void> {
  await withPlainBlocks(reply, log, (blocks) =>
    client.chat.update({ channel, ts, text: reply.text, blocks }),
  );
}

/** Says something in private through a response address that came with a request. */
export async function respondTo(url: string, { text, plain }: Reply): Promise<void> {
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks: plain }),
  });
}

/** Answers a command or a press through its response address; seen by that person alone unless `how` says otherwise. */
export async function respondWith(
  respond: RespondFn,
  reply: Reply,
  log: Log,
  how: Pick<RespondArguments, 'response_type' | 'replace_original' | 'thread_ts'> = {},
): Promise<void> {
  await withPlainBlocks(reply, log, (blocks) =>
    respond({ response_type: 'ephemeral', replace_original: false, ...how, text: reply.text, blocks }),
  );
}

/** Sends the newest blocks and, where Slack refuses them, the same message in plain ones: an answer must not be lost to its looks. */
async function withPlainBlocks<T>(reply: Reply, log: Log, send: (blocks: Block[]) => Promise<T>): Promise<T> {
  try {
    return await send(reply.blocks);
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    log.warn({ err: error }, 'Slack refused the blocks of a message; it is sent again in plain ones');
    return send(reply.plain);
  }
}

function refusesBlocks(error: unknown): boolean {
  if (error instanceof webApi.WebAPIPlatformError) return BLOCKS_REFUSED.has(error.data.error);
  // A response address says no more than its status: 400 is a message that Slack does not accept.
  return error instanceof Error && 'statusCode' in error && error.statusCode === 400;
}
