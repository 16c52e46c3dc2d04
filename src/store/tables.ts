import type { ColumnType, Kysely } from 'kysely';
import type { Checklist, Tick } from '../answers/checklist.ts';
import type { MessageSource } from '../answers/question.ts';
import type { AnswerEntry } from '../answers/records/answer-records.ts';
import type { FeedbackEntry } from '../answers/records/feedback-records.ts';
import type { MistakeReport } from '../answers/records/report-records.ts';
import type { SuggestionOutcome, SuggestionSwitch } from '../answers/records/suggestion-records.ts';
import type { Rung } from '../cards/ladder.ts';
import type { Delivery } from '../nudges/delivery/delivery.ts';
import type { LearningItem } from '../nudges/learning-item.ts';
import type { Notice } from '../nudges/notices/notice.ts';
import type { Rehearsal } from '../nudges/records/rehearsal-records.ts';
import type { Try } from '../nudges/records/try-records.ts';
import type { NudgeStop } from '../nudges/rules/nudge-stop.ts';
import type { SubscriptionFields } from '../nudges/subscription.ts';
import type { Assessment, FirstDaysList } from '../path/assessment.ts';
import type { AuditEntry } from '../people/audit.ts';
import type { MessageRef, ThreadRef } from '../people/conversation.ts';
import type { Person } from '../people/person.ts';
import type { SeenHow } from '../people/seen-cards.ts';

/**
 * A record of the domain as a table: camelCase here, snake_case in the database.
 * - A Date is a timestamptz: a Date goes in and a Date comes out, on both databases.
 * - A list or an object is jsonb. It goes in as JSON text, because `pg` would write a JavaScript array as a
 *   PostgreSQL array.
 * - A local day like 2026-11-02 is text, not `date`, which would come out as midnight in the time zone of
 *   whatever machine reads it. Text in this form sorts in the order of the days.
 */
type Columns<T> = { [K in keyof T]: Column<T[K]> };
type Column<T> = [T] extends [Date]
  ? ColumnType<Date, Date, Date>
  : [T] extends [Date | null]
    ? ColumnType<Date | null, Date | null, Date | null>
    : [T] extends [object]
      ? ColumnType<T, string, string>
      : [T] extends [object | null]
        ? ColumnType<T, string | null, string | null>
        : T;

/** `left`: the bot decided to say nothing. */
export type MessageState = 'received' | 'answered' | 'left';

/** A message from Slack that the bot claimed. Its key keeps it from being answered twice. */
interface InboxRow extends MessageRef {
  threadTs: string | null;
  /** Null once the person asked to be forgotten. */
  userId: string | null;
  /** Empty as soon as the message is finished. */
  text: string;
  source: MessageSource;
  state: MessageState;
  attempts: number;
  receivedAt: Date;
  updatedAt: Date;
}

interface AssessmentRow extends Omit<Assessment, 'levels'> {
  /** Null for a requirement that somebody was at but left open; one that they have not reached is not in it. */
  levels: Readonly<Record<string, Rung | null>>;
}

interface SeenRow extends Person {
  cardId: string;
  firstSeen: Date;
  lastSeen: Date;
  times: number;
  /** How the person last saw it. */
  how: SeenHow;
}

/** A card that a person saved to come back to. */
interface SavedRow extends Person {
  cardId: string;
  savedAt: Date;
}

/** What somebody said is wrong on a card; deleted once a curator has closed it. */
interface ReportRow extends Person, MistakeReport {}

/** What somebody would say in a hard moment. */
interface RehearsalRow extends Person, Rehearsal {}

/** Somebody tried what a nudge proposed. */
interface TryRow extends Person, Try {}

/** A card that existed when the cards were read. */
interface KnownCardRow {
  cardId: string;
  /** The day of its last review, as of the last time the cards were read. */
  reviewed: string;
  /** When it first existed; null for the cards of the very first start. */
  addedAt: Date | null;
  /** When a later review was noticed. */
  reviewedAt: Date | null;
}

/** One step of a checklist. There is no row until somebody touches the step. */
interface ChecklistTickRow extends Tick {
  checklistId: string;
  team: string;
}

/** Something that is done only once for a person, such as telling them something. */
interface ToldRow extends Person {
  /** Names the occasion, such as a reaction to a certain message, or a form that was submitted. */
  what: string;
  toldAt: Date;
}

/** A card that was suggested in a thread without being asked for. */
interface SuggestionRow extends ThreadRef {
  cardId: string;
  /** Null until somebody reacts. */
  outcome: SuggestionOutcome | null;
  offeredAt: Date;
}

/** When the next nudge of a workspace may be sent. */
interface SendBudgetRow {
  team: string;
  nextAt: Date;
}

export type SubscriptionsTable = Columns<SubscriptionFields>;

/** All tables. The name of a table in the database is the key in snake_case. */
export interface Tables {
  inbox: Columns<InboxRow>;
  answers: Columns<AnswerEntry>;
  feedback: Columns<FeedbackEntry>;
  seen: Columns<SeenRow>;
  subscriptions: SubscriptionsTable;
  /** The ledger: one row per subscription and local day. */
  deliveries: Columns<Delivery>;
  /** One row per person and card. */
  learning: Columns<LearningItem>;
  checklists: Columns<Omit<Checklist, 'ticks'>>;
  checklistTicks: Columns<ChecklistTickRow>;
  told: Columns<ToldRow>;
  suggestingChannels: Columns<SuggestionSwitch>;
  suggestions: Columns<SuggestionRow>;
  saved: Columns<SavedRow>;
  reports: Columns<ReportRow>;
  assessments: Columns<AssessmentRow>;
  /** One row per person. */
  firstDays: Columns<FirstDaysList>;
  rehearsals: Columns<RehearsalRow>;
  /** What the bot still has to say about nudges; a row goes once that is done. */
  notices: Columns<Notice>;
  tries: Columns<TryRow>;
  nudgeStops: Columns<NudgeStop>;
  /** Who switched what for others. */
  audit: Columns<AuditEntry>;
  sendBudgets: Columns<SendBudgetRow>;
  knownCards: Columns<KnownCardRow>;
}

/** The PostgreSQL schema that holds the tables, so that a database can be shared with other programs. */
export const SCHEMA = 'guidepost';

export type Db = Kysely<Tables>;
