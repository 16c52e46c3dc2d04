import { StartError } from '../../start-error.ts';

/** Slack can't be used, and trying again would not help. The message is for the person who runs the bot. */
export class SlackConnectionError extends StartError {}

/** Why a call failed, down to the system's error code (ECONNREFUSED), which a mere "fetch failed" hides. */
export function reasonOf(error: unknown): string {
  let message = '';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^E[A-Z]+$/.test(cause.code)) return cause.code;
    message = cause.message || message;
  }
  return message || 'no reason given';
}

/**
 * The result of `work`; rejects as soon as `signal` aborts, even if the work never ends.
 * @throws SlackConnectionError then
 */
export async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(new SlackConnectionError('Stopped while waiting for Slack.'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
