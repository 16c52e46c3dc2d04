/** Pauses between tries, in ms: the first one, and the longest. */
export interface Backoff {
  firstMs: number;
  longestMs: number;
}

/** How to wait for Slack while it can't be reached. */
export const RECONNECTING: Backoff = { firstMs: 1000, longestMs: 30_000 };

/**
 * How long to pause before the next try, in ms: each pause is about twice as long as the one before, and up to half of it is
 * left to chance, so that many processes that lost Slack together don't come back together.
 * @param failed how many tries have failed before the last one
 * @param random from 0 to 1
 */
export function pauseAfter(
  failed: number,
  { firstMs, longestMs }: Backoff,
  random: () => number = Math.random,
): number {
  const fullMs = Math.min(firstMs * 2 ** failed, longestMs);
  return Math.round(fullMs * (0.5 + random() / 2));
}

/** A pause for the log, in seconds. */
export function inSeconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
