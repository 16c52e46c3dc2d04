/** The wait after the first failure, and the longest wait, in ms. */
const FIRST_MS = 15_000;
const LONGEST_MS = 5 * 60_000;

/** How long to wait after this many attempts at one nudge, in ms: twice as long each time. */
export function backOffMs(attempts: number): number {
  return Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LONGEST_MS);
}
