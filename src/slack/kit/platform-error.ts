import type { webApi } from '@slack/bolt';

/** Whether Slack refused a call with one of these words. */
export function isPlatformError(error: unknown, ...codes: string[]): boolean {
  return codes.includes(platformErrorOf(error) ?? '');
}

/** Slack's word for why it refused a call; undefined for any other error. */
export function platformErrorOf(error: unknown): string | undefined {
  const word = error instanceof Error && (error as webApi.WebAPIPlatformError).data?.error;
  return typeof word === 'string' ? word : undefined;
}

/** Whether a message could not be posted because the bot is no member of the channel; a private one it can't even see. */
export function isNotInChannel(error: unknown): boolean {
  return isPlatformError(error, 'not_in_channel', 'channel_not_found');
}

/** The same, or nobody can post there any more. */
export function isUnreachable(error: unknown): boolean {
  return isNotInChannel(error) || isPlatformError(error, 'is_archived');
}
