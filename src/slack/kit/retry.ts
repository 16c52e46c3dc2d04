import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { scopeOf } from './error-scope.ts';

/**
 * How often one message is tried in all, and the pause before the second try, in ms. Each later pause is twice as
 * long.
 */
const TRIES = 4;
const FIRST_PAUSE_MS = 300;

/**
 * A person is waiting: if Slack asks for a longer pause than this, in seconds, the recovery sends the message
 * later.
 */
const LONGEST_WAIT_S = 30;

/**
 * How long to wait before the next try, in ms; undefined if there should be none.
 * @param tryNumber the number of the next try: 2 after the first one failed
 * @param longestWaitS the longest pause that Slack may ask for, in seconds
 */
export function pauseBefore(
  tryNumber: number,
  error: unknown,
  longestWaitS = LONGEST_WAIT_S,
): number | undefined {
  if (tryNumber > TRIES) return undefined;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return error.retryAfter <= longestWaitS ? error.retryAfter * 1000 : undefined;
  }
  const transient =
    error instanceof webApi.WebAPIPlatformError
      ? scopeOf(error.data.error) === 'passing'
      : mayHaveArrived(error);
  return transient ? FIRST_PAUSE_MS * 2 ** (tryNumber - 2) : undefined;
}

/** Makes a call that may be repeated without harm until it works, as `pauseBefore` says. */
export async function tryAgain<T>(call: () => Promise<T>, longestWaitS = LONGEST_WAIT_S): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call();
    } catch (error) {
      const pauseMs = pauseBefore(tried + 1, error, longestWaitS);
      if (pauseMs === undefined) throw error;
      await delay(pauseMs);
    }
  }
}

/** Whether a call may have taken effect although it failed: the connection broke, or Slack failed halfway through. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError;
}
