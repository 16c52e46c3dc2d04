import type { Block } from '../kit/blocks.ts';
import { shorten } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { type ActionContext, targetIn } from '../kit/on-action.ts';
import { isDirectMessage } from '../kit/place.ts';
import { sayBriefly } from '../kit/show.ts';
import { NUDGE_FORGOTTEN, YOUR_NUDGE } from './words.ts';

/** Where the message is whose button was used. */
export function messageOf({ body }: ActionContext): { channel: string; messageTs: string } {
  const channel = body.channel?.id ?? String(body.container?.channel_id ?? '');
  return { channel, messageTs: body.message?.ts ?? String(body.container?.message_ts ?? '') };
}

/**
 * Whether the message may be a nudge with answers: those are direct messages. Where an answer was given is kept as the place of
 * the nudge, and its message is changed later, so it must not be somebody else's, whatever a client says.
 */
export function isNudge(action: ActionContext): boolean {
  return action.place.type === 'message' && isDirectMessage(messageOf(action).channel);
}

export function blocksOf({ body }: ActionContext): Block[] {
  return (body.message?.blocks ?? []) as Block[];
}

/**
 * Updates the nudge's message, if it is one of this person's own. Slack keeps its metadata when the call doesn't mention them.
 * @param said what stands for the blocks in notifications and screen readers; by default what stood there before
 */
export async function updatePressed(
  action: ActionContext,
  blocks: Block[],
  said = action.body.message?.text,
): Promise<void> {
  // In a modal or on the Home tab, there is no message.
  if (action.place.type !== 'message') return;
  const no = await whyNotPostIn(action.workspace, action.person, targetIn(action.place));
  if (no) return sayBriefly(action, no);
  if (!isNudge(action)) return sayBriefly(action, NUDGE_FORGOTTEN);
  const { channel, messageTs: ts } = messageOf(action);
  const text = shorten(said || YOUR_NUDGE, LIMITS.messageText);
  await action.client.chat.update({ channel, ts, text, blocks });
}
