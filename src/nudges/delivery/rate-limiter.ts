import { setTimeout as delay } from 'node:timers/promises';

/** Slack: about one message a second in a channel, and several hundred a minute in a workspace. */
export const SLACK_RATE = { perMinute: 300, perChannelMs: 1000 };

/** A longer wait than this is not sat out: what waits goes back to the ledger, for whoever may send it then. */
const LONGEST_WAIT_MS = 20_000;

export interface RateLimiter {
  /** Waits for this channel's turn. False when that would take too long, or `signal` ends it: then nothing may be sent. */
  acquire(channel: string, signal: AbortSignal): Promise<boolean>;
  /** Nothing is sent for so long. */
  pauseFor(ms: number): void;
  /** How long nothing may be sent, in ms. */
  pausedMs(): number;
  /** Waits until something may be sent; false as for `turn`. */
  ready(signal: AbortSignal): Promise<boolean>;
}

/**
 * Keeps to what Slack takes, in this process. It waits in real time, whatever the bot's clock says. Several processes
 * have a budget each; when they are too many together, Slack says so and each waits as long as it asks for.
 */
export function createRateLimiter(
  { perMinute, perChannelMs }: typeof SLACK_RATE = SLACK_RATE,
  clock: () => number = () => performance.now(),
): RateLimiter {
  const everyMs = 60_000 / perMinute;
  let next = 0;
  let pausedUntil = 0;
  /** When a channel may have its next message; only those that had one within the last second. */
  const channels = new Map<string, number>();

  return {
    async acquire(channel, signal) {
      const now = clock();
      for (const [each, at] of channels) {
        if (at > now) break;
        channels.delete(each);
      }
      const at = Math.max(now, next, pausedUntil, channels.get(channel) ?? 0);
      if (at - now > LONGEST_WAIT_MS || signal.aborted) return false;
      next = Math.max(now, next, pausedUntil) + everyMs;
      channels.delete(channel);
      channels.set(channel, at + perChannelMs);
      if (at > now) await delay(at - now, undefined, { signal }).catch(() => {});
      if (signal.aborted) return false;
      // Somebody may have been told to wait in the meantime.
      return pausedUntil <= clock() || this.acquire(channel, signal);
    },
    pauseFor(ms) {
      pausedUntil = Math.max(pausedUntil, clock() + ms);
    },
    pausedMs: () => Math.max(0, pausedUntil - clock()),
    async ready(signal) {
      const ms = this.pausedMs();
      if (ms > LONGEST_WAIT_MS || signal.aborted) return false;
      if (ms > 0) await delay(ms, undefined, { signal }).catch(() => {});
      return !signal.aborted;
    },
  };
}
