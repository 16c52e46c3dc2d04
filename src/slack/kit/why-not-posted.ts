import { isForbidden, isNotInChannel, isPlatformError } from './platform-error.ts';
import { channelArchived, mayNotPost, notHere } from './words.ts';

/**
 * Why a post was refused in a channel for good, in words for the person who asked for it: trying again would not help.
 * @returns mrkdwn; undefined for trouble that may pass
 */
export function whyNotPosted(error: unknown, channel: string, botName: string): string | undefined {
  if (isNotInChannel(error)) return notHere(channel, botName);
  if (isPlatformError(error, 'is_archived')) return channelArchived(channel);
  return isForbidden(error) ? mayNotPost(channel) : undefined;
}
