import type { BlockAction } from '@slack/bolt';
import { ACTIONS, anyNumber, unpackStep } from '../kit/ids.ts';

/**
 * Whether the message that was clicked shows a list: it has a box of it. Slack adds the message itself, so a client can't
 * pass off somebody else's post as the list's.
 */
export function showsList(
  { message, container }: Pick<BlockAction, 'message' | 'container'>,
  listId: string,
): boolean {
  if (!message || message.ts !== container?.message_ts) return false;
  return blocksIn(message.blocks).some(
    ({ block_id: id, accessory }) =>
      anyNumber(ACTIONS.tickStep).test(accessory?.action_id ?? '') && unpackStep(id)?.list === listId,
  );
}

function blocksIn(blocks: unknown): { block_id?: string; accessory?: { action_id?: string } }[] {
  return Array.isArray(blocks) ? blocks : [];
}
