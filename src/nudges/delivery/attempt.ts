import type { Log } from '../../log.ts';
import type { Delivery } from '../../store/deliveries.ts';
import type { Store } from '../../store/store.ts';
import type { Subscription } from '../../store/subscription.ts';
import type { NudgeForm } from '../../store/tables.ts';
import { type AttentionChange, noteAnswered, noteUnanswered } from '../rules/engagement.ts';
import { usefulUntil } from '../rules/still-useful.ts';
import { backOffMs } from './back-off.ts';
import type { AnyNudge, Compose, NotPosted, NudgePost } from './nudge-post.ts';
import type { Pace } from './rate-limiter.ts';
import { WHY } from './why.ts';

/** From so many unanswered nudges on, Slack is asked whether the person is there at all. */
const ASK_PRESENCE_AFTER = 2;
/** How long to wait for somebody who is away before looking again, in ms. */
const LOOK_AGAIN_MS = 30 * 60_000;
/** How long to leave Slack alone when it refuses the bot altogether, in ms. */
const HALT_MS = 10 * 60_000;
const HALTED = 'Slack refuses the bot, so no nudges are sent; they are tried again in ten minutes';
/** A second more than nothing, so that what is put back is not taken up in the same breath. */
const PUT_BACK_MS = 1000;

export interface AttemptParts<N extends AnyNudge> {
  store: Store;
  compose: Compose<N>;
  post: NudgePost<N>;
  pace: Pace;
  log: Log;
  now: () => Date;
}

export interface Attempt {
  /** Taken on: with the lease that this process has now. */
  delivery: Delivery;
  /** Until when the person's notifications are off. */
  quietUntil: Date | undefined;
  /** Whether the lease is fresh enough to send. */
  mayStill: () => boolean;
  signal: AbortSignal;
}

/** What is to be written to the ledger. */
export type Result =
  | {
      kind: 'sent';
      channel: string;
      messageTs: string;
      cardId: string;
      form: NudgeForm;
      /** Undefined for a message of an earlier attempt whose subscription is gone. */
      subscription: Subscription | undefined;
      /** How the subscription stands from now on, where that is not as before. */
      attention: Pick<Subscription, 'unanswered' | 'cadence'> | undefined;
    }
  | { kind: 'paused'; subscriptionId: string; unanswered: number }
  | { kind: 'skip'; why: string }
  | { kind: 'fail'; why: string }
  | { kind: 'end'; why: string; subscriptionId: string }
  | { kind: 'again'; why: string; at: Date; maybeSent: boolean };

/** Tries to send one nudge that this process has taken on. Throws only when the database does. */
export async function attempt<N extends AnyNudge>(
  parts: AttemptParts<N>,
  { delivery, quietUntil, mayStill, signal }: Attempt,
): Promise<Result> {
  const { store, compose, post, pace, now } = parts;
  const subscription = await store.subscriptions.byId(delivery.subscriptionId);
  const again = (why: string, ms: number, maybeSent = false): Result => ({
    kind: 'again',
    why,
    at: new Date(now().getTime() + ms),
    maybeSent,
  });

  if (delivery.maybeSent) {
    const found = await post.find(delivery);
    if (found.kind === 'nudge') {
      const { channel, messageTs, cardId, form } = found;
      const standing = subscription && (await standingBefore(store, subscription, delivery));
      return {
        kind: 'sent',
        channel,
        messageTs,
        cardId,
        form,
        subscription,
        attention: standing?.attention,
      };
    }
    if (found.kind === 'pause') {
      const { subscriptionId } = delivery;
      return { kind: 'paused', subscriptionId, unanswered: (subscription?.unanswered ?? 0) + 1 };
    }
    if (found.kind !== 'none') return resultOf(found, delivery, again, parts);
  }

  if (!subscription) return { kind: 'skip', why: 'stopped' };
  if (subscription.status !== 'active') return { kind: 'skip', why: subscription.status };
  const until = endOfUse(delivery, subscription);
  if (now().getTime() > until) return tooLate(delivery);
  if (quietUntil && quietUntil > now()) {
    if (quietUntil.getTime() > until) return { kind: 'skip', why: WHY.doNotDisturb };
    return { kind: 'again', why: WHY.doNotDisturb, at: quietUntil, maybeSent: false };
  }
  const presence = await presenceOf(post, subscription);
  if (presence === 'gone') return { kind: 'end', why: WHY.gone, subscriptionId: subscription.id };
  if (presence === 'away') {
    if (now().getTime() + LOOK_AGAIN_MS > until) return { kind: 'skip', why: WHY.away };
    return again(WHY.away, LOOK_AGAIN_MS);
  }

  const before = await standingBefore(store, subscription, delivery);
  const content =
    before?.change === 'paused'
      ? { kind: 'pause' as const, unanswered: before.attention.unanswered }
      : await compose(delivery, { ...subscription, ...before?.attention });
  if (content.kind === 'skip') return content;
  // A process that was held up for too long must not send what another one has taken on since.
  if (!(await pace.turn(subscription.channel ?? delivery.id, signal)) || !mayStill()) {
    return again('waits for its turn', Math.max(PUT_BACK_MS, pace.heldMs()));
  }
  const posted = await post.post(delivery, content);
  if (posted.kind !== 'posted') return resultOf(posted, delivery, again, parts);
  if (content.kind === 'pause') {
    return { kind: 'paused', subscriptionId: subscription.id, unanswered: content.unanswered };
  }
  const { channel, messageTs } = posted;
  const { card, form } = content.nudge;
  return {
    kind: 'sent',
    channel,
    messageTs,
    cardId: card.id,
    form,
    subscription,
    attention: before?.attention,
  };
}

