import type { Log } from '../../log.ts';
import { noticesAfter } from '../notices/notice.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { isRefusedForGood } from '../rules/refusals.ts';
import { REASON } from '../words.ts';
import type { Result } from './attempt.ts';
import { nextMomentOf } from './decide-nudge.ts';
import type { Delivery } from './delivery.ts';

/** Enough to find a few chosen days among those that were skipped. */
const DAYS_LOOKED_BACK = 30;

type SettleRecords = Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'transaction'>;

/** Writes the result of an attempt to the ledger, and its consequences to the subscription. */
export async function settle(
  store: SettleRecords,
  log: Log,
  delivery: Delivery,
  result: Result,
  now: Date,
): Promise<void> {
  switch (result.type) {
    case 'sent':
      return noteSent(store, delivery, result, now);
    case 'paused': {
      const engagement = { unanswered: result.unanswered, cadence: 'weekly', status: 'paused' } as const;
      log.info({ event: 'nudge.paused_by_silence', subscription: result.subscriptionId }, 'nudges paused');
      await store.subscriptions.setEngagement(result.subscriptionId, engagement, now);
      await store.deliveries.markSkipped(delivery, REASON.silence, now);
      return;
    }
    case 'skip':
      log.info({ event: 'nudge.skipped', delivery: delivery.id, why: result.why }, 'nudge skipped');
      await store.deliveries.markSkipped(delivery, result.why, now);
      return;
    case 'fail':
      log.warn(
        { event: 'nudge.send_failed', delivery: delivery.id, why: result.why },
        'nudge could not be sent',
      );
      await store.deliveries.markFailed(delivery, result.why, now);
      return;
    case 'refused': {
      const { subscriptionId } = delivery;
      const before = await store.deliveries.recent(subscriptionId, DAYS_LOOKED_BACK);
      const days = before.filter(({ localDay }) => localDay < delivery.localDay);
      const over = isRefusedForGood(result.why, days);
      const settled = over
        ? ({ type: 'end', why: result.why, subscriptionId } as const)
        : ({ type: 'fail', why: result.why } as const);
      return settle(store, log, delivery, settled, now);
    }
    case 'end':
      log.info(
        { event: 'nudge.subscription_ended', subscription: result.subscriptionId, why: result.why },
        'subscription to nudges ended',
      );
      await store.subscriptions.end(result.subscriptionId, result.why, now);
      await store.deliveries.markFailed(delivery, result.why, now);
      return;
    case 'again':
      log.debug({ event: 'nudge.postponed', delivery: delivery.id, why: result.why }, 'nudge postponed');
      await store.deliveries.requeue(
        delivery,
        { why: result.why, notBefore: result.at, maybeSent: result.maybeSent },
        now,
      );
  }
}

/**
 * The ledger comes first. If the process dies before the rest is written, a nudge that nobody answered counts
 * as answered, which is better than the other way around.
 */
async function noteSent(
  store: SettleRecords,
  { id, userId, team, localDay }: Delivery,
  {
    channel,
    messageTs,
    cardId,
    form,
    question,
    subscription,
    turns,
    engagement,
  }: Extract<Result, { type: 'sent' }>,
  now: Date,
): Promise<void> {
  // In one transaction: somebody who deletes everything meanwhile waits for the ledger's row, and takes both with it.
  const first = await store.transaction(async ({ deliveries, seen, notices }) => {
    const marked = await deliveries.markSent(id, { messageTs, channel, cardId, form, question }, now);
    if (marked && userId !== null && subscription?.kind === 'person')
      await seen.noteSeen({ team, userId }, [cardId], 'nudge', now);
    if (marked && subscription?.kind === 'channel')
      await notices.add(noticesAfter({ id, team, subscriptionId: subscription.id }, now));
    return marked;
  });
  if (!first || !subscription) return;
  if (subscription.kind === 'channel') {
    if (userId !== null)
      await store.subscriptions.advanceRotation(subscription.id, subscription.rotationIndex, now, turns);
    return;
  }
  if (subscription.channel !== channel) await store.subscriptions.noteChannel(subscription.id, channel, now);
  if (!engagement) return;
  const noted = await store.subscriptions.setEngagement(
    subscription.id,
    { ...engagement, status: 'active' },
    now,
  );
  if (noted?.status === 'active' && engagement.cadence !== subscription.cadence) {
    await store.subscriptions.setNext(noted.id, nextMomentOf(noted, now, localDay), now);
  }
}
