import type { Person } from '../../people/person.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import type { Subscription } from '../subscription.ts';

/** Whose nudges: a person's own, or those of a channel. */
export type Subscriber =
  | { type: 'person'; team: string; userId: string }
  | { type: 'channel'; team: string; channel: string };

export async function subscriptionOf(
  { subscriptions }: Pick<NudgeRecords, 'subscriptions'>,
  subscriber: Subscriber,
): Promise<Subscription | undefined> {
  return subscriber.type === 'person'
    ? subscriptions.forPerson(subscriber)
    : subscriptions.forChannel(subscriber.team, subscriber.channel);
}

/** @param whose the person's own nudges, or those of a channel */
export function subscriberOf(
  whose: { of: 'me' } | { of: 'channel'; channel: string },
  { team, userId }: Person,
): Subscriber {
  return whose.of === 'me'
    ? { type: 'person', team, userId }
    : { type: 'channel', team, channel: whose.channel };
}
