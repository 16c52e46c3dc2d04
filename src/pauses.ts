import { setImmediate } from 'node:timers/promises';

/** How long work may keep everybody else waiting, in ms. */
const PIECE_MS = 15;

/**
 * Lets other work have its turn if this work has gone on for long enough. To be called between the pieces of long work, as
 * often as one likes.
 */
export function createPauses(): () => Promise<void> {
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - since < PIECE_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
