import type { webApi } from '@slack/bolt';
import { isPlatformError } from './platform-error.ts';

/** Slack's words for a conversation that the bot is no member of, or can't even see. */
const NO_MEMBER = ['not_in_channel', 'channel_not_found', 'missing_scope'];

/** Whether the bot is in a channel. Reading it is the way to know that needs no further scope. */
export async function isMemberOf(client: webApi.WebClient, channel: string): Promise<boolean> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return true;
  } catch (error) {
    if (isPlatformError(error, ...NO_MEMBER)) return false;
    throw error;
  }
}
