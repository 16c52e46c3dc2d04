/** What this process is sending right now, so that “nothing comes any more” is only said once that is true. */
export interface UnderWay<T> {
  /** Does some work, which counts as under way until it ends. What it is about is noted before it begins. */
  during<R>(about: T, work: () => Promise<R>): Promise<R>;
  /** Resolves when all work has ended that was under way at the call and that `concerns` picks. Never rejects. */
  settled(concerns: (about: T) => boolean): Promise<void>;
}

export function createUnderWay<T>(): UnderWay<T> {
  const open = new Map<Promise<unknown>, T>();
  return {
    async during(about, work) {
      const ended = Promise.withResolvers<void>();
      open.set(ended.promise, about);
      try {
        return await work();
      } finally {
        open.delete(ended.promise);
        ended.resolve();
      }
    },
    async settled(concerns) {
      await Promise.all([...open].flatMap(([ended, about]) => (concerns(about) ? [ended] : [])));
    },
  };
}
