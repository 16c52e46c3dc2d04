import type { ColumnType, Kysely } from 'kysely';

/** timestamptz: a Date goes in and a Date comes out, on both databases. */
type Instant = ColumnType<Date, Date, Date>;
/** jsonb list: goes in as JSON text, because `pg` would write a JavaScript array as a PostgreSQL array. */
type StringList = ColumnType<string[], string, string>;

export type MessageSource = 'mention' | 'thread' | 'direct';
export type AnswerSource = MessageSource | 'command' | 'shortcut' | 'example' | 'home';
export type MessageState = 'received' | 'answered' | 'left';
export type SeenHow = 'answer' | 'opened' | 'tip' | 'nudge' | 'shared';

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
  cardIds: StringList;
  answered: boolean;
  confidence: number;
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

/** The tables as code sees them: camelCase here, snake_case in the database. */
export interface Tables {
  inbox: InboxTable;
  answers: AnswersTable;
  feedback: FeedbackTable;
  seen: SeenTable;
}

/** The PostgreSQL schema that holds the tables, so that a database can be shared with other programs. */
export const SCHEMA = 'guidepost';

export type Db = Kysely<Tables>;

/** A person in a workspace: Slack's user ids are only unique together with the workspace's. */
export interface Person {
  team: string;
  userId: string;
}
