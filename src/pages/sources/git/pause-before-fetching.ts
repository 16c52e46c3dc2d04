const MINUTE_MS = 60_000;
/** The longest pause between two attempts after failures, in ms. */
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/**
 * How long to wait before a repository is fetched again: longer and longer while that fails, and not all at once, should there be
 * many roots or many bots.
 * @param every in minutes
 * @param failures how many attempts have failed since the last success
 * @param random from 0 up to 1
 * @returns in ms
 */
export function pauseBeforeFetching(every: number, failures: number, random: number): number {
  const regular = every * MINUTE_MS;
  const pause = Math.min(regular * 2 ** failures, Math.max(regular, LONGEST_MS));
  return pause * (0.9 + 0.2 * random);
}
