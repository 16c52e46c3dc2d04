import type { ColumnType, Kysely } from 'kysely';
import type { AnswerSource, MessageSource } from '../answers/question.ts';
import type { SuggestionOutcome } from '../answers/records/suggestion-records.ts';
import type { DeliveryState, NudgeAnswer, NudgeFormat } from '../nudges/delivery/delivery.ts';
import type { Cadence, Subscription, SubscriptionStatus, Topics } from '../nudges/subscription.ts';
import type { SeenHow } from '../people/seen-cards.ts';

/** timestamptz: a Date goes in and a Date comes out, on both databases. */
type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null, Date | null>;
/** jsonb: goes in as JSON text, because `pg` would write a JavaScript array as a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;
/**
 * A day in somebody's calendar, like 2026-11-02. Text, and not `date`, which would come out as midnight in the
 * zone of whatever machine reads it; text of this form sorts as the days do.
 */
type LocalDay = string;

/** `left`: the bot decided to say nothing. */
export type MessageState = 'received' | 'answered' | 'left';

/** One message from Slack that the bot took on; its key is what keeps it from being answered twice. */
export interface InboxTable {
  team: string;
  channel: string;
  ts: string;
  threadTs: string | null;
  /** Null once the person asked to be forgotten. */
  userId: string | null;
  /** Empty as soon as the message is dealt with. */
  text: string;
  source: MessageSource;
  state: MessageState;
  attempts: number;
  receivedAt: Instant;
  updatedAt: Instant;
}

export interface AnswersTable {
  id: string;
  team: string;
  channel: string;
  threadTs: string | null;
  userId: string;
  source: AnswerSource;
  /** Null when it grew too old to be kept. */
  question: string | null;
  /** A hash of what the question asks for, the same for the same words; null like the question. */
  questionKey: string | null;
  cardIds: Json<string[]>;
  answered: boolean;
  confidence: number;
  /** The answer that this one goes on from ("another one"); null for a question of its own. */
  follows: string | null;
  /** The kind of card that a follow-up asked for. */
  ofKind: string | null;
  createdAt: Instant;
}

export interface FeedbackTable {
  answerId: string;
  cardId: string;
  team: string;
  userId: string;
  helpful: boolean;
  comment: string | null;
  givenAt: Instant;
}

export interface SeenTable {
  team: string;
  userId: string;
  cardId: string;
  firstSeen: Instant;
  lastSeen: Instant;
  times: number;
  /** How the person saw it the last time. */
  how: SeenHow;
}

/** What a person or a channel chose, and when its next nudge is due. */
export interface SubscriptionsTable {
  id: string;
  kind: Subscription['kind'];
  team: string;
  /** The person; for a channel who saved it last, null once they asked to be forgotten. */
  userId: string | null;
  /** The channel; for a person their direct messages with the bot, null as long as nobody needed to know. */
  channel: string | null;
  /** Days of the week, Monday is 1 and Sunday 7. */
  days: Json<number[]>;
  /** On the clock of `zone`, like 09:30. */
  time: string;
  /** Name in the time zone database, like Europe/Berlin. */
  zone: string;
  /** Whether `zone` goes where the person's Slack profile says that they are. */
  followZone: boolean;
  topics: Json<Topics>;
  /** The country, or country and region, on whose public holidays nothing comes. */
  holidaysOf: string | null;
  /** Who leads the talk in a channel, in turn. */
  rotation: Json<string[]>;
  /** Whose turn in `rotation` it is next. */
  rotationIndex: number;
  status: SubscriptionStatus;
  /** The first day on which nudges come again; null when paused for good or not at all. */
  pausedUntil: LocalDay | null;
  endedWhy: string | null;
  cadence: Cadence;
  /** How many nudges in a row stayed without an answer. */
  unanswered: number;
  /** Null when nothing will come. */
  nextAt: MaybeInstant;
  /** The day that `nextAt` is in the person's calendar. */
  nextDay: LocalDay | null;
  /** The latest day that was dealt with, so that somebody who moves west has no nudge twice on that day. */
  lastDay: LocalDay | null;
  createdAt: Instant;
  updatedAt: Instant;
}

