import type { Person } from '../../people/person.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';

/**
 * A person wrote to the bot. If they get nudges, they have not gone silent. Nothing is stored here about people who never
 * opted in. What they asked about leaves their reviews alone: those have days that the person was told.
 */
export async function recordActivityOf(
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries'>,
  person: Person,
  now: Date,
): Promise<void> {
  const subscription = await store.subscriptions.forPerson(person);
  if (!subscription) return;
  await store.deliveries.recordActivity(subscription.id, now);
  await noteEngagement(store, subscription, now, 'stay');
}
