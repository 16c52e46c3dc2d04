import type { Card, Situation } from '../../cards/card.ts';
import type { Catalog } from '../../catalog/read-catalog.ts';
import type { Person } from '../../people/person.ts';
import type { NudgeAnswer } from '../delivery/delivery.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import type { NudgeMessage } from '../records/delivery-records.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { questionWithKey } from '../rules/card-question.ts';
import { pausedBySilence } from '../rules/engagement.ts';
import { type OwnNudge, ownNudge, type Return, returnOf } from './own-nudge.ts';
import { correctLearning, recordLearning } from './record-learning.ts';

/** What a button of a question says. All of it comes from the person's client. */
interface QuestionPress {
  deliveryId: string;
  cardId: string;
  /** The key of the question. */
  key: string;
}

/** A person chose an answer. */
export interface ChoicePress extends QuestionPress {
  /** From 1. */
  choice: number;
  /** Where the nudge is. */
  channel: string;
  messageTs: string;
}

export type ChoiceOutcome =
  | {
      type: 'chosen';
      card: Card;
      situation: Situation;
      choice: number;
      again: Return;
      resumed: boolean;
    }
  /** It was answered before in another way, which counts. */
  | { type: 'already'; answer: NudgeAnswer }
  /** The card no longer asks this. */
  | { type: 'changed'; cardId: string }
  /** There is no such nudge of this person with this question and this choice. */
  | { type: 'gone' };

/** What came of a rating. */
export type RatingOutcome =
  | { type: 'rated'; again: Return; resumed: boolean; message: NudgeMessage }
  | { type: 'already'; answer: NudgeAnswer }
  | { type: 'gone' };

export interface QuestionAnswering {
  /** Records the choice, and the rating that follows from it. */
  choose(person: Person, press: ChoicePress): Promise<ChoiceOutcome>;
  /** What a person chose where a nudge asked them about a card; undefined if they didn’t, or the card no longer asks that. */
  choiceMade(
    person: Person,
    about: { deliveryId: string; cardId: string },
  ): Promise<{ situation: Situation; choice: number } | undefined>;
  /** Corrects the rating that followed from the right choice: they guessed (`hard`), or knew it at once (`easy`). */
  correctRating(
    person: Person,
    press: { deliveryId: string; cardId: string; rating: 'hard' | 'easy' },
  ): Promise<RatingOutcome>;
  /** Records how well a person found the words that a nudge asked for. */
  rateWords(
    person: Person,
    press: QuestionPress & { rating: 'again' | 'hard' | 'good' },
  ): Promise<RatingOutcome>;
  /** Keeps a person's own words. @returns their id */
  keepWords(person: Person, cardId: string, words: string): Promise<string>;
  /** @returns false when there are no such words of this person */
  deleteWords(person: Person, id: string): Promise<boolean>;
  /** Deletes all the words that a person has rehearsed. @returns how many there were */
  deleteAllWords(person: Person): Promise<number>;
}

export interface QuestionAnsweringDeps {
  catalog: { current(): Pick<Catalog, 'library'> };
  store: NudgeRecords;
  now: () => Date;
}

