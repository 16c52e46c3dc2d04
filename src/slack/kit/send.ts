import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { RespondArguments } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { ConversationRef, MessageRef } from '../../people/conversation.ts';
import type { Block, Reply } from './blocks.ts';
import { POST_METADATA } from './ids.ts';
import { payloadOf, replyMetadata } from './message-metadata.ts';
import { withPlainBlocks } from './plain-blocks.ts';
import type { Respond } from './respond.ts';
import { mayHaveArrived, pauseBefore } from './retry.ts';
import type { Workspace } from './workspace.ts';

/** The part of a workspace that posting needs. */
export type Sender = Pick<Workspace, 'client' | 'log' | 'now'>;

/** Where to post. The channel may be a person's id: Slack then opens the direct messages with them. */
export interface Target extends ConversationRef {
  /** The ts of the message that this one answers; the new message's metadata keeps it. */
  answers?: string;
}

/** What a message keeps in its metadata, so that the bot can find it again. */
export interface PostIdentity {
  eventType: string;
  payload: Record<string, string>;
}

/** Ids of people begin like this, those of conversations don't. */
const PERSON_ID = /^[UW]/;

/** How far back to look for a message of ours that may have arrived, in seconds. */
const LOOK_BACK_S = 300;

/**
 * Posts a message that everybody in the channel sees, exactly once: if the connection breaks before Slack answers,
 * it looks for the message before sending it again.
 * @returns the message's ts
 */
export function postReply(sender: Sender, target: Target, reply: Reply): Promise<string> {
  return withPlainBlocks(reply, sender.log, (blocks) => postOnce(sender, target, reply, blocks));
}

/**
 * Posts a message with a single try, for a caller that keeps a record of it and decides from that when to try
 * again. If Slack does not accept the blocks, plain ones follow all the same.
 */
export function postWithOneTry(
  sender: Sender,
  target: Target,
  identity: PostIdentity,
  reply: Reply,
): Promise<Omit<MessageRef, 'team'>> {
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
  /** Whether an earlier try may have gone through, so that posting again could show it twice. */
  let mayBeThere = false;
  for (let tried = 1; ; tried += 1) {
    try {
      const there = mayBeThere ? await findPost(sender, target, postId) : undefined;
      if (there) return there;
      mayBeThere = false;
      return (await post(sender, target, identity, reply, blocks)).ts;
    } catch (error) {
      // A look that failed leaves it open; the next try looks again.
      mayBeThere ||= mayHaveArrived(error);
      const pauseMs = pauseBefore(tried + 1, error);
      if (pauseMs === undefined) throw error;
      sender.log.warn(
        { event: 'message.post_failed', err: error, tried },
        'could not post a message; trying again',
      );
      await delay(pauseMs);
    }
  }
}

async function post(
  { client }: Sender,
  target: Target,
  { eventType, payload }: PostIdentity,
  reply: Reply,
  blocks: Block[],
): Promise<Omit<MessageRef, 'team'>> {
  const { ts = '', channel = target.channel } = await client.chat.postMessage({
    channel: target.channel,
    ...(target.threadTs && { thread_ts: target.threadTs }),
    metadata: { event_type: eventType, event_payload: { ...payload, ...replyMetadata(reply) } },
    text: reply.text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
  return { ts, channel };
}

async function findPost(sender: Sender, target: Target, postId: string): Promise<string | undefined> {
  const { client, now } = sender;
  const channel = await conversationOf(sender, target.channel);
  const oldest = String(now().getTime() / 1000 - LOOK_BACK_S);
  const where = { channel, oldest, limit: 200, include_all_metadata: true };
  const { messages = [] } = target.threadTs
    ? await client.conversations.replies({ ...where, ts: target.threadTs })
    : await client.conversations.history(where);
  return messages.find((message) => payloadOf(message)?.post_id === postId)?.ts;
}

/** The id of the conversation, where Slack accepts no person's: to read it, as opposed to posting there. */
async function conversationOf({ client }: Sender, channel: string): Promise<string> {
  if (!PERSON_ID.test(channel)) return channel;
  const opened = await client.conversations.open({ users: channel });
  return opened.channel?.id ?? channel;
}

/** Posts a message that only one person sees, for events that bring no response URL. */
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

/**
 * Replaces the content of the bot's own message. One try: only the caller knows what the message must say the next
 * time.
 */
export async function updateReply(
  { client, log }: Sender,
  { channel, ts }: Omit<MessageRef, 'team'>,
  reply: Reply,
): Promise<void> {
  await withPlainBlocks(reply, log, (blocks) =>
    client.chat.update({ channel, ts, text: reply.text, blocks }),
  );
}

/** Answers a command or an action through its response URL; only that person sees it unless `how` says otherwise. */
export async function respondWith(
  respond: Respond,
  reply: Reply,
  log: Log,
  how: Pick<RespondArguments, 'response_type' | 'replace_original' | 'thread_ts'> = {},
): Promise<void> {
  await withPlainBlocks(reply, log, (blocks) =>
    respond({ response_type: 'ephemeral', replace_original: false, ...how, text: reply.text, blocks }),
  );
}
