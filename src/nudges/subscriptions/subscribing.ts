import type { Card, Kind } from '../../cards/card.ts';
import type { Catalog } from '../../catalog/read-catalog.ts';
import type { Person } from '../../people/person.ts';
import type { UnderWay } from '../../under-way.ts';
import { nextMomentOf } from '../delivery/decide-nudge.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { noteEngagement } from '../delivery/engagement-of.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { type AskedTimes, timesAfter } from '../rules/asked-times.ts';
import { describeDay } from '../rules/describe-moment.ts';
import { paused, pausedBySilence, resumed } from '../rules/engagement.ts';
import { readLearner } from '../rules/learner.ts';
import {
  type FormProblem,
  newSchedule,
  readForm,
  type SubscriptionForm,
} from '../rules/subscription-form.ts';
import type { Subscription } from '../subscription.ts';
import { FORM_PROBLEM, NOT_CHANGED } from '../words.ts';
import { dismissedBy, type NudgeStatus, readNudgeStatus } from './nudge-status.ts';
import { type Subscriber, subscriptionOf } from './subscriber.ts';

/** How long to pause: skip the next chosen day, a week, until a local day, or (`good`) until somebody resumes. */
export type PauseLength = 'day' | 'week' | 'good' | { until: string };

export type SubscriptionChange =
  /** `changed`: it was not like that before, so it is news to others. */
  | { ok: true; status: NudgeStatus; changed: boolean }
  /** A sentence for the person. */
  | { ok: false; message: string };

export interface Subscribing {
  /** @param viewer the person who alone will see it, if there is one */
  status(subscriber: Subscriber, viewer?: string): Promise<NudgeStatus>;
  /** Today in the time zone of these nudges; in UTC if there are none. */
  today(subscriber: Subscriber): Promise<Temporal.PlainDate>;
  /**
   * Starts or changes nudges from a form. A pause that somebody asked for stays.
   * @param more who filled it in; for a person, whether the time zone follows their Slack profile; for a
   *   channel, who leads, and who did when the form was opened: whoever has left since stays out
   */
  subscribe(
    subscriber: Subscriber,
    form: SubscriptionForm,
    more: { by: string; followZone: boolean; rotation: readonly string[]; ledBefore: readonly string[] },
  ): Promise<{ ok: true; status: NudgeStatus } | { ok: false; problems: FormProblem[] }>;
  /** @param atLeast whether a pause that ends later, or has no end, stays as it is */
  pause(
    subscriber: Subscriber,
    length: PauseLength,
    options?: {
      /** Leaves a longer pause as it is. */
      atLeast?: boolean;
      /** Brings back the pause of what was stopped: if it is over by now, nudges come again. */
      evenStopped?: boolean;
    },
  ): Promise<SubscriptionChange>;
  resume(subscriber: Subscriber): Promise<SubscriptionChange>;
  /** Nothing comes any more. Says so only if something would have come. */
  stop(subscriber: Subscriber): Promise<SubscriptionChange>;
  /**
   * Changes when nudges come, as far as it is asked for, and nothing else: a pause stays.
   * @param follows whether the time zone, if it changes, follows the person's Slack profile
   */
  changeTimes(subscriber: Subscriber, asked: AskedTimes, follows: boolean): Promise<SubscriptionChange>;
  /**
   * Changes how far a person has come and what they want to hear more of, and nothing else.
   * @param learner as `packLearner` packs it
   */
  changeLearner(person: Person, learner: string): Promise<SubscriptionChange>;
  /** The kinds of cards that nudges can bring here. */
  kindsToChoose(): Kind[];
  /** Takes a person out of the turns in channels. @returns the channels where they were named */
  leaveRotations(person: Person): Promise<string[]>;
  /** Whether a message is a nudge of a channel where this person leads in turn. */
  isNamedBy(person: Person, message: { channel: string; ts: string }): Promise<boolean>;
  /** The cards that a person never wants to get again. */
  dismissedCards(person: Person): Promise<Card[]>;
}

/** The longest pause with an end, in days. Anything longer is a stop, with a surprise years later. */
const LONGEST_PAUSE = 366;

