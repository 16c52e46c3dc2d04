import type { Person } from '../../people/person.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { effectOf } from '../rules/answer-effect.ts';
import { readMemory } from '../rules/memory.ts';

/**
 * A person wrote to the bot. If they get nudges, they have not gone silent, and what they asked about counts
 * as learning. Nothing is stored here about people who never opted in.
 * @param cardId the card that answered a question; undefined when it was no question, or no card fit
 */
export async function recordActivityOf(
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'learning'>,
  person: Person,
  cardId: string | undefined,
  now: Date,
): Promise<void> {
  const subscription = await store.subscriptions.forPerson(person);
  if (subscription) {
    await store.deliveries.recordActivity(subscription.id, now);
    await noteEngagement(store, subscription, now, 'stay');
  }
  if (cardId === undefined) return;
  const items = await store.learning.items(person);
  if (!subscription && items.length === 0) return;
  const known = items.find((item) => item.cardId === cardId);
  const effect = effectOf('asked', readMemory(known?.state) ?? null, now.toTemporalInstant());
  if (effect.type !== 'rated') return;
  await store.learning.put(person, cardId, effect.memory, new Date(effect.due.epochMilliseconds), now);
}
