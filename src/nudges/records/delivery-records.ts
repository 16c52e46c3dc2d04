import type { Person } from '../../people/person.ts';
import type { Delivery, DeliveryState, NudgeAnswer, NudgeFormat } from '../delivery/delivery.ts';

/**
 * A delivery as the caller last saw it. If another process has taken it since, the number of attempts differs, and the
 * outcome is that process's to report.
 */
export type DeliveryVersion = Pick<Delivery, 'id' | 'attempts'>;

/** A nudge that can be answered again, and the message that shows it. */
export type NudgeMessage = Pick<Delivery, 'id' | 'channel' | 'messageTs' | 'question'>;

/** A message that has been sent, and what it is about. */
export interface SentNudge {
  messageTs: string;
  channel: string;
  cardId: string;
  form: NudgeFormat;
  /** The key of the question that it asks, if that is from the card's nudge file. */
  question?: string | null;
}

/** A card that was sent, and how. */
export interface SentCard {
  cardId: string;
  form: NudgeFormat;
  question: string | null;
  sentAt: Date;
  /** Whether the person has answered it. Looking at the whole card is no answer. */
  answered: boolean;
}

/** The ledger of nudges: what is planned, being sent, sent, skipped or failed, and what people answered. */
export interface DeliveryRecords {
  byId(id: string): Promise<Delivery | undefined>;
  /** Deliveries that may be sent at `now`; the one that has been ready longest comes first. */
  planned(limits: { now: Date; limit: number }): Promise<Delivery[]>;
  /**
   * Takes a delivery for one caller only: when it is planned and need not wait any longer, or when the
   * process that took it has been silent for `leaseMs`, which must be longer than any attempt lasts. With
   * `maybeSent` in the result, an earlier attempt may have reached Slack: look for the message before sending
   * it.
   */
  take(id: string, options: { now: Date; leaseMs: number }): Promise<Delivery | undefined>;
  /** The message has been sent, whatever was recorded before. @returns true for the first caller who says so */
  markSent(id: string, sent: SentNudge, now: Date): Promise<boolean>;
  /** Nothing is sent on this day. @returns false when it is finished already, or somebody else has taken it since */
  markSkipped(version: DeliveryVersion, why: string, now: Date): Promise<boolean>;
  /** It could not be sent and will not be tried again. @returns false as for `markSkipped` */
  markFailed(version: DeliveryVersion, why: string, now: Date): Promise<boolean>;
  /**
   * Puts a delivery that was taken back, to be tried again at `notBefore`. `maybeSent` is false only when
   * Slack said that it did not accept the message, as with 429; after a timeout or a dropped connection
   * nobody knows.
   * @returns false when somebody else has taken it since
   */
  requeue(
    version: DeliveryVersion,
    again: { why: string; notBefore: Date; maybeSent: boolean },
    now: Date,
  ): Promise<boolean>;
  /**
   * Records what a person answered. `more` is only a look, so any other answer may replace it. Any other
   * answer is final: one call gets 'noted' and the rest get 'already'. Says nothing about sending, and so
   * leaves a lease alone.
   * @param choice the number of the choice that the answer follows from
   */
  answer(
    id: string,
    answer: NudgeAnswer,
    now: Date,
    choice?: number,
  ): Promise<'noted' | 'already' | 'unknown'>;
  /** Corrects the rating that followed from the right choice; once. @returns false where there is none to correct */
  correctRating(id: string, rating: 'hard' | 'easy'): Promise<boolean>;
  /**
   * Takes an answer back: the nudge has none, and the person may answer it again. That they reacted to it stays.
   * @returns undefined if it has another answer by now
   */
  takeBack(id: string, answer: NudgeAnswer): Promise<NudgeMessage | undefined>;
  /**
   * Takes “not for me” back in the same way, on every nudge that has this answer.
   * @returns the nudges that had that answer
   */
  takeBackNotForMe(person: Person, cardId: string): Promise<NudgeMessage[]>;
  /** Records on a subscription's last nudge that its person has written since, without using a button; once. */
  recordActivity(subscriptionId: string, now: Date): Promise<void>;
  /** The last days of a subscription, newest first. */
  recent(subscriptionId: string, limit: number): Promise<Delivery[]>;
  /** The cards that were sent to a subscription, newest first. */
  sentCards(subscriptionId: string): Promise<SentCard[]>;
  /**
   * The last nudge that was sent before a local day, and whether it was answered: with a button, or by asking the bot
   * anything since.
   */
  lastSent(subscriptionId: string, before: string): Promise<{ id: string; answered: boolean } | undefined>;
  /** The delivery that a message in Slack belongs to. */
  byMessage(team: string, channel: string, messageTs: string): Promise<Delivery | undefined>;
  /** How many deliveries that fell due since then are in each state; a state without any is left out. */
  countsSince(since: Date): Promise<Partial<Record<DeliveryState, number>>>;
  /** Deliveries that were taken and not heard of since `olderThan`, oldest first: what a crash left behind. */
  stale(options: { olderThan: Date; limit: number }): Promise<Delivery[]>;
}