function resultOf(
  outcome: NotPosted,
  { subscriptionId, attempts }: Delivery,
  again: (why: string, ms: number, maybeSent?: boolean) => Result,
  { pace, log }: Pick<AttemptParts<AnyNudge>, 'pace' | 'log'>,
): Result {
  switch (outcome.kind) {
    case 'later':
      return again(outcome.why, backOffMs(attempts), outcome.maybeSent);
    case 'limited':
      pace.hold(outcome.waitMs);
      return again('Slack asked me to wait', Math.max(PUT_BACK_MS, outcome.waitMs));
    case 'halt':
      if (pace.heldMs() === 0) log.error({ why: outcome.why }, HALTED);
      pace.hold(HALT_MS);
      return again(WHY.mine, HALT_MS);
    case 'end':
      return { ...outcome, subscriptionId };
    case 'fail':
      return outcome;
  }
}

/** Epoch milliseconds. A zone that can't be read any more is dealt with when the next nudge is planned. */
function endOfUse({ dueAt }: Delivery, { zone }: Subscription): number {
  return usefulUntil(dueAt.toTemporalInstant(), zone).epochMilliseconds;
}

/** What waited for the person is skipped with that reason; what was tried and could not be sent has failed. */
function tooLate({ attempts, why }: Delivery): Result {
  if (why === WHY.doNotDisturb || why === WHY.away) return { kind: 'skip', why };
  if (attempts > 1 && why !== null) return { kind: 'fail', why };
  return { kind: 'skip', why: WHY.tooLate };
}

/**
 * Slack tells whether a person is there now, not for how long they have been away. Whoever has not answered for some
 * nudges and is not there either is taken to be away for days. Asked for few, since Slack answers this one by one.
 */
async function presenceOf<N>(post: NudgePost<N>, subscription: Subscription) {
  if (subscription.kind !== 'person' || subscription.unanswered < ASK_PRESENCE_AFTER) return 'here';
  return post.presenceOf({ team: subscription.team, userId: subscription.userId });
}

interface Standing {
  attention: Pick<Subscription, 'unanswered' | 'cadence'>;
  change: AttentionChange;
}

/** How a person's subscription stands now that another nudge is about to go out; undefined when that is as before. */
async function standingBefore(
  store: Store,
  subscription: Subscription,
  { localDay }: Delivery,
): Promise<Standing | undefined> {
  if (subscription.kind !== 'person') return undefined;
  const last = await store.deliveries.lastSent(subscription.id, localDay);
  if (!last || (last.answered && subscription.unanswered === 0)) return undefined;
  const { attention, change } = last.answered
    ? { attention: noteAnswered(subscription), change: 'none' as const }
    : noteUnanswered(subscription);
  return { attention: { unanswered: attention.unanswered, cadence: attention.cadence }, change };
}
