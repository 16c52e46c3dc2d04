import type { App } from '@slack/bolt';

export interface InFlight {
  /** Resolves when nothing is being worked on, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
}

/** Counts the requests that are being worked on, so that a stop lets them end. */
export function trackInFlight(app: App): InFlight {
  const open = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const work = next();
    open.add(work);
    try {
      await work;
    } finally {
      open.delete(work);
    }
  });
  return {
    async settled(limitMs) {
      const limit = Promise.withResolvers<void>();
      const timer = setTimeout(limit.resolve, limitMs);
      await Promise.race([Promise.allSettled(open), limit.promise]);
      clearTimeout(timer);
    },
  };
}
