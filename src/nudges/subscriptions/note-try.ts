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

/** What came of adding to a note; `full`: there is no room for more, and the note is as it was. */
export type NoteAdded = { type: 'kept'; first: boolean } | { type: 'full' } | { type: 'gone' };

export interface Trying {
  /** Somebody did what a nudge proposed: one of their own, or one in a channel. */
  noteTry(person: Person, about: TriedNudge): Promise<TryOutcome>;
  /** Adds a line to what came of it. @param most how long the whole may be, in characters */
  addTryNote(person: Person, deliveryId: string, line: string, most: number): Promise<NoteAdded>;
  /** What they have said of it so far; empty if nothing. */
  tryNote(person: Person, deliveryId: string): Promise<string>;
  /** Keeps what came of it, in place of what was kept. @returns false if they have not tried it, or it is forgotten */
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

    async addTryNote(person, deliveryId, line, most) {
      const before = await store.tries.noteOf(person, deliveryId);
      if (before === undefined) return { type: 'gone' };
      if (await store.tries.addNote(person, deliveryId, line, most)) {
        return { type: 'kept', first: before === null };
      }
      return { type: 'full' };
    },

    tryNote: async (person, deliveryId) => (await store.tries.noteOf(person, deliveryId)) ?? '',

    keepTryNote: (person, deliveryId, note) => store.tries.note(person, deliveryId, note),
  };
}
