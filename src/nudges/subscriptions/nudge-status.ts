import type { Card } from '../../cards/card.ts';
import type { Interest } from '../../cards/curriculum.ts';
import type { Library } from '../../cards/library.ts';
import type { Delivery, NudgeAnswer } from '../delivery/delivery.ts';
import type { NudgeRecords } from '../records/nudge-records.ts';
import { askedFor } from '../rules/card-question.ts';
import { describePlace, describeSchedule, describeTopics } from '../rules/describe-choice.ts';
import { describeDay, describeDayOf, describeMoment } from '../rules/describe-moment.ts';
import { pausedBySilence } from '../rules/engagement.ts';
import type { Learner } from '../rules/learner.ts';
import { isToldAbout } from '../rules/tried.ts';
import { upcomingNudge } from '../rules/upcoming.ts';
import type { Subscription, SubscriptionChoice } from '../subscription.ts';
import { type Stopped, stoppedFor } from './stop-all.ts';
import { type Subscriber, subscriptionOf } from './subscriber.ts';

/** The outcome of one day's nudge. */
export interface PastNudge {
  /** The local day in words. */
  day: string;
  /** Null when no card was sent, or the card no longer exists. */
  card: Pick<Card, 'id' | 'title'> | null;
  outcome:
    | { type: 'answered'; answer: NudgeAnswer; to?: 'choice' | 'words' | undefined }
    /** The person wrote to the bot after it, or took their answer back. */
    | { type: 'responded' }
    | { type: 'unanswered' }
    /** In a channel, where nobody in particular is asked. */
    | { type: 'posted' }
    | { type: 'on-its-way' }
    /** `why` is a clause or a sentence. */
    | { type: 'skipped' | 'failed'; why: string };
  /** How many people in the channel have tried it; left out where that is not to be told. */
  tried?: number;
}

/** The status of a person's or channel's nudges, in words, as plain text. */
export interface RunningNudges {
  type: 'active' | 'paused';
  subscriber: Subscriber;
  /** “tomorrow, Tuesday, November 24, at 09:30 (Europe/Berlin)”; null while none will come, or nobody knows when. */
  next: string | null;
  /** The day alone: “tomorrow, Tuesday, November 24”. */
  nextDay: string | null;
  /** Chosen days before that without a nudge: “Friday, December 25 (Christmas Day)”. */
  leftOut: string[];
  schedule: string;
  topics: string;
  /** Whose public holidays are left out. */
  holidaysOf: string | null;
  /** That curators have stopped all nudges; null unless they have. */
  stopped: Stopped | null;
  /** Whether they come only once a week because the last ones were not answered. */
  weekly: boolean;
  /** With `paused`: the day on which they continue; null until somebody resumes them. */
  pausedUntil: string | null;
  /** The same as 'YYYY-MM-DD'. */
  pausedUntilDay: string | null;
  /** Whether they are paused because nobody answered. */
  bySilence: boolean;
  /** Newest first. */
  last: PastNudge[];
  /** Whether any nudge has come yet. */
  begun: boolean;
  /** Cards that the person dismissed as “not for me”. */
  dismissed: number;
  /** Who leads the discussion in a channel, in turn, starting with whose turn it is. */
  rotation: string[];
  /** For a form that changes them. */
  choice: SubscriptionChoice & Learner;
  /** What a person can say that they want to hear more of. */
  interests: readonly Interest[];
}

export type NudgeStatus =
  /** Nothing comes: nudges were never set up, were stopped, or ended by themselves with a reason. */
  | {
      type: 'off';
      subscriber: Subscriber;
      endedWhy: string | null;
      /** What was chosen before, for a form that starts them again; null if they never ran. */
      choice: (SubscriptionChoice & Learner) | null;
      dismissed: number;
      /** Who led the discussion. */
      rotation: string[];
    }
  | RunningNudges;

/** How many of the last days are shown. */
const SHOWN = 5;

/**
 * Reads the status of a person's or channel's nudges.
 * @param viewer who alone will see it: the person who set up a channel's nudges learns how many tried them
 */
export async function readNudgeStatus(
  store: Pick<NudgeRecords, 'subscriptions' | 'deliveries' | 'learning' | 'tries' | 'stops'>,
  library: Library,
  subscriber: Subscriber,
  now: Date,
  viewer?: string,
): Promise<NudgeStatus> {
  const subscription = await subscriptionOf(store, subscriber);
  const dismissed = subscriber.type === 'person' ? (await dismissedBy(store, library, subscriber)).length : 0;
  if (!subscription || subscription.status === 'stopped' || subscription.status === 'ended') {
    const endedWhy = subscription?.endedWhy ?? null;
    const rotation = subscription ? inTurn(subscription) : [];
    return { type: 'off', subscriber, endedWhy, choice: subscription ?? null, dismissed, rotation };
  }
  const deliveries = await store.deliveries.recent(subscription.id, SHOWN);
  const begun = await hasBegun(store, subscription.id, deliveries);
  const leads = subscription.kind === 'channel' && viewer !== undefined && subscription.userId === viewer;
  const tried = leads ? await triedOf(store, subscription.team, deliveries) : new Map<string, number>();
  const stopped = stoppedFor(await store.stops.current(subscription.team), subscription, now);
  return statusOf(subscription, deliveries, { library, subscriber, dismissed, begun, tried, stopped, now });
}