/** Starts, changes, pauses and stops nudges, and reports their status. */
export function createSubscribing({
  catalog,
  store,
  withoutKinds = [],
  posting,
  now,
}: {
  catalog: { current(): Pick<Catalog, 'library'> };
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'learning' | 'tries' | 'stops'>;
  /** Kinds of cards that the team has left out for everyone. */
  withoutKinds?: readonly string[];
  posting: UnderWay<Delivery>;
  now: () => Date;
}): Subscribing {
  const status = (subscriber: Subscriber, viewer?: string) =>
    readNudgeStatus(store, catalog.current().library, subscriber, now(), viewer);
  const outcome = async (subscriber: Subscriber, changed: boolean): Promise<SubscriptionChange> => ({
    ok: true,
    status: await status(subscriber),
    changed,
  });
  /** A nudge that is being posted arrives before the person reads that no more will come. */
  const nothingUnderWay = (subscription: Subscription | undefined) =>
    posting.settled(({ subscriptionId }) => subscriptionId === subscription?.id);

  async function resume(subscriber: Subscriber): Promise<SubscriptionChange> {
    const subscription = await subscriptionOf(store, subscriber);
    if (!subscription) return { ok: false, message: NOT_CHANGED.nothingToResume };
    const at = now();
    await store.subscriptions.resume(
      subscription.id,
      nextMomentOf({ ...subscription, ...resumed() }, at),
      at,
    );
    return outcome(subscriber, subscription.status !== 'active');
  }

  return {
    status,

    async today(subscriber) {
      const subscription = await subscriptionOf(store, subscriber);
      return localDayOf(now(), subscription?.zone ?? 'UTC');
    },

    async subscribe(subscriber, form, { by, followZone, rotation, ledBefore }) {
      const read = readForm(form, catalog.current().library, withoutKinds);
      if (!read.ok) return read;
      const at = now();
      const schedule = newSchedule(read.choice);
      const choice = {
        ...read.choice,
        team: subscriber.team,
        userId: by,
        next: nextMomentOf({ ...schedule, lastDay: null }, at),
      };
      const added = rotation.filter((userId) => !ledBefore.includes(userId));
      await store.subscriptions.save(
        subscriber.type === 'person'
          ? { ...choice, kind: 'person', followZone, learner: read.learner }
          : { ...choice, kind: 'channel', channel: subscriber.channel, rotation },
        at,
        (before, wanted) => {
          const { status, pausedUntil } = isPausedByChoice(before) ? before : schedule;
          const leading = wanted.kind === 'channel' ? wanted.rotation : [];
          return {
            status,
            pausedUntil,
            rotation: leading.filter((userId) => added.includes(userId) || before.rotation.includes(userId)),
            next: nextMomentOf({ ...schedule, status, pausedUntil, lastDay: before.lastDay }, at),
          };
        },
      );
      return { ok: true, status: await status(subscriber) };
    },

    async pause(subscriber, length, { atLeast = false, evenStopped = false } = {}) {
      const subscription = await subscriptionOf(store, subscriber);
      const isOff = evenStopped && subscription?.status === 'stopped';
      if (!subscription || !(isOff || isRunning(subscription))) {
        return { ok: false, message: NOT_CHANGED.nothingToPause };
      }
      const at = now();
      if (isOff && isOver(length, localDayOf(at, subscription.zone))) return resume(subscriber);
      const read = pauseUntil(subscription, length, at);
      if (!read.ok) return read;
      const { until } = read;
      if (atLeast && isPausedLonger(subscription, until)) return outcome(subscriber, false);
      const moment = until === null ? null : nextMomentOf({ ...subscription, ...paused(until) }, at);
      // Nothing can come in between: it begins where the pause ends.
      if (isOff) await store.subscriptions.resume(subscription.id, moment, at);
      await store.subscriptions.pause(
        subscription.id,
        until !== null && moment ? { until, next: moment } : null,
        at,
      );
      await nothingUnderWay(subscription);
      return outcome(
        subscriber,
        subscription.status !== 'paused' || (subscription.pausedUntil ?? null) !== until,
      );
    },

    resume,

    async stop(subscriber) {
      const subscription = await subscriptionOf(store, subscriber);
      if (!isOn(subscription)) {
        // Whoever clicks twice reads this.
        await nothingUnderWay(subscription);
        const mine = subscriber.type === 'person';
        return { ok: false, message: mine ? NOT_CHANGED.nothingToStop : NOT_CHANGED.nothingToStopHere };
      }
      await store.subscriptions.stop(subscription.id, now());
      await nothingUnderWay(subscription);
      return outcome(subscriber, true);
    },

    async changeTimes(subscriber, asked, follows) {
      const before = await subscriptionOf(store, subscriber);
      if (!isOn(before)) return { ok: false, message: NOT_CHANGED.nothingToChange };
      const wanted = timesAfter(before, asked);
      if (wanted.days.length === 0) return { ok: false, message: NOT_CHANGED.noDayLeft };
      // Of the form, only the times change: a topic that is gone by now must not stand in the way.
      const times = { ...wanted, kinds: [], tags: [], onlyUnseen: false, holidaysOf: null };
      const read = readForm(times, catalog.current().library, withoutKinds);
      if (!read.ok) return { ok: false, message: read.problems.map(({ message }) => message).join(' ') };
      const at = now();
      // Who says when nudges should come wants them, even if the last ones went unanswered.
      await noteEngagement(store, before, at, 'resume');
      const { days, time, zone } = read.choice;
      const followZone = zone === before.zone ? before.followZone : follows;
      await store.subscriptions.setTimes(
        before.id,
        { days, time, zone, followZone },
        (moved) => nextMomentOf(moved, at),
        at,
      );
      const same = [zone === before.zone, time === before.time, days.join() === before.days.join()];
      return outcome(subscriber, same.includes(false));
    },

    async changeLearner(person, packed) {
      const learner = readLearner(packed, catalog.current().library);
      if (!learner) return { ok: false, message: FORM_PROBLEM.strangeLearner };
      const subscriber = { type: 'person' as const, ...person };
      const before = await subscriptionOf(store, subscriber);
      if (!isOn(before)) return { ok: false, message: NOT_CHANGED.nothingToChange };
      await store.subscriptions.setLearner(before.id, learner, now());
      return outcome(subscriber, before.level !== learner.level || before.interest !== learner.interest);
    },

    kindsToChoose() {
      const { library } = catalog.current();
      return library.kinds.filter(({ id }) => !withoutKinds.includes(id) && library.ofKind(id).length > 0);
    },

    leaveRotations: (person) => store.subscriptions.leaveRotations(person, now()),

    async isNamedBy({ team, userId }, { channel, ts }) {
      const delivery = await store.deliveries.byMessage(team, channel, ts);
      const subscription = delivery && (await store.subscriptions.byId(delivery.subscriptionId));
      return subscription?.rotation.includes(userId) ?? false;
    },

    dismissedCards: (person) => dismissedBy(store, catalog.current().library, person),
  };
}

