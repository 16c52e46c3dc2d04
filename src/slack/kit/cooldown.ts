/** Keys kept in memory; each is forgotten after a while anyway. */
const REMEMBERED = 1000;

export interface Cooldown {
  /** True for the first call with a key, and again once the while is over. */
  start(key: string): boolean;
  /** Lets the next call with the key begin anew, because this one came to nothing. */
  reset(key: string): void;
}

/** Holds that the same thing is done once within a while: a double click, a button pressed again for want of an answer. */
export function createCooldown(whileMs: number, now: () => Date): Cooldown {
  const begun = new Map<string, number>();
  return {
    start(key) {
      const at = now().getTime();
      const before = begun.get(key);
      if (before !== undefined && at - before < whileMs) return false;
      // Put at the end, so that the first key is the oldest.
      begun.delete(key);
      begun.set(key, at);
      if (begun.size > REMEMBERED) for (const oldest of begun.keys().take(1)) begun.delete(oldest);
      return true;
    },
    reset: (key) => void begun.delete(key),
  };
}