/** Answers to the questions that nudge files ask. */
export function createQuestionAnswering({ catalog, store, now }: QuestionAnsweringDeps): QuestionAnswering {
  /** Records an answer in the ledger and in what the person is learning: both or neither. */
  async function record(
    person: Person,
    nudge: OwnNudge,
    { cardId, answer, choice }: { cardId: string; answer: 'again' | 'hard' | 'good'; choice?: number },
    at: Date,
  ): Promise<{ again: Return; resumed: boolean } | undefined> {
    const { delivery, subscription } = nudge;
    const outcome = await store.transaction(async (records) => {
      const noted = await records.deliveries.answer(delivery.id, answer, at, choice);
      if (noted !== 'noted') return undefined;
      return recordLearning(records, person, { cardId, answer }, nudge, at);
    });
    if (!outcome) return undefined;
    await noteEngagement(store, subscription, at, 'resume');
    const again = returnOf(outcome.again, nudge, at);
    return { again, resumed: pausedBySilence(subscription) };
  }

  /** The nudge that asked this, if it is this person's. */
  async function asked(person: Person, press: QuestionPress): Promise<OwnNudge | undefined> {
    const found = await ownNudge(store, person, press);
    if (!found) return undefined;
    const { state, attempts, form, question } = found.delivery;
    // A crash may have kept what was sent from being recorded; what was never tried was not sent.
    const unrecorded = state !== 'sent' && attempts > 0;
    return unrecorded || (form === 'ask' && question === press.key) ? found : undefined;
  }

  return {
    async choose(person, press) {
      const found = await asked(person, press);
      if (!found) return { type: 'gone' };
      const { cardId, key, choice, channel, messageTs } = press;
      const card = catalog.current().library.card(cardId);
      const question = card && questionWithKey(card, key);
      if (!card || question?.type !== 'situation') return { type: 'changed', cardId };
      const { situation } = question;
      if (!Number.isInteger(choice) || choice < 1 || choice > situation.choices.length) {
        return { type: 'gone' };
      }
      const at = now();
      const { id } = found.delivery;
      await store.deliveries.markSent(id, { channel, messageTs, cardId, form: 'ask', question: key }, at);
      const answer = choice === situation.right ? 'good' : 'again';
      const recorded = await record(person, found, { cardId, answer, choice }, at);
      if (recorded) return { type: 'chosen', card, situation, choice, ...recorded };
      const before = await store.deliveries.byId(id);
      if (!before?.answer) return { type: 'gone' };
      if (before.choice === null) return { type: 'already', answer: before.answer };
      const learnt = (await store.learning.items(person)).find((item) => item.cardId === cardId);
      const again = returnOf(learnt?.due?.toTemporalInstant() ?? null, found, at);
      return { type: 'chosen', card, situation, choice: before.choice, again, resumed: false };
    },

    async choiceMade(person, about) {
      const { question: key, choice } = (await ownNudge(store, person, about))?.delivery ?? {};
      const card = catalog.current().library.card(about.cardId);
      const question = card && key ? questionWithKey(card, key) : undefined;
      if (!choice || question?.type !== 'situation') return undefined;
      return { situation: question.situation, choice };
    },

    async correctRating(person, press) {
      const found = await ownNudge(store, person, press);
      if (!found) return { type: 'gone' };
      const { delivery } = found;
      const at = now();
      const outcome = await store.transaction(async (records) =>
        (await records.deliveries.correctRating(delivery.id, press.rating))
          ? correctLearning(records, person, press, found, at)
          : undefined,
      );
      if (!outcome) {
        return delivery.answer === null ? { type: 'gone' } : { type: 'already', answer: delivery.answer };
      }
      const again = returnOf(outcome.again, found, at);
      return { type: 'rated', again, resumed: false, message: delivery };
    },

    async rateWords(person, press) {
      const found = await asked(person, press);
      const card = catalog.current().library.card(press.cardId);
      if (found?.delivery.state !== 'sent' || !card) return { type: 'gone' };
      if (questionWithKey(card, press.key)?.type !== 'rehearsal') return { type: 'gone' };
      const { cardId, rating: answer } = press;
      const recorded = await record(person, found, { cardId, answer }, now());
      if (recorded) return { type: 'rated', ...recorded, message: found.delivery };
      const before = await store.deliveries.byId(found.delivery.id);
      return before?.answer ? { type: 'already', answer: before.answer } : { type: 'gone' };
    },

    async keepWords(person, cardId, words) {
      const id = crypto.randomUUID();
      await store.rehearsals.add(person, { id, cardId, words, writtenAt: now() });
      return id;
    },

    deleteWords: (person, id) => store.rehearsals.delete(person, id),
    deleteAllWords: (person) => store.rehearsals.deleteAll(person),
  };
}
