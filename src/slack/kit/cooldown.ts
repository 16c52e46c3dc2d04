/** How many keys to keep in memory; each expires after a while anyway. */
const REMEMBERED = 1000;

export interface Cooldown {
  /** True for the first call with a key, and again once its time is over. */
  start(key: string): boolean;
  /** Lets the next call with the key start right away, because this one came to nothing. */
  reset(key: string): void;
}

/**
 * Makes sure that the same thing happens only once within `durationMs`, for example when somebody double-clicks, or
 * clicks again because they see no answer.
 */
export function createCooldown(durationMs: number, now: () => Date): Cooldown {
  const started = new Map<string, number>();
  return {
    start(key) {
      const at = now().getTime();
      const before = started.get(key);
      // A clock that is set back must not make it last until its old time has come again.
      if (before !== undefined && Math.abs(at - before) < durationMs) return false;
      // Re-insert it at the end, so that the first key is always the oldest.
      started.delete(key);
      started.set(key, at);
      if (started.size > REMEMBERED) for (const oldest of started.keys().take(1)) started.delete(oldest);
      return true;
    },
    reset: (key) => void started.delete(key),
  };
}
