import type { Catalog } from '../../catalog/read-catalog.ts';
import { type Composition, createNudgeComposer, type NudgeComposerDeps } from '../delivery/compose-nudge.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { newSchedule, readForm, type SubscriptionForm } from '../rules/subscription-form.ts';
import type { Subscription, SubscriptionChoice } from '../subscription.ts';
import { type Subscriber, subscriptionOf } from './subscriber.ts';

export interface Previewing {
  /**
   * What a nudge would be if it came now. It only looks: nothing is sent, counted or remembered.
   * @param form what is being filled in; as far as it can't be read, what was chosen before counts
   */
  preview(subscriber: Subscriber, form?: SubscriptionForm): Promise<Composition>;
}

/** No nudge has this id. */
const NONE = '-';

export function createPreviewing({
  catalog,
  store,
  withoutKinds = [],
  now,
}: Omit<NudgeComposerDeps, 'store'> & {
  catalog: { current(): Pick<Catalog, 'library'> };
  store: NudgeComposerDeps['store'] & Pick<NudgeRecords, 'subscriptions'>;
}): Previewing {
  const compose = createNudgeComposer({ catalog, store, withoutKinds, now });
  return {
    async preview(subscriber, form) {
      const before = (await subscriptionOf(store, subscriber)) ?? notYet(subscriber, now());
      const read = form && readForm(form, catalog.current().library, withoutKinds);
      const subscription = read?.ok ? { ...before, ...read.choice, ...read.learner } : before;
      const localDay = now().toTemporalInstant().toZonedDateTimeISO(subscription.zone).toPlainDate();
      return compose({ id: NONE, localDay: localDay.toString(), userId: null }, subscription);
    },
  };
}

const USUAL: SubscriptionChoice = {
  days: [1, 2, 3, 4, 5],
  time: '09:30',
  zone: 'UTC',
  topics: { kinds: [], tags: [], onlyUnseen: false },
  holidaysOf: null,
};

/** What somebody who has chosen nothing would begin with. */
function notYet(subscriber: Subscriber, now: Date): Subscription {
  const { team } = subscriber;
  const fields = {
    ...newSchedule(USUAL),
    id: NONE,
    team,
    level: null,
    interest: null,
    followZone: false,
    rotation: [],
    rotationIndex: 0,
    nextAt: null,
    nextDay: null,
    lastDay: null,
    createdAt: now,
    updatedAt: now,
  };
  return subscriber.type === 'person'
    ? { ...fields, kind: 'person', userId: subscriber.userId, channel: null }
    : { ...fields, kind: 'channel', userId: null, channel: subscriber.channel };
}
