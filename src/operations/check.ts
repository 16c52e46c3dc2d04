/** How one part of the running bot is. */
export interface Check {
  ok: boolean;
  /** Why, in a sentence for the person who runs the bot. No secrets, and nothing that people wrote. */
  says: string;
}

/** What a part that does not answer in time is, in ms. Whoever asks waits no longer than some seconds. */
const WAITS_MS = 2000;

/**
 * Asks once for all who want to know at the same time. A database that hangs would otherwise get one more question with each
 * look, until no connection is left for people.
 */
export function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/** The result of a check that asks something; not ok if that takes too long or fails. @param name such as “The database” */
export async function inTime(name: string, check: () => Promise<Check>): Promise<Check> {
  const late = Promise.withResolvers<Check>();
  const timer = setTimeout(
    () => late.resolve({ ok: false, says: `${name} has not answered for ${WAITS_MS / 1000} s.` }),
    WAITS_MS,
  );
  try {
    return await Promise.race([check(), late.promise]);
  } catch (error) {
    // An error's text may name a server, a user, or what was stored.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { ok: false, says: `${name} can’t be asked${code && ` (${code})`}; the log says more.` };
  } finally {
    clearTimeout(timer);
  }
}
