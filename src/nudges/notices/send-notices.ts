import type { Log } from '../../log.ts';
import type { UnderWay } from '../../under-way.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RateLimiter } from '../delivery/rate-limiter.ts';
import { MOST_HELD_MS } from '../records/budget-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { isStoppedSomewhere } from '../rules/nudge-stop.ts';
import { isTooLateFor, type Notice } from './notice.ts';
import type { NoticeOutcome, NoticeTransport } from './notice-transport.ts';

/** How many notices are read at a time. They are few. */
const PAGE = 50;
/** How long a notice belongs to the process that took it, in ms: longer than any attempt lasts. */
const LEASE_MS = 120_000;
/** The wait after the first failure, in ms; after each further one it is twice as long. */
const FIRST_WAIT_MS = 60_000;
/** Requeue at least one second ahead, or this run would pick it up again. */
const REQUEUE_MS = 1000;
/** After this many attempts, which take three days, nobody needs it any longer. */
const ATTEMPTS = 12;

export interface NoticeDeps {
  store: Pick<NudgeRecords, 'notices' | 'subscriptions' | 'deliveries' | 'stops'>;
  transport: NoticeTransport;
  pace: RateLimiter;
  posting: UnderWay<Delivery>;
  log: Log;
  now: () => Date;
  leaseMs?: number;
}

export interface NoticeSending {
  /**
   * Does everything that is due. Any number of processes may do this at the same time: each notice is done by one.
   * @param signal stops it once the notice at hand is finished
   */
  sendDue(signal: AbortSignal): Promise<void>;
}

export function createNoticeSending(deps: NoticeDeps): NoticeSending {
  const { store, pace, log, now, leaseMs = LEASE_MS } = deps;
  /** What this process is doing right now: a clock that jumps ahead ends a lease too early. */
  const inHand = new Set<string>();

  /** @returns what came of it; undefined if it is somebody else's */
  async function send(id: string, signal: AbortSignal): Promise<NoticeOutcome['type'] | undefined> {
    if (inHand.has(id)) return undefined;
    inHand.add(id);
    try {
      const notice = await store.notices.take(id, { now: now(), leaseMs });
      if (!notice) return undefined;
      const turn = await pace.acquire(notice.subscriptionId, signal);
      const outcome = turn ? await outcomeOf(notice, deps) : ({ type: 'later', maybeSent: false } as const);
      await settle(notice, outcome);
      return outcome.type;
    } finally {
      inHand.delete(id);
    }
  }

  async function settle(notice: Notice, outcome: NoticeOutcome): Promise<void> {
    if (outcome.type === 'done') return store.notices.done(notice);
    if (outcome.type === 'later' && notice.attempts >= ATTEMPTS) {
      log.warn(
        { event: 'nudge.notice_dropped', notice: notice.type },
        'could not say something about nudges',
      );
      return store.notices.done(notice);
    }
    const wait =
      outcome.type === 'limited'
        ? Math.min(outcome.waitMs, MOST_HELD_MS)
        : FIRST_WAIT_MS * 2 ** (notice.attempts - 1);
    const notBefore = new Date(now().getTime() + Math.max(wait, REQUEUE_MS));
    const maybeSent = outcome.type === 'later' && outcome.maybeSent;
    await store.notices.requeue(notice, { notBefore, maybeSent });
  }

  return {
    async sendDue(signal) {
      for (let busy = true; busy; ) {
        busy = false;
        for (const { id } of await store.notices.due({ now: now(), limit: PAGE })) {
          if (signal.aborted) return;
          const outcome = await send(id, signal);
          // Slack limits reactions more than messages, so nudges go on, and the rest of these comes in the next run.
          if (outcome === 'limited') return;
          busy ||= outcome !== undefined;
        }
      }
    },
  };
}

const DONE: NoticeOutcome = { type: 'done' };
const WAIT: NoticeOutcome = { type: 'later', maybeSent: false };

/** Looks at how things are now: anyone who has since stopped nudges or deleted everything hears nothing more. */
async function outcomeOf(
  notice: Notice,
  { store, transport, posting, now }: NoticeDeps,
): Promise<NoticeOutcome> {
  const subscription = await store.subscriptions.byId(notice.subscriptionId);
  if (!subscription) return DONE;
  if (notice.type === 'ended') {
    const { status, userId } = subscription;
    if (status !== 'ended' || userId === null) return DONE;
    return transport.tellEnded(notice, { ...subscription, userId });
  }
  const delivery = notice.deliveryId === null ? undefined : await store.deliveries.byId(notice.deliveryId);
  if (!delivery || isTooLateFor(delivery, now())) return DONE;
  // Whoever stops nudges waits for what is under way, so look again once this is.
  return posting.during(delivery, async () => {
    const still = await store.subscriptions.byId(notice.subscriptionId);
    if (still?.status !== 'active') return DONE;
    const stop = await store.stops.current(delivery.team);
    // What is still to be said in a channel waits for the end of the stop; after five days nobody needs it.
    if (isStoppedSomewhere(stop, now())) return WAIT;
    return notice.type === 'poll' ? transport.openPoll(delivery) : transport.sumUpPoll(notice, delivery);
  });
}
