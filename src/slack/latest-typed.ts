/** How many windows are remembered after they have gone quiet; more than are open at once in one process. */
const REMEMBERED = 1000;

interface Window<T> {
  /** When what is shown, or about to be, was typed. */
  newest: string;
  waiting: T | undefined;
  running: boolean;
}

/**
 * Shows what was typed last, whatever the order in which events arrive and calls return: in each window one update at a
 * time, what was overtaken while it waited is left out, and what comes late and is older is dropped.
 */
export function createLatestTyped<T>(show: (typed: T) => Promise<void>) {
  const windows = new Map<string, Window<T>>();
  return {
    /** @param at when it was typed, as Slack's timestamp */
    async typed(windowId: string, at: string, typed: T): Promise<void> {
      const known = windows.get(windowId);
      if (known && Number(at) < Number(known.newest)) return;
      const window = known ?? { newest: at, waiting: undefined, running: false };
      windows.delete(windowId);
      windows.set(windowId, window);
      for (const oldest of windows.keys().take(Math.max(0, windows.size - REMEMBERED)))
        windows.delete(oldest);
      window.newest = at;
      window.waiting = typed;
      if (window.running) return;
      window.running = true;
      try {
        while (window.waiting !== undefined) {
          const next = window.waiting;
          window.waiting = undefined;
          await show(next);
        }
      } finally {
        window.running = false;
      }
    },
  };
}