/** The ledger: one row per subscription and local day. */
export interface DeliveriesTable {
  id: string;
  subscriptionId: string;
  team: string;
  /** The person; in a channel who leads the talk, null when nobody does. */
  userId: string | null;
  channel: string | null;
  localDay: LocalDay;
  dueAt: Instant;
  state: DeliveryState;
  /** Why it was skipped or failed, or has to wait. */
  why: string | null;
  /** While it is planned: not to be tried before. Null in all other states. */
  notBefore: MaybeInstant;
  /** How often somebody set out to send it. */
  attempts: number;
  /** Whether an earlier attempt may have got through although nobody noted it: look before sending. */
  maybeSent: boolean;
  cardId: string | null;
  form: NudgeFormat | null;
  messageTs: string | null;
  plannedAt: Instant;
  sentAt: MaybeInstant;
  updatedAt: Instant;
  answer: NudgeAnswer | null;
  /** When the person first pressed a button of it, or wrote to the bot after it; null means that it is unanswered. */
  answeredAt: MaybeInstant;
}

/** What a person is learning: one row per card. */
export interface LearningTable {
  team: string;
  userId: string;
  cardId: string;
  /** Of the schedule, as JSON: dates come out as text. Null for a card that was put aside before it was learnt. */
  state: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  due: MaybeInstant;
  notForMe: boolean;
  snoozedUntil: MaybeInstant;
  updatedAt: Instant;
}

/** A card that a person has put aside to come back to. */
export interface SavedTable {
  team: string;
  userId: string;
  cardId: string;
  savedAt: Instant;
}

/** A card that was there when the cards were read. */
export interface KnownCardsTable {
  cardId: string;
  /** The day of its last review, when the cards were read last. */
  reviewed: string;
  /** When it was there for the first time; null for those of the very first start. */
  addedAt: MaybeInstant;
  /** When a later review was noticed. */
  reviewedAt: MaybeInstant;
}

/** A list of steps in a channel that people tick off together. */
export interface ChecklistsTable {
  id: string;
  team: string;
  channel: string;
  threadTs: string | null;
  /** Null until it is posted. */
  messageTs: string | null;
  /** Who made it; null once they asked to be forgotten. */
  userId: string | null;
  cardId: string;
  title: string;
  heading: string;
  /** Markdown of each, as the card had it then. */
  steps: Json<string[]>;
  createdAt: Instant;
  /** When somebody last ticked something. */
  updatedAt: Instant;
}

/** What became of one step: absent until somebody touches it. */
export interface ChecklistTicksTable {
  checklistId: string;
  /** From 0. */
  step: number;
  team: string;
  /** Who changed it last; null once they asked to be forgotten. */
  userId: string | null;
  done: boolean;
  /** How often it was changed. */
  changes: number;
  changedAt: Instant;
}

/** What was done once for a person, such as telling them something, and shall not be done again. */
export interface ToldTable {
  team: string;
  userId: string;
  /** Names the occasion, such as a reaction to a certain message, or a form that was sent. */
  what: string;
  toldAt: Instant;
}

/** A channel in which somebody switched suggestions on or off. */
export interface SuggestingChannelsTable {
  team: string;
  channel: string;
  /** Who did; null when the bot did, or once they asked to be forgotten. */
  userId: string | null;
  switchedOn: boolean;
  changedAt: Instant;
}

/** A card that was suggested unasked in a thread. */
export interface SuggestionsTable {
  team: string;
  channel: string;
  threadTs: string;
  cardId: string;
  /** Null until somebody says something to it. */
  outcome: SuggestionOutcome | null;
  offeredAt: Instant;
}

/** The tables as code sees them: camelCase here, snake_case in the database. */
export interface Tables {
  inbox: InboxTable;
  answers: AnswersTable;
  feedback: FeedbackTable;
  seen: SeenTable;
  subscriptions: SubscriptionsTable;
  deliveries: DeliveriesTable;
  learning: LearningTable;
  checklists: ChecklistsTable;
  checklistTicks: ChecklistTicksTable;
  told: ToldTable;
  suggestingChannels: SuggestingChannelsTable;
  suggestions: SuggestionsTable;
  saved: SavedTable;
  knownCards: KnownCardsTable;
}

/** The PostgreSQL schema that holds the tables, so that a database can be shared with other programs. */
export const SCHEMA = 'guidepost';

export type Db = Kysely<Tables>;
