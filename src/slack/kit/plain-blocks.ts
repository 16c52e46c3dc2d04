import { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Block, Reply } from './blocks.ts';

/**
 * The error codes that mean "Slack does not accept these blocks"; the same message in plain blocks is then worth a
 * try.
 */
const BLOCKS_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_arguments',
]);

/**
 * Sends the newest blocks and, if Slack refuses them, the same message in plain ones: looks must not cost anybody
 * an answer.
 */
export async function withPlainBlocks<T>(
  reply: Reply,
  log: Log,
  send: (blocks: Block[]) => Promise<T>,
): Promise<T> {
  try {
    return await send(reply.blocks);
  } catch (error) {
    if (!refusesBlocks(error)) throw error;
    log.warn(
      { event: 'message.blocks_refused', err: error },
      'Slack refused the blocks of a message; sending it again in plain ones',
    );
    return send(reply.plain);
  }
}

function refusesBlocks(error: unknown): boolean {
  if (error instanceof webApi.WebAPIPlatformError) return BLOCKS_REFUSED.has(error.data.error);
  // All that a response URL tells is its status: 400 means that Slack does not accept the message.
  return error instanceof Error && 'statusCode' in error && error.statusCode === 400;
}
