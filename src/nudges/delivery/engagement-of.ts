import type { NudgeRecords } from '../records/nudge-records.ts';
import { noteAnswered, pausedBySilence } from '../rules/engagement.ts';
import type { Subscription } from '../subscription.ts';
import { nextMomentOf } from './decide-nudge.ts';

/**
 * Notes that a person answered: the count of unanswered nudges begins anew, and weekly ones are daily again.
 * @param silence `resume`: a pause that the bot made because nobody answered is over. `stay`: it is not, since nothing
 * that they wrote was about nudges
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
