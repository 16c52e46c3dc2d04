import type { webApi } from '@slack/bolt';
import { scopeOf } from './error-scope.ts';

/** Whether Slack refused a call with one of these error codes. */
export function isPlatformError(error: unknown, ...codes: string[]): boolean {
  return codes.includes(platformErrorOf(error) ?? '');
}

/** Slack's error code for why it refused a call; undefined for any other error. */
export function platformErrorOf(error: unknown): string | undefined {
  const code = error instanceof Error && (error as webApi.WebAPIPlatformError).data?.error;
  return typeof code === 'string' ? code : undefined;
}

/** Whether posting failed because the bot is not a member of the channel; a private channel it can't even see. */
export function isNotInChannel(error: unknown): boolean {
  return isPlatformError(error, 'not_in_channel', 'channel_not_found');
}

/** The same, or because nobody can post there any longer. */
export function isUnreachable(error: unknown): boolean {
  return isNotInChannel(error) || isPlatformError(error, 'is_archived');
}

/** Whether the bot may not post in a channel, although it is there: only some people may, or only in threads. */
export function isForbidden(error: unknown): boolean {
  return !isUnreachable(error) && scopeOf(platformErrorOf(error) ?? '') === 'channel';
}
