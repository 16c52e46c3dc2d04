import type { Log } from '../../log.ts';
import type { UnderWay } from '../../under-way.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type EngagementChange, noteAnswered, noteUnanswered } from '../rules/engagement.ts';
import { isStoppedOn } from '../rules/nudge-stop.ts';
import { usefulUntil } from '../rules/still-useful.ts';
import type { Subscription } from '../subscription.ts';
import { REASON } from '../words.ts';
import { backOffMs } from './back-off.ts';
import type { ComposeNudge } from './compose-nudge.ts';
import type { Delivery, NudgeFormat } from './delivery.ts';
import { nextLeader } from './next-leader.ts';
import { questionKeyOf } from './nudge.ts';
import type { NudgeContent, NudgeTransport, PostFailure, PostOutcome } from './nudge-transport.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** After this many unanswered nudges, ask Slack whether the person is online at all. */
const ASK_PRESENCE_AFTER = 2;
/** How long to wait before checking again on somebody who is away, in ms. */
const LOOK_AGAIN_MS = 30 * 60_000;
/** How long to leave Slack alone when it rejects the bot altogether, in ms. */
const HALT_MS = 10 * 60_000;
const HALTED = 'Slack rejects the bot; no nudges sent, next try in ten minutes';
/** Requeue at least one second ahead, or this run would pick it up again. */
const REQUEUE_MS = 1000;

export interface AttemptDeps {
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'seen' | 'stops' | 'transaction' | 'ping'>;
  compose: ComposeNudge;
  transport: NudgeTransport;
  pace: RateLimiter;
  /** The deliveries that are being posted, for those who confirm that no more will come. */
  posting: UnderWay<Delivery>;
  log: Log;
  now: () => Date;
}

export interface Attempt {
  /** As taken, with the lease that this process holds now. */
  delivery: Delivery;
  /** Until when the person's notifications are off. */
  quietUntil: Date | undefined;
  /** Whether the lease is still recent enough to send. */
  mayStill: () => boolean;
  signal: AbortSignal;
}

/** What to write to the ledger. */
export type Result =
  | {
      type: 'sent';
      channel: string;
      messageTs: string;
      cardId: string;
      form: NudgeFormat;
      question: string | null;
      /** Undefined for a message of an earlier attempt whose subscription no longer exists. */
      subscription: Subscription | undefined;
      /** How many turns to lead the discussion it took. */
      turns: number;
      /** The subscription's engagement from now on, if it changes. */
      engagement: Pick<Subscription, 'unanswered' | 'cadence'> | undefined;
    }
  | { type: 'paused'; subscriptionId: string; unanswered: number }
  | { type: 'skip'; why: string }
  | { type: 'fail'; why: string }
  | { type: 'refused'; why: string }
  | { type: 'end'; why: string; subscriptionId: string }
  | { type: 'again'; why: string; at: Date; maybeSent: boolean };

/** Tries to send one nudge that this process has taken. Throws only when the database does. */
export async function attempt(
  deps: AttemptDeps,
  { delivery, quietUntil, mayStill, signal }: Attempt,
): Promise<Result> {
  const { store, compose, transport, pace, posting, now } = deps;
  const subscription = await store.subscriptions.byId(delivery.subscriptionId);
  const again = (why: string, ms: number, maybeSent = false): Result => ({
    type: 'again',
    why,
    at: new Date(now().getTime() + ms),
    maybeSent,
  });

  if (delivery.maybeSent) {
    const found = await transport.find(delivery);
    if (found.type === 'nudge') {
      const { channel, messageTs, cardId, form, question } = found;
      const before = subscription && (await engagementBefore(store, subscription, delivery));
      return {
        type: 'sent',
        channel,
        messageTs,
        cardId,
        form,
        question,
        subscription,
        turns: 1,
        engagement: before?.engagement,
      };
    }
    if (found.type === 'pause') {
      const { subscriptionId } = delivery;
      return { type: 'paused', subscriptionId, unanswered: (subscription?.unanswered ?? 0) + 1 };
    }
    if (found.type !== 'none') return resultOf(found, delivery, again, deps);
  }

  if (!subscription) return { type: 'skip', why: 'stopped' };
  if (subscription.status !== 'active') return { type: 'skip', why: subscription.status };
  if (isStoppedOn(await store.stops.current(delivery.team), delivery.localDay))
    return { type: 'skip', why: REASON.stoppedForAll };
  const until = endOfUse(delivery, subscription);
  if (now().getTime() > until) return tooLate(delivery);
  if (quietUntil && quietUntil > now()) {
    if (quietUntil.getTime() > until) return { type: 'skip', why: REASON.doNotDisturb };
    return { type: 'again', why: REASON.doNotDisturb, at: quietUntil, maybeSent: false };
  }
  const { kind, team, userId } = subscription;
  if (kind === 'person' && !(await transport.mayWriteTo({ team, userId }))) {
    return { type: 'end', why: REASON.notAnswered, subscriptionId: subscription.id };
  }
  const presence = await presenceOf(transport, subscription);
  if (presence === 'gone') return { type: 'end', why: REASON.gone, subscriptionId: subscription.id };
  if (presence === 'away') {
    if (now().getTime() + LOOK_AGAIN_MS > until) return { type: 'skip', why: REASON.away };
    return again(REASON.away, LOOK_AGAIN_MS);
  }

  const before = await engagementBefore(store, subscription, delivery);
  // Nobody leads if nobody was meant to when it was planned, or if that person asked to be forgotten.
  const leader =
    kind === 'channel' && delivery.userId !== null ? await nextLeader(transport, subscription) : undefined;
  const content =
    before?.change === 'paused'
      ? { type: 'pause' as const, unanswered: before.engagement.unanswered }
      : await compose(
          { ...delivery, ...(leader && { userId: leader.userId }) },
          { ...subscription, ...before?.engagement },
        );
  if (content.type === 'skip') return content;
  const turn = () => again(REASON.turn, Math.max(REQUEUE_MS, pace.pausedMs()));
  if (!(await pace.acquire(subscription.channel ?? delivery.id, signal))) return turn();
  const posted = await posting.during(delivery, () =>
    postUnlessChanged(deps, { delivery, subscription, content, mayStill }),
  );
  if (posted.type === 'changed') return turn();
  if (posted.type === 'skip') return posted;
  if (posted.type !== 'posted') return resultOf(posted, delivery, again, deps);
  if (content.type === 'pause') {
    return { type: 'paused', subscriptionId: subscription.id, unanswered: content.unanswered };
  }
  const { channel, messageTs } = posted;
  const { card, form } = content.nudge;
  return {
    type: 'sent',
    channel,
    messageTs,
    cardId: card.id,
    form,
    question: questionKeyOf(content.nudge),
    subscription,
    turns: leader?.turns ?? 1,
    engagement: before?.engagement,
  };
}

