import type { Person } from '../../people/person.ts';
import type { Delivery, NudgeAnswer, NudgeFormat } from '../delivery/delivery.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import { asLearnedItem } from '../learning-item.ts';
import type { NudgeMessage } from '../records/delivery-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type CardAnswer, effectOf } from '../rules/answer-effect.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { noteAnswered, pausedBySilence } from '../rules/engagement.ts';
import { isMastered } from '../rules/open-reviews.ts';
import { reviewsOf } from '../rules/reviews-of.ts';
import { dayOfReturn } from '../rules/upcoming.ts';
import type { Subscription } from '../subscription.ts';

/** A person pressed a button that answers a nudge. */
export interface NudgeReaction {
  deliveryId: string;
  cardId: string;
  answer: NudgeAnswer;
  /** The format of the nudge, in case the ledger does not know yet that it was sent. */
  form: NudgeFormat;
  /** Where the nudge is. */
  channel: string;
  messageTs: string;
}

export type NudgeAnswerOutcome =
  | {
      type: 'noted';
      answer: NudgeAnswer;
      /** The local day of the nudge that brings the card back, in words; null when none was promised. */
      again: string | null;
      /** Whether nudges had stopped because nobody answered, and continue now. */
      resumed: boolean;
    }
  /** It was answered before, for example by the first of two clicks; the earlier answer counts. */
  | { type: 'already'; answer: NudgeAnswer }
  /** The bot no longer knows this nudge: it is too old, or the person had everything deleted. */
  | { type: 'gone' };

export interface NudgeAnswering {
  answer(person: Person, press: NudgeReaction): Promise<NudgeAnswerOutcome>;
  /**
   * Undoes “Not for me”, on a nudge or in the list of dismissed cards.
   * @returns the nudges that had this answer: their messages are out of date, and they may be answered again
   */
  restoreCard(person: Person, cardId: string): Promise<NudgeMessage[]>;
}

/** Records a person's answer to a nudge in the ledger and in what they are learning: both or neither. */
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
      // A press proves that the message was sent, even if a crash kept that from being recorded.
      const { channel, messageTs, cardId, form } = press;
      await store.deliveries.markSent(delivery.id, { channel, messageTs, cardId, form }, at);
      const outcome = await store.transaction(async (records) => {
        const noted = await records.deliveries.answer(delivery.id, press.answer, at);
        return noted === 'noted' ? learn(records, person, press, found, at) : undefined;
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

/** @returns when the card comes back, as the person may be told; null if that is not for a long time, or never */
async function learn(
  { learning, seen }: Pick<NudgeRecords, 'learning' | 'seen'>,
  person: Person,
  { cardId, answer }: { cardId: string; answer: CardAnswer },
  { delivery, subscription }: { delivery: Delivery; subscription: Subscription },
  now: Date,
): Promise<{ again: Temporal.Instant | null }> {
  const at = now.toTemporalInstant();
  const [learnt, history] = [await learning.items(person), await seen.history(person)];
  const seenAt = new Map(history.map((one) => [one.cardId, one.lastSeen.toTemporalInstant()]));
  const items = learnt.map((item) => ({ ...asLearnedItem(item), seenAt: seenAt.get(item.cardId) ?? null }));
  const memory = items.find((item) => item.cardId === cardId)?.memory ?? null;
  const sentAt = (delivery.sentAt ?? now).toTemporalInstant();
  const answered = { ...subscription, ...noteAnswered(subscription) };
  const effect = effectOf(answer, memory, reviewsOf(items, { cardId, sentAt }, answered, at), at);
  switch (effect.type) {
    case 'rated':
      await learning.put(person, cardId, effect.memory, new Date(effect.due.epochMilliseconds), now);
      return { again: isMastered(effect.memory) ? null : effect.due };
    case 'snoozed':
      await learning.snooze(person, cardId, new Date(effect.until.epochMilliseconds), now);
      return { again: effect.until };
    case 'not-for-me':
      await learning.setNotForMe(person, cardId, now);
      return { again: null };
    case 'seen':
      await seen.noteSeen(person, [cardId], 'opened', now);
      return { again: null };
    case 'no-room':
      return { again: null };
  }
}

/** @param due when the card comes back */
function returnInWords(
  due: Temporal.Instant,
  { subscription }: { subscription: Subscription },
  now: Date,
): string {
  const at = now.toTemporalInstant();
  // The state after this answer.
  const onward = { ...subscription, ...noteAnswered(subscription) };
  const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(subscription.zone).toPlainDate();
  const day = dayOfReturn(onward, due, at, subscription.lastDay);
  return describeDay(day === null ? local(due) : Temporal.PlainDate.from(day), local(at));
}
