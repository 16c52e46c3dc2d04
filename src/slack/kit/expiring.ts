/** What was found out, kept in memory for a while. */
export interface Expiring<Value> {
  /** @param at the moment, in epoch ms. After a clock was set back, what is known is not relied on until its own time. */
  get(key: string, at: number): Value | undefined;
  /** @param forMs how long to rely on it */
  set(key: string, value: Value, at: number, forMs: number): void;
  delete(key: string): void;
}

/** @param most how many values to keep; beyond that, the oldest goes */
export function createExpiring<Value>(most: number): Expiring<Value> {
  const known = new Map<string, { value: Value; from: number; until: number }>();
  return {
    get(key, at) {
      const found = known.get(key);
      return found && found.from <= at && at < found.until ? found.value : undefined;
    },
    set(key, value, at, forMs) {
      known.delete(key);
      known.set(key, { value, from: at, until: at + forMs });
      if (known.size > most) for (const oldest of known.keys().take(1)) known.delete(oldest);
    },
    delete: (key) => void known.delete(key),
  };
}