/** Whether nudges come, or will after a pause. */
function isOn(subscription: Subscription | undefined): subscription is Subscription {
  return subscription !== undefined && isRunning(subscription);
}

const isRunning = ({ status }: Subscription) => status !== 'stopped' && status !== 'ended';

/** Whether somebody paused the nudges, and not the bot for want of answers. */
function isPausedByChoice(subscription: Subscription): boolean {
  return subscription.status === 'paused' && !pausedBySilence(subscription);
}

/** @param until as 'YYYY-MM-DD'; null for a pause without an end */
function isPausedLonger(
  { status, pausedUntil }: Pick<Subscription, 'status' | 'pausedUntil'>,
  until: string | null,
): boolean {
  if (status !== 'paused' || until === null) return false;
  return pausedUntil === null || pausedUntil > until;
}

function pauseUntil(
  { zone, nextDay }: Pick<Subscription, 'zone' | 'nextDay'>,
  length: PauseLength,
  now: Date,
): { ok: true; until: string | null } | { ok: false; message: string } {
  const today = localDayOf(now, zone);
  if (length === 'good') return { ok: true, until: null };
  if (length === 'week') return { ok: true, until: today.add({ days: 7 }).toString() };
  if (length === 'day') {
    const leftOut = nextDay === null ? today : Temporal.PlainDate.from(nextDay);
    return { ok: true, until: leftOut.add({ days: 1 }).toString() };
  }
  const until = Temporal.PlainDate.from(length.until);
  const days = today.until(until, { largestUnit: 'days' }).days;
  if (days >= 1 && days <= LONGEST_PAUSE) return { ok: true, until: until.toString() };
  const said = describeDay(until, today);
  return {
    ok: false,
    message: days < 1 ? NOT_CHANGED.pauseInPast(said) : NOT_CHANGED.pauseTooLong(said),
  };
}

function isOver(length: PauseLength, today: Temporal.PlainDate): boolean {
  return typeof length === 'object' && Temporal.PlainDate.compare(length.until, today) <= 0;
}

function localDayOf(now: Date, zone: string): Temporal.PlainDate {
  return now.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate();
}
