import type { webApi } from '@slack/bolt';
import { isNotInChannel, isPlatformError } from './platform-error.ts';

/** Whether a channel is archived; false as well where the bot can't see it. */
export async function isArchived(client: webApi.WebClient, channel: string): Promise<boolean> {
  try {
    return (await client.conversations.info({ channel })).channel?.is_archived === true;
  } catch (error) {
    if (isNotInChannel(error) || isPlatformError(error, 'missing_scope')) return false;
    throw error;
  }
}

/** Whether the bot is in a channel. It tries to read there, because that needs no further scope. */
export async function isMemberOf(client: webApi.WebClient, channel: string): Promise<boolean> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return true;
  } catch (error) {
    if (isNotInChannel(error) || isPlatformError(error, 'missing_scope')) return false;
    throw error;
  }
}
