import type { Log } from '../../log.ts';

/** How many windows to remember after they have gone quiet; more than one process ever has open at once. */
const REMEMBERED = 1000;

interface Window<T> {
  /** When the text that is shown, or about to be, was typed. */
  newest: string;
  waiting: T | undefined;
  running: boolean;
}

/**
 * Shows what was typed last, no matter in which order events arrive and calls return. Each window gets one update
 * at a time; an update that was overtaken while it waited is skipped, and one that arrives late but is older is
 * dropped. If an update can't be shown, it does not hold up what was typed in the meantime, and it counts as a
 * failure only if nothing newer was shown instead.
 */
export function createLatestOnly<T>(show: (typed: T) => Promise<void>, log: Pick<Log, 'warn'>) {
  const windows = new Map<string, Window<T>>();
  return {
    /** @param at when it was typed, as a Slack timestamp */
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
        if (failure) {
          log.warn(
            { event: 'typed_text.not_shown', err: failure.error },
            'could not show what was typed; showing the newer text',
          );
        }
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