/**
 * Posts it if everything is still as it was before the wait for a turn, which may have been long. Whoever stops nudges
 * first writes that down and then waits for what is under way, so this looks only once it is under way itself: either the
 * stop is seen here, or the stop waits for the post.
 */
async function postUnlessChanged(
  { store, transport }: Pick<AttemptDeps, 'store' | 'transport'>,
  before: {
    delivery: Delivery;
    subscription: Subscription;
    content: NudgeContent;
    mayStill: () => boolean;
  },
): Promise<PostOutcome | { type: 'skip'; why: string } | { type: 'changed' }> {
  const { delivery, content, mayStill } = before;
  const [subscription, ledger, stop] = await Promise.all([
    store.subscriptions.byId(before.subscription.id),
    store.deliveries.byId(delivery.id),
    store.stops.current(delivery.team),
  ]);
  if (!subscription || !ledger) return { type: 'skip', why: 'stopped' };
  if (subscription.status !== 'active') return { type: 'skip', why: subscription.status };
  if (isStoppedOn(stop, delivery.localDay)) return { type: 'skip', why: REASON.stoppedForAll };
  // What somebody chose or answered meanwhile may lead to another nudge, and who led the discussion may be forgotten.
  const changed =
    subscription.updatedAt.getTime() !== before.subscription.updatedAt.getTime() ||
    ledger.userId !== delivery.userId ||
    ledger.attempts !== delivery.attempts;
  // A process that was held up for too long must not send what another one may have taken in the meantime.
  if (changed || !mayStill()) return { type: 'changed' };
  return transport.post(delivery, content);
}

async function resultOf(
  outcome: PostFailure,
  { subscriptionId, attempts }: Delivery,
  again: (why: string, ms: number, maybeSent?: boolean) => Result,
  { pace, log }: Pick<AttemptDeps, 'pace' | 'log'>,
): Promise<Result> {
  switch (outcome.type) {
    case 'later':
      return again(outcome.why, backOffMs(attempts), outcome.maybeSent);
    case 'limited': {
      const waitMs = await pace.pauseAllFor(outcome.waitMs);
      return again(REASON.limited, Math.max(REQUEUE_MS, waitMs));
    }
    case 'halt':
      if (pace.pausedMs() === 0) log.error({ event: 'nudge.sending_halted', why: outcome.why }, HALTED);
      pace.pauseFor(HALT_MS);
      return again(REASON.mine, HALT_MS);
    case 'end':
      return { ...outcome, subscriptionId };
    case 'fail':
    case 'refused':
      return outcome;
  }
}

/** Epoch milliseconds. A time zone that can no longer be read is handled when the next nudge is planned. */
function endOfUse({ dueAt }: Delivery, { zone }: Subscription): number {
  return usefulUntil(dueAt.toTemporalInstant(), zone).epochMilliseconds;
}

/**
 * A nudge that waited for the person is skipped for that reason; one that was tried and could not be sent has
 * failed.
 */
function tooLate({ attempts, why }: Delivery): Result {
  if (why === REASON.doNotDisturb || why === REASON.away) return { type: 'skip', why };
  if (attempts > 1 && why !== null) return { type: 'fail', why };
  return { type: 'skip', why: REASON.tooLate };
}

/**
 * Slack says whether a person is online now, not how long they have been away. Somebody who has not answered
 * a few nudges and is not online either is assumed to be away for days. Only asked about few people, because
 * each takes a call of its own.
 */
async function presenceOf(transport: NudgeTransport, subscription: Subscription) {
  if (subscription.kind !== 'person' || subscription.unanswered < ASK_PRESENCE_AFTER) return 'here';
  return transport.presenceOf({ team: subscription.team, userId: subscription.userId });
}

interface EngagementBefore {
  engagement: Pick<Subscription, 'unanswered' | 'cadence'>;
  change: EngagementChange;
}

/** A person's engagement now that another nudge is about to be sent; undefined when it does not change. */
async function engagementBefore(
  store: Pick<NudgeRecords, 'deliveries'>,
  subscription: Subscription,
  { localDay }: Delivery,
): Promise<EngagementBefore | undefined> {
  if (subscription.kind !== 'person') return undefined;
  const last = await store.deliveries.lastSent(subscription.id, localDay);
  if (!last || (last.answered && subscription.unanswered === 0)) return undefined;
  const { engagement, change } = last.answered
    ? { engagement: noteAnswered(subscription), change: 'none' as const }
    : noteUnanswered(subscription);
  return { engagement: { unanswered: engagement.unanswered, cadence: engagement.cadence }, change };
}
