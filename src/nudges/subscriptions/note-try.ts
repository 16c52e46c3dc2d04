import type { Person } from '../../people/person.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { mayBeAbout } from './own-nudge.ts';

/** What somebody says they tried. */
export interface TriedNudge {
  deliveryId: string;
  cardId: string;
  /** Where the nudge is, if that is a channel. The caller knows that the person is there. */
  channel?: string;
}

export type TryOutcome =
  /** `times`: how often this person has tried what the card proposes. */
  | { type: 'noted' | 'already'; times: number }
  /** The bot no longer knows this nudge. */
  | { type: 'gone' };

export interface Trying {
  /** Somebody did what a nudge proposed: one of their own, or one in a channel. */
  noteTry(person: Person, about: TriedNudge): Promise<TryOutcome>;
  /** Keeps what came of it. @returns false if they have not tried it, or it is forgotten */
  keepTryNote(person: Person, deliveryId: string, note: string): Promise<boolean>;
}

/** Counts what people try, and keeps what they say about it. */
export function createTrying({
  store,
  now,
}: {
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'tries'>;
  now: () => Date;
}): Trying {
  return {
    async noteTry(person, { deliveryId, cardId, channel }) {
      const delivery = await store.deliveries.byId(deliveryId);
      if (!delivery || !mayBeAbout(delivery, cardId)) return { type: 'gone' };
      const subscription = await store.subscriptions.byId(delivery.subscriptionId);
      if (subscription?.team !== person.team) return { type: 'gone' };
      const theirs =
        subscription.kind === 'person'
          ? subscription.userId === person.userId && channel === undefined
          : subscription.channel === channel;
      if (!theirs) return { type: 'gone' };
      const first = await store.tries.add(person, { deliveryId, cardId, triedAt: now() });
      const times = await store.tries.timesTried(person, cardId);
      return { type: first ? 'noted' : 'already', times };
    },

    keepTryNote: (person, deliveryId, note) => store.tries.note(person, deliveryId, note),
  };
}
