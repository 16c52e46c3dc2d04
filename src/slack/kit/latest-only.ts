import type { Log } from '../../log.ts';

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
 * time, what was overtaken while it waited is left out, and what comes late and is older is dropped. One that could not
 * be shown does not keep back what was typed meanwhile; it is a failure only where nothing newer was shown instead.
 */
export function createLatestOnly<T>(show: (typed: T) => Promise<void>, log: Pick<Log, 'warn'>) {
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
      let failure: { error: unknown } | undefined;
      while (window.waiting !== undefined) {
        if (failure) log.warn({ err: failure.error }, 'what was typed could not be shown; the newer text is');
        const next = window.waiting;
        window.waiting = undefined;
        failure = await show(next).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
      }
      window.running = false;
      if (failure) throw failure.error;
    },
  };
}
