import type { Context } from '@slack/bolt';
import { z } from 'zod';

/** A message that people wrote where the bot only listens, unless it turns out to be for the bot. */
const talkSchema = z.object({
  event: z.object({ type: z.literal('message'), channel_type: z.string().optional() }),
});

/** Notes that a message in a channel is for the bot: its writer expects something, and hears of a failure. */
export function noteAddressed(context: Context): void {
  Object.assign(context, { addressed: true });
}

/**
 * Whether somebody expects something of the bot: not those who talk to each other in a channel.
 * @param body the request as Slack sent it
 */
export function isAddressed(context: Context, body: unknown): boolean {
  const talk = talkSchema.safeParse(body);
  if (!talk.success || talk.data.event.channel_type === 'im') return true;
  return (context as { addressed?: boolean }).addressed === true;
}
