import type { webApi } from '@slack/bolt';

/** Whether Slack refused a call with this word. */
export function isPlatformError(error: unknown, code: string): boolean {
  return error instanceof Error && (error as webApi.WebAPIPlatformError).data?.error === code;
}
