import { forEachConcurrent } from '../../for-each-concurrent.ts';
import { REASON } from '../words.ts';
import { type AttemptDeps, attempt, type Result } from './attempt.ts';
import { backOffMs } from './back-off.ts';
import type { Delivery } from './delivery.ts';
import { settle } from './settle.ts';

/** How many deliveries are read at a time, and how many are sent at once. */
const PAGE = 50;
const AT_ONCE = 8;
/** After this many failures in a row, Slack is left alone until the next run. */
const FAILURES_IN_A_ROW = 2 * AT_ONCE;

/**
 * How long a delivery belongs to the process that took it, in ms. It is longer than any attempt lasts
 * (waiting for its turn, then a few calls of ten seconds each), so that no two processes send the same one.
 * Only what starts within the first half is sent.
 */
const LEASE_MS = 120_000;

export interface SendingDeps extends AttemptDeps {
  leaseMs?: number;
}

export type SendCounts = Record<'sent' | 'skipped' | 'failed' | 'again', number>;

export interface NudgeSending {
  /**
   * Sends everything that is planned and due, and what a killed process left unfinished. Any number of
   * processes may do this at the same time: the ledger gives each delivery to one of them.
   * @param signal stops it once the deliveries being sent are finished
   */
  sendDue(signal: AbortSignal): Promise<SendCounts>;
}

export function createNudgeSending(deps: SendingDeps): NudgeSending {
  const { store, transport, pace, now, log, leaseMs = LEASE_MS } = deps;
  /** What this process is sending right now: a clock that jumps ahead ends a lease too early. */
  const inHand = new Set<string>();

  async function take(delivery: Delivery, quiet: ReadonlyMap<string, Date>, signal: AbortSignal) {
    if (inHand.has(delivery.id)) return undefined;
    inHand.add(delivery.id);
    try {
      const taken = await store.deliveries.take(delivery.id, { now: now(), leaseMs });
      if (!taken) return undefined;
      const takenAt = performance.now();
      const result = await resultFor(taken, {
        quietUntil: transport.isForChannel(taken) ? undefined : quiet.get(taken.userId ?? ''),
        mayStill: () => performance.now() - takenAt < leaseMs / 2,
        signal,
      });
      await settle(store, log, taken, result, now());
      return result;
    } finally {
      inHand.delete(delivery.id);
    }
  }

  async function resultFor(
    delivery: Delivery,
    rest: Omit<Parameters<typeof attempt>[1], 'delivery'>,
  ): Promise<Result> {
    try {
      return await attempt(deps, { delivery, ...rest });
    } catch (error) {
      await store.ping();
      // It isn't the database, so it is our own error, such as a card that can't be shown. It must not stop the others.
      log.error(
        { event: 'nudge.attempt_failed', err: error, delivery: delivery.id },
        'nudge could not be prepared',
      );
      const at = new Date(now().getTime() + backOffMs(delivery.attempts));
      return { type: 'again', why: REASON.mine, at, maybeSent: true };
    }
  }

  async function page(): Promise<Delivery[]> {
    const silentSince = new Date(now().getTime() - leaseMs);
    const left = await store.deliveries.stale({ olderThan: silentSince, limit: PAGE });
    const mine = left.filter(({ id }) => !inHand.has(id));
    // In random order, so that processes that read the same page do not try to take the same deliveries.
    return mine.length > 0 ? mine : shuffled(await store.deliveries.planned({ now: now(), limit: PAGE }));
  }

  return {
    async sendDue(signal) {
      const counts: SendCounts = { sent: 0, skipped: 0, failed: 0, again: 0 };
      /** In a row. */
      let failures = 0;
      while (failures < FAILURES_IN_A_ROW && (await pace.ready(signal))) {
        const deliveries = await page();
        if (deliveries.length === 0) break;
        // In a channel, the person is the one who leads the discussion: their notifications do not matter.
        const people = deliveries
          .filter((delivery) => !transport.isForChannel(delivery))
          .flatMap(({ team, userId }) => (userId ? [{ team, userId }] : []));
        const quiet = await transport.quietUntil(people, now());
        await forEachConcurrent(deliveries, AT_ONCE, async (delivery) => {
          if (signal.aborted || failures >= FAILURES_IN_A_ROW) return;
          const result = await take(delivery, quiet, signal);
          if (!result) return;
          counts[countedAs(result)] += 1;
          failures = isTrouble(result) ? failures + 1 : 0;
        });
      }
      return counts;
    },
  };
}

/** Whether it is requeued because of Slack, not because of the person. */
function isTrouble(result: Result): boolean {
  return result.type === 'again' && result.why !== REASON.doNotDisturb && result.why !== REASON.away;
}

function countedAs({ type }: Result): keyof SendCounts {
  if (type === 'sent' || type === 'again') return type;
  return type === 'skip' || type === 'paused' ? 'skipped' : 'failed';
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
