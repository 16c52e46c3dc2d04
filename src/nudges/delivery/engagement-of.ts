import type { NudgeRecords } from '../records/nudge-records.ts';
import { noteAnswered, pausedBySilence } from '../rules/engagement.ts';
import type { Subscription } from '../subscription.ts';
import { nextMomentOf } from './decide-nudge.ts';

/**
 * Records that a person answered: the count of unanswered nudges starts over, and weekly nudges become daily
 * again.
 * @param silence `resume` ends a pause that the bot made because nobody answered; `stay` does not, because
 *   what the person wrote was not about nudges
 */
export async function noteEngagement(
  store: Pick<NudgeRecords, 'subscriptions'>,
  subscription: Subscription,
  now: Date,
  silence: 'resume' | 'stay',
): Promise<void> {
  const { id, status, unanswered, cadence } = subscription;
  if (pausedBySilence(subscription)) {
    if (silence === 'stay') return;
    const engagement = noteAnswered(subscription);
    await store.subscriptions.resume(id, nextMomentOf({ ...subscription, ...engagement }, now), now);
    return;
  }
  if (status === 'stopped' || status === 'ended' || (unanswered === 0 && cadence === 'daily')) return;
  const engagement = noteAnswered(subscription);
  await store.subscriptions.setEngagement(
    id,
    { unanswered: 0, cadence: engagement.cadence, status: 'active' },
    now,
  );
  if (cadence === 'weekly') {
    await store.subscriptions.setNext(id, nextMomentOf({ ...subscription, ...engagement }, now), now);
  }
}
