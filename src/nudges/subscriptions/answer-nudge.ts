import type { Person } from '../../people/person.ts';
import type { Delivery, NudgeAnswer, NudgeFormat } from '../delivery/delivery.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import type { NudgeMessage } from '../records/delivery-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type CardAnswer, effectOf } from '../rules/answer-effect.ts';
import { restsUntil } from '../rules/choose-card.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { noteAnswered, pausedBySilence } from '../rules/engagement.ts';
import { readMemory } from '../rules/memory.ts';
import { dayOfReturn } from '../rules/upcoming.ts';
import type { Subscription } from '../subscription.ts';

/** A press of a button that answers a nudge. */
export interface NudgeReaction {
  deliveryId: string;
  cardId: string;
  answer: NudgeAnswer;
  /** What the nudge did, for a ledger that does not know yet that it was sent. */
  form: NudgeFormat;
  /** Where the nudge stands. */
  channel: string;
  messageTs: string;
}

export type NudgeAnswerOutcome =
  | {
      type: 'noted';
      answer: NudgeAnswer;
      /** The local day of the first nudge that may bring the card again, in words; null when it was only looked at. */
      again: string | null;
      /** Nudges had stopped because nobody answered, and go on now. */
      resumed: boolean;
    }
  /** It was answered before, e.g. by the first of two clicks; what was said then counts. */
  | { type: 'already'; answer: NudgeAnswer }
  /** The bot knows nothing of this nudge any more: it is too old, or the person had everything deleted. */
  | { type: 'gone' };

export interface NudgeAnswering {
  answer(person: Person, press: NudgeReaction): Promise<NudgeAnswerOutcome>;
  /**
   * Undoes “Not for me”, on a nudge or in the list of dismissed cards.
   * @returns the nudges on which it was said: their messages are not true any more, and they may be answered anew
   */
  restoreCard(person: Person, cardId: string): Promise<NudgeMessage[]>;
}

/** What a person says to a nudge: noted in the ledger and in what they learn, together or not at all. */
export function createNudgeAnswering({
  store,
  now,
}: {
  store: NudgeRecords;
  now: () => Date;
}): NudgeAnswering {
  return {
    async answer(person, press) {
      const found = await nudgeOf(store, person, press.deliveryId);
      if (!found) return { type: 'gone' };
      const { delivery, subscription } = found;
      const at = now();
      // A press is proof that the message is out, whatever a crash kept from being noted.
      const { channel, messageTs, cardId, form } = press;
      await store.deliveries.markSent(delivery.id, { channel, messageTs, cardId, form }, at);
      const outcome = await store.transaction(async (records) => {
        const noted = await records.deliveries.answer(delivery.id, press.answer, at);
        return noted === 'noted' ? learn(records, person, press, at) : undefined;
      });
      if (!outcome) {
        const before = await store.deliveries.byId(delivery.id);
        return before?.answer ? { type: 'already', answer: before.answer } : { type: 'gone' };
      }
      await noteEngagement(store, subscription, at, 'resume');
      return {
        type: 'noted',
        answer: press.answer,
        again: outcome.again && returnInWords(outcome.again, found, at),
        resumed: pausedBySilence(subscription),
      };
    },

    async restoreCard(person, cardId) {
      await store.learning.clearNotForMe(person, cardId, now());
      return store.deliveries.takeBackNotForMe(person, cardId);
    },
  };
}

/** A person's own nudge, with the subscription that it is from. */
async function nudgeOf(
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries'>,
  person: Person,
  deliveryId: string,
): Promise<{ delivery: Delivery; subscription: Subscription } | undefined> {
  const delivery = await store.deliveries.byId(deliveryId);
  if (!delivery) return undefined;
  const subscription = await store.subscriptions.byId(delivery.subscriptionId);
  if (subscription?.kind !== 'person') return undefined;
  const own = subscription.team === person.team && subscription.userId === person.userId;
  return own ? { delivery, subscription } : undefined;
}

async function learn(
  { learning, seen }: Pick<NudgeRecords, 'learning' | 'seen'>,
  person: Person,
  { cardId, answer }: { cardId: string; answer: CardAnswer },
  now: Date,
): Promise<{ again: Temporal.Instant | null }> {
  const known = (await learning.items(person)).find((item) => item.cardId === cardId);
  const effect = effectOf(answer, readMemory(known?.state) ?? null, now.toTemporalInstant());
  switch (effect.type) {
    case 'rated':
      await learning.put(person, cardId, effect.memory, new Date(effect.due.epochMilliseconds), now);
      return { again: effect.due };
    case 'snoozed':
      await learning.snooze(person, cardId, new Date(effect.until.epochMilliseconds), now);
      return { again: effect.until };
    case 'not-for-me':
      await learning.setNotForMe(person, cardId, now);
      return { again: null };
    case 'seen':
      await seen.noteSeen(person, [cardId], 'opened', now);
      return { again: null };
  }
}

/** @param due when the schedule, or the wish, lets the card come again */
function returnInWords(
  due: Temporal.Instant,
  { delivery, subscription }: { delivery: Delivery; subscription: Subscription },
  now: Date,
): string {
  const at = now.toTemporalInstant();
  const rested = restsUntil((delivery.sentAt ?? now).toTemporalInstant());
  const end = Temporal.Instant.compare(rested, due) > 0 ? rested : due;
  // As it is from this answer on.
  const onward = { ...subscription, ...noteAnswered(subscription) };
  const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(subscription.zone).toPlainDate();
  const day = dayOfReturn(onward, end, at, subscription.lastDay);
  return describeDay(day === null ? local(due) : Temporal.PlainDate.from(day), local(at));
}
