import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { type BudgetRecords, MOST_HELD_MS } from '../records/budget-records.ts';

/** Slack allows about one message per second in a channel, and several hundred per minute in a workspace. */
export const SLACK_RATE = { perMinute: 300, perChannelMs: 1000 };

/** Longer waits are not sat out: the nudge goes back to the ledger, and any process may send it later. */
const LONGEST_WAIT_MS = 20_000;

export interface RateLimiter {
  /**
   * Waits for this channel's turn. False when that would take too long or `signal` aborts: nothing may be
   * sent then. Rejects when the database does.
   */
  acquire(channel: string, signal: AbortSignal): Promise<boolean>;
  /** Holds this process back for this long. */
  pauseFor(ms: number): void;
  /** The same for all processes, for an hour at most: Slack counts what they send together. @returns how long that is, in ms */
  pauseAllFor(ms: number): Promise<number>;
  /** How long nothing may be sent from now on, in ms. */
  pausedMs(): number;
  /** Waits until something may be sent; false as for `acquire`. */
  ready(signal: AbortSignal): Promise<boolean>;
}

/** The budget of a workspace, which all processes share. */
export interface SharedBudget {
  store: { budgets: BudgetRecords };
  team: string;
  log: Pick<Log, 'warn'>;
}

/**
 * Keeps all processes together within Slack's limits: each message takes a turn of the budget that they share in the database.
 * It waits in real time, whatever the bot's clock says. If Slack has had too much all the same, it says so, and all wait for
 * as long as Slack asks.
 */
export function createRateLimiter(
  { store, team, log }: SharedBudget,
  { perMinute, perChannelMs }: typeof SLACK_RATE = SLACK_RATE,
  clock: () => number = () => performance.now(),
): RateLimiter {
  const everyMs = 60_000 / perMinute;
  let pausedUntil = 0;
  /** When a channel may get its next message; only channels that got one within the last second. */
  const channels = new Map<string, number>();

  return {
    async acquire(channel, signal) {
      if (this.pausedMs() > LONGEST_WAIT_MS || signal.aborted) return false;
      const turn = await store.budgets.takeTurn(team, {
        everyMs,
        longestMs: LONGEST_WAIT_MS,
        mostHeldMs: MOST_HELD_MS,
      });
      if (turn.forgotMs !== undefined) {
        log.warn(
          { event: 'nudge.budget_reset', seconds: Math.round(turn.forgotMs / 1000) },
          'the budget of messages was blocked for too long, for example because the clock of the database was wrong; it has been reset',
        );
      }
      const now = clock();
      if (turn.type === 'none') {
        // Another process was told to wait.
        this.pauseFor(turn.waitMs);
        return false;
      }
      for (const [each, at] of channels) {
        if (at > now) break;
        channels.delete(each);
      }
      const at = Math.max(now + turn.waitMs, pausedUntil, channels.get(channel) ?? 0);
      if (at - now > LONGEST_WAIT_MS || signal.aborted) return false;
      channels.delete(channel);
      channels.set(channel, at + perChannelMs);
      if (at > now) await delay(at - now, undefined, { signal }).catch(() => {});
      if (signal.aborted) return false;
      // In the meantime, Slack may have asked to wait.
      return pausedUntil <= clock() || this.acquire(channel, signal);
    },
    pauseFor(ms) {
      pausedUntil = Math.max(pausedUntil, clock() + ms);
    },
    async pauseAllFor(asked) {
      const ms = Math.min(asked, MOST_HELD_MS);
      if (ms < asked) {
        log.warn(
          { event: 'nudge.wait_shortened', seconds: Math.round(asked / 1000) },
          'Slack asked to wait for longer than an hour; nudges are tried again in an hour',
        );
      }
      this.pauseFor(ms);
      await store.budgets.hold(team, ms);
      return ms;
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
