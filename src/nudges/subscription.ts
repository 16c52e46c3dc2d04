import type { Learner } from './rules/learner.ts';

// Times in nudges/: in the rules, a moment is a Temporal.Instant (`date.toTemporalInstant()`); what is stored
// is a Date, and inside the one piece of stored JSON, the state of a schedule, an ISO string. A local day is
// 'YYYY-MM-DD'.

export type SubscriptionStatus = 'active' | 'paused' | 'stopped' | 'ended';

/** `weekly` after too many unanswered nudges: only the first chosen day of each week. */
export type Cadence = 'daily' | 'weekly';

/** Which cards are wanted. Kinds and tags add to each other; with none of either, every card is wanted. */
export interface Topics {
  kinds: string[];
  tags: string[];
  /** Show only cards the person has not seen. Questions about cards they have seen come all the same. */
  onlyUnseen: boolean;
}

/** What a person or a channel can choose. */
export interface SubscriptionChoice {
  /** ISO weekdays, 1 is Monday and 7 is Sunday; in order, each once, at least one. */
  days: number[];
  /** 'HH:MM' on the 24-hour clock of `zone`. */
  time: string;
  /** Name in the IANA time zone database, like Europe/Berlin. */
  zone: string;
  topics: Topics;
  /** Whose public holidays are left out: a country such as `DE`, or a region of it such as `DE-BE`; null for none. */
  holidaysOf: string | null;
}

/** Whether and how often nudges come, depending on how people respond to them. */
export interface Engagement {
  status: SubscriptionStatus;
  /** The first local day on which nudges come again; null with `paused` means until somebody resumes them. */
  pausedUntil: string | null;
  cadence: Cadence;
  /** How many nudges in a row were not answered. */
  unanswered: number;
  /** Why it ended by itself, e.g. because the account was deactivated; null unless it did. */
  endedWhy: string | null;
}

/** Everything that decides when nudges come. */
export type Schedule = SubscriptionChoice & Engagement;

/** When the next nudge is due, and which local day that is in the subscription's time zone. */
export interface NextMoment {
  at: Date;
  day: string;
}

/** What is stored about a subscription, of either kind. */
/** `level` and `interest` are a person's; a channel has none. */
export interface SubscriptionFields extends SubscriptionChoice, Engagement, Learner {
  id: string;
  kind: 'person' | 'channel';
  team: string;
  /** The person. For a channel: who last saved it, null once they asked to be forgotten. */
  userId: string | null;
  /** The channel. For a person: their direct messages with the bot, null until the bot has sent something there. */
  channel: string | null;
  /** Whether `zone` follows the person's Slack profile. */
  followZone: boolean;
  /** Who leads the discussion in a channel, in turn. */
  rotation: string[];
  /** Whose turn in `rotation` is next. */
  rotationIndex: number;
  /** Null when no more nudges will come. */
  nextAt: Date | null;
  /** The local day of `nextAt`. */
  nextDay: string | null;
  /**
   * The latest local day that has been handled, so that somebody who moves west does not get two nudges on
   * that day.
   */
  lastDay: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** What a person or a channel chose, and when their next nudge is due. */
export type Subscription = SubscriptionFields &
  ({ kind: 'person'; userId: string } | { kind: 'channel'; channel: string });

/** A choice to store, with the first moment: null when no day of the choice will ever come. */
export type NewSubscription = SubscriptionChoice & {
  team: string;
  userId: string;
  next: NextMoment | null;
} & (
    | { kind: 'person'; followZone: boolean; channel?: string; learner?: Learner }
    | { kind: 'channel'; channel: string; rotation: readonly string[] }
  );
