import type { RespondArguments, RespondFn, webApi } from '@slack/bolt';
import type { Log } from '../log.ts';
import type { Block, Reply } from './views/blocks.ts';

/** Slack's words for "these blocks are not accepted"; the same message in plain blocks is then worth a try. */
const BLOCKS_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_arguments',
]);

export interface Target {
  channel: string;
  threadTs?: string | undefined;
  metadata?: { event_type: string; event_payload: Record<string, string> };
}

/** Posts a message that everybody in the channel sees. @returns its ts */
export function postReply(client: webApi.WebClient, target: Target, reply: Reply, log: Log): Promise<string> {
  return withPlainBlocks(reply, log, async (blocks) => {
    const { ts } = await client.chat.postMessage({
      channel: target.channel,
      ...(target.threadTs && { thread_ts: target.threadTs }),
      ...(target.metadata && { metadata: target.metadata }),
      text: reply.text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
    });
    return ts ?? '';
  });
}

/** Posts a message that one person sees, for events that have no response address. */
export async function postPrivately(
  client: webApi.WebClient,
  target: Target & { user: string },
  reply: Reply,
  log: Log,
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
  if (!(error instanceof Error)) return false;
  const { data, statusCode } = error as { data?: { error?: string }; statusCode?: number };
  // A response address says no more than its status: 400 is a message that Slack does not accept.
  return statusCode === 400 || (data?.error !== undefined && BLOCKS_REFUSED.has(data.error));
}
