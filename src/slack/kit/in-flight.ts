import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';

export interface InFlight {
  /** Resolves once no request is being handled, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
}

/** Middleware that counts the requests being handled, so that a shutdown can let them finish. */
export function trackInFlight() {
  const open = new Set<Promise<void>>();
  const middleware = async ({ next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const work = next();
    open.add(work);
    try {
      await work;
    } finally {
      open.delete(work);
    }
  };
  const inFlight: InFlight = {
    async settled(limitMs) {
      const limit = Promise.withResolvers<void>();
      const timer = setTimeout(limit.resolve, limitMs);
      await Promise.race([Promise.allSettled(open), limit.promise]);
      clearTimeout(timer);
    },
  };
  return { inFlight, middleware };
}
