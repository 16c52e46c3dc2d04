/** Monday, half past nine in Berlin. */
export const BEGINS = Date.parse('2026-11-02T08:30:00Z');

/** How much faster the clock runs than the real one: back-offs of minutes must pass in a test of one minute. */
export const SPEED = 20;

/** A clock that begins on that Monday. @param start real epoch ms */
export function fastClock(start: number): () => Date {
  return () => new Date(BEGINS + (Date.now() - start) * SPEED);
}
