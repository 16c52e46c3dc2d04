import type { Person } from '../../people/person.ts';
import type { NudgeAnswer, NudgeFormat } from '../delivery/delivery.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import type { NudgeMessage } from '../records/delivery-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { pausedBySilence } from '../rules/engagement.ts';
import { ownNudge, type Return, returnOf } from './own-nudge.ts';
import { recordLearning, takeBackLearning } from './record-learning.ts';

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
      again: Return;
      /** Whether nudges had stopped because nobody answered, and continue now. */
      resumed: boolean;
    }
  /** It was answered before, for example by the first of two clicks; the earlier answer counts. */
  | { type: 'already'; answer: NudgeAnswer }
  /** The bot no longer knows this nudge: it is too old, or the person had everything deleted. */
  | { type: 'gone' };

/** What came of taking an answer back. */
export type TakenBackAnswer =
  /** `nudges`: their messages are out of date, and they may be answered again. */
  | { type: 'taken-back'; answer: NudgeAnswer; nudges: NudgeMessage[]; hadNote: boolean }
  /** It has no answer that could be taken back. */
  | { type: 'nothing' }
  /** Since the answer, something else was changed, which may be meant. */
  | { type: 'changed-since' }
  /** Who has seen the answer to a question can't be asked it again. */
  | { type: 'question' };

export interface NudgeAnswering {
  answer(person: Person, press: NudgeReaction): Promise<NudgeAnswerOutcome>;
  /**
   * Undoes the answer to a person's own nudge, as if it had not been given; what they noted about a try goes with it.
   * @param about `onlyIfLast`: only if the person has changed nothing about their nudges since
   */
  takeBackAnswer(
    person: Person,
    about: { deliveryId: string; cardId: string; onlyIfLast?: boolean },
  ): Promise<TakenBackAnswer>;
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
  async function restoreCard(person: Person, cardId: string): Promise<NudgeMessage[]> {
    await store.learning.clearNotForMe(person, cardId, now());
    return store.deliveries.takeBackNotForMe(person, cardId);
  }

  return {
    async answer(person, press) {
      const found = await ownNudge(store, person, press);
      if (!found) return { type: 'gone' };
      const { delivery, subscription } = found;
      const at = now();
      // A press proves that the message was sent, even if a crash kept that from being recorded.
      const { channel, messageTs, cardId, form } = press;
      await store.deliveries.markSent(delivery.id, { channel, messageTs, cardId, form }, at);
      const outcome = await store.transaction(async (records) => {
        const noted = await records.deliveries.answer(delivery.id, press.answer, at);
        return noted === 'noted' ? recordLearning(records, person, press, found, at) : undefined;
      });
      if (!outcome) {
        const before = await store.deliveries.byId(delivery.id);
        return before?.answer ? { type: 'already', answer: before.answer } : { type: 'gone' };
      }
      await noteEngagement(store, subscription, at, 'resume');
      return {
        type: 'noted',
        answer: press.answer,
        again: press.answer === 'more' ? null : returnOf(outcome.again, found, at),
        resumed: pausedBySilence(subscription),
      };
    },

    async takeBackAnswer(person, about) {
      const found = await ownNudge(store, person, about);
      const { cardId } = about;
      const answer = found?.delivery.answer ?? null;
      if (!found || answer === null || answer === 'more') return { type: 'nothing' };
      const { answeredAt } = found.delivery;
      if (about.onlyIfLast && answeredAt !== null && found.subscription.updatedAt > answeredAt) {
        return { type: 'changed-since' };
      }
      if (answer === 'not-for-me') {
        return { type: 'taken-back', answer, nudges: await restoreCard(person, cardId), hadNote: false };
      }
      if (answer !== 'got-it' && answer !== 'did-it' && answer !== 'later') return { type: 'question' };
      const taken = await store.transaction(async (records) => {
        const taken = await records.deliveries.takeBack(found.delivery.id, answer);
        if (!taken) return undefined;
        await takeBackLearning(records, person, { cardId, answer }, found, now());
        const { hadNote } = await records.tries.remove(person, found.delivery.id);
        return { nudge: taken, hadNote };
      });
      if (!taken) return { type: 'nothing' };
      return { type: 'taken-back', answer, nudges: [taken.nudge], hadNote: taken.hadNote };
    },

    restoreCard,
  };
}
