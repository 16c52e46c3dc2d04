import type { Person } from '../../people/person.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import type { Subscription } from '../subscription.ts';

/** Whose nudges are meant: a person's own, or those of a channel. */
export type Subscriber =
  | { kind: 'person'; team: string; userId: string }
  | { kind: 'channel'; team: string; channel: string };

export async function subscriptionOf(
  { subscriptions }: Pick<NudgeRecords, 'subscriptions'>,
  subscriber: Subscriber,
): Promise<Subscription | undefined> {
  return subscriber.kind === 'person'
    ? subscriptions.forPerson(subscriber)
    : subscriptions.forChannel(subscriber.team, subscriber.channel);
}

/** @param whose the person's own, or those of a channel */
export function subscriberOf(
  whose: { of: 'me' } | { of: 'channel'; channel: string },
  { team, userId }: Person,
): Subscriber {
  return whose.of === 'me'
    ? { kind: 'person', team, userId }
    : { kind: 'channel', team, channel: whose.channel };
}