/** How many people have tried what these nudges proposed, where they are enough to be told. */
async function triedOf(
  { tries }: Pick<NudgeRecords, 'tries'>,
  team: string,
  deliveries: readonly Delivery[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await tries.countByNudge(
    team,
    deliveries.map(({ id }) => id),
  );
  return new Map([...counts].filter(([, people]) => isToldAbout(people)));
}

/** @param last the newest days, as many as are shown. It looks further back only if there may be more. */
async function hasBegun(
  store: Pick<NudgeRecords, 'deliveries'>,
  subscriptionId: string,
  last: readonly Delivery[],
): Promise<boolean> {
  if (last.some(({ state }) => state === 'sent')) return true;
  const oldest = last[SHOWN - 1];
  return (
    oldest !== undefined && (await store.deliveries.lastSent(subscriptionId, oldest.localDay)) !== undefined
  );
}

/** The cards that a person never wants to get again, by title. */
export async function dismissedBy(
  store: Pick<NudgeRecords, 'learning'>,
  library: Library,
  person: { team: string; userId: string },
): Promise<Card[]> {
  const items = await store.learning.items(person);
  return items
    .flatMap(({ cardId, notForMe }) => (notForMe ? (library.card(cardId) ?? []) : []))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}

function statusOf(
  subscription: Subscription,
  deliveries: readonly Delivery[],
  about: {
    library: Library;
    subscriber: Subscriber;
    dismissed: number;
    begun: boolean;
    tried: ReadonlyMap<string, number>;
    stopped: Stopped | null;
    now: Date;
  },
): RunningNudges {
  const { library, subscriber, dismissed, begun, tried, stopped } = about;
  const { zone, cadence, pausedUntil, holidaysOf } = subscription;
  const now = about.now.toTemporalInstant();
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const dayInWords = (day: string) => describeDay(Temporal.PlainDate.from(day), today);
  // A curator may go on with the stop or end it earlier, so no day is promised meanwhile.
  const { next, skipped } = stopped
    ? { next: null, skipped: [] }
    : upcomingNudge(subscription, now, subscription.lastDay);
  return {
    type: subscription.status === 'paused' ? 'paused' : 'active',
    subscriber,
    next: next && describeMoment(next.at, zone, now),
    nextDay: next && describeDayOf(next.at, zone, now),
    leftOut: skipped.map(({ localDay, holiday }) => `${dayInWords(localDay)} (${holiday})`),
    schedule: describeSchedule(subscription),
    topics: describeTopics(subscription.topics, library.kinds),
    holidaysOf: holidaysOf && describePlace(holidaysOf),
    stopped,
    weekly: cadence === 'weekly',
    pausedUntil: pausedUntil && dayInWords(pausedUntil),
    pausedUntilDay: pausedUntil,
    bySilence: pausedBySilence(subscription),
    last: deliveries.map((delivery) => {
      const people = tried.get(delivery.id);
      const past = pastNudge(delivery, library, dayInWords(delivery.localDay), subscription.kind);
      return people === undefined ? past : { ...past, tried: people };
    }),
    begun,
    dismissed,
    rotation: inTurn(subscription),
    choice: subscription,
    interests: library.curriculum.interests,
  };
}

/** Who leads the discussion, starting with whose turn it is. */
function inTurn({ rotation, rotationIndex }: Subscription): string[] {
  return rotation.map((_, index) => rotation[(rotationIndex + index) % rotation.length] ?? '');
}

function pastNudge(delivery: Delivery, library: Library, day: string, kind: Subscription['kind']): PastNudge {
  const card = (delivery.cardId !== null && library.card(delivery.cardId)) || null;
  return { day, card, outcome: outcomeOf(delivery, kind) };
}

function outcomeOf(
  { state, why, answer, answeredAt, question }: Delivery,
  kind: Subscription['kind'],
): PastNudge['outcome'] {
  if (state === 'skipped' || state === 'failed') return { type: state, why: why ?? '' };
  if (state !== 'sent') return { type: 'on-its-way' };
  if (kind === 'channel') return { type: 'posted' };
  if (answer !== null) return { type: 'answered', answer, to: askedFor(question) };
  return { type: answeredAt === null ? 'unanswered' : 'responded' };
}
