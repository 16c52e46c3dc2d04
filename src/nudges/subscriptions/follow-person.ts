import type { Person } from '../../people/person.ts';
import { readZone } from '../../people/time-zone.ts';
import { nextMomentOf } from '../delivery/decide-nudge.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { REASON } from '../words.ts';
import { type Subscriber, subscriptionOf } from './subscriber.ts';

/** What the bot learns about people and channels from Slack that affects their nudges. */
export interface Following {
  /** A person's profile now has this time zone; nudges that follow the person move with it. */
  timeZoneChanged(person: Person, zone: string): Promise<void>;
  /** A person's account was deactivated. */
  accountDeactivated(person: Person): Promise<void>;
  /** Nothing can be sent to a channel any longer. @param why a clause for people */
  channelClosed(team: string, channel: string, why: string): Promise<void>;
}

export function createFollowing({
  store,
  now,
}: {
  store: Pick<NudgeRecords, 'subscriptions'>;
  now: () => Date;
}): Following {
  const end = async (subscriber: Subscriber, why: string) => {
    const subscription = await subscriptionOf(store, subscriber);
    if (subscription) await store.subscriptions.end(subscription.id, why, now());
  };
  return {
    async timeZoneChanged(person, zone) {
      const known = readZone(zone);
      if (known === undefined) return;
      const at = now();
      await store.subscriptions.setZone(person, known, (moved) => nextMomentOf(moved, at), at);
    },
    accountDeactivated: (person) => end({ type: 'person', ...person }, REASON.gone),
    channelClosed: (team, channel, why) => end({ type: 'channel', team, channel }, why),
  };
}
