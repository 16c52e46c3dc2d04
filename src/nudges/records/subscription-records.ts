import type { Person } from '../../people/person.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Times } from '../rules/asked-times.ts';
import type { Learner } from '../rules/learner.ts';
import type { Cadence, NewSubscription, NextMoment, Subscription } from '../subscription.ts';

/** What happens to a subscription that is due. The day at hand is its `nextDay`; `next` must be a later day. */
export type PlanDecision =
  | { type: 'deliver'; next: NextMoment | null }
  | { type: 'skip'; why: string; next: NextMoment | null }
  /** Nothing will ever come again, and the ledger gets no row for the day. */
  | { type: 'end'; why: string };

export interface PlannedBatch {
  /** How many subscriptions were handled: when it is as many as the limit, more may be due. */
  subscriptions: number;
  /** What to send now. */
  planned: Delivery[];
  /** How many days were recorded as skipped. */
  skipped: number;
}

/**
 * What a choice comes to, given what is stored: a pause, who leads, and the next moment. It runs inside the transaction
 * and must not use the database.
 */
export type SavedOnto = (
  before: Subscription,
  choice: NewSubscription,
) => Pick<Subscription, 'status' | 'pausedUntil' | 'rotation'> & { next: NextMoment | null };

/**
 * Who wants nudges, when, and when the next one is due. Verbs that change a subscription return it as it is then, or
 * undefined when there is none they apply to.
 */
export interface SubscriptionRecords {
  /**
   * Stores what a person or a channel chose, and starts it: a new choice replaces the one before, ends a
   * pause and resets the count of unanswered nudges. The days that were handled stay recorded.
   * @param onto what it comes to instead, if something is stored already
   */
  save(choice: NewSubscription, now: Date, onto?: SavedOnto): Promise<Subscription>;
  byId(id: string): Promise<Subscription | undefined>;
  forPerson(person: Person): Promise<Subscription | undefined>;
  forChannel(team: string, channel: string): Promise<Subscription | undefined>;
  /**
   * Nothing comes until the day `until`, then `next` comes first; with null, until somebody resumes it. Skips what is
   * planned and not being sent yet. Rejects when `next` is before `until`. Has no effect on a stopped or ended one.
   */
  pause(
    id: string,
    pause: { until: string; next: NextMoment } | null,
    now: Date,
  ): Promise<Subscription | undefined>;
  /** Continues after a pause, a stop or an end, as if newly started. */
  resume(id: string, next: NextMoment | null, now: Date): Promise<Subscription | undefined>;
  /** The person wants no more. Skips what is planned and not being sent yet. */
  stop(id: string, now: Date): Promise<Subscription | undefined>;
  /** Nothing can be delivered any longer, because of `why`. One that the person stopped stays stopped. */
  end(id: string, why: string, now: Date): Promise<Subscription | undefined>;
  /**
   * A person now lives in another time zone: changes the subscription that follows them, if its zone differs.
   * @param nextIn returns the next moment of what it is called with. It runs inside the transaction, must not use the
   *   database, and is not called when nothing will come.
   */
  setZone(
    person: Person,
    zone: string,
    nextIn: (moved: Subscription) => NextMoment | null,
    now: Date,
  ): Promise<Subscription | undefined>;
  /**
   * Changes when the nudges of a running or paused subscription come, and nothing else.
   * @param nextIn as in `setZone`
   */
  setTimes(
    id: string,
    times: Times & { followZone: boolean },
    nextIn: (moved: Subscription) => NextMoment | null,
    now: Date,
  ): Promise<Subscription | undefined>;
  /** Changes how far a person has come and what they want to hear more of, and nothing else. */
  setLearner(id: string, learner: Learner, now: Date): Promise<Subscription | undefined>;
  /** Moves the next nudge. Has no effect on one that is stopped, ended or paused for good. */
  setNext(id: string, next: NextMoment | null, now: Date): Promise<Subscription | undefined>;
  /**
   * Records how many nudges in a row were not answered, and how often they come because of that. `paused`
   * pauses an active one for good and leaves planned nudges alone; `active` never ends a pause.
   */
  setEngagement(
    id: string,
    engagement: { unanswered: number; cadence: Cadence; status: 'active' | 'paused' },
    now: Date,
  ): Promise<Subscription | undefined>;
  /** Records a person's direct messages with the bot, which are known once something has been sent there. */
  noteChannel(id: string, channel: string, now: Date): Promise<void>;
  /**
   * Passes the turn to lead the discussion from `from` on, to the next person or past some who can't lead; once, however
   * often it is called.
   */
  advanceRotation(id: string, from: number, now: Date, by?: number): Promise<Subscription | undefined>;
  /** Takes a person out of the turns in channels. @returns the channels where they were named */
  leaveRotations(person: Person, now: Date): Promise<string[]>;
  /** At most `limit` running subscriptions that have handled a day after `day`. Reads the whole table. */
  aheadOf(options: { day: string; limit: number }): Promise<Subscription[]>;
  /**
   * Continues with `next` after the clock was ahead. What was sent for later days stays sent; rows of days
   * that were skipped are deleted.
   */
  rescheduleFrom(id: string, next: NextMoment, now: Date): Promise<void>;
  /** At most `limit` subscriptions that are due at `now`, longest due first. */
  due(limits: { now: Date; limit: number }): Promise<Subscription[]>;
  /**
   * Takes at most `limit` subscriptions that are due, asks `decide` about each, and in one transaction writes
   * the outcome to the ledger and moves each to its next moment. A subscription has one row per local day,
   * even if this runs twice: a day that is in the ledger is not planned again. Processes that plan at the
   * same time get different subscriptions. A pause that was to last until now is over.
   * @param decide must not use the database. If it throws, the whole batch is undone; so it is when the next
   *   day is not after the one at hand, because planning would then never end.
   */
  planBatch(
    limits: { now: Date; limit: number },
    decide: (subscription: Subscription) => PlanDecision,
  ): Promise<PlannedBatch>;
}
