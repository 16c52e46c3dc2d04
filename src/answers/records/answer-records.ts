import type { Audience } from '../../people/conversation.ts';
import type { AnswerSource } from '../question.ts';

/** One answer, as it is stored. */
export interface AnswerEntry {
  id: string;
  team: string;
  channel: string;
  threadTs: string | null;
  /** Who asked. */
  userId: string;
  source: AnswerSource;
  /** Who could read the question; null where that is not known, or where only the person who asked saw the answer. */
  audience: Audience | null;
  /** Null once it is too old to be kept. */
  question: string | null;
  /** A hash of what the question asks for, the same for the same words; null like the question. */
  questionKey: string | null;
  /** Best first. */
  cardIds: string[];
  /** False when no card fit and the answer said so. */
  answered: boolean;
  /** 0 to 1. */
  confidence: number;
  /** The id of the answer that this one continues ("another one"); null for a question of its own. */
  follows: string | null;
  /** The kind of card that a follow-up asked for. */
  ofKind: string | null;
  createdAt: Date;
}

export interface NewAnswer
  extends Omit<
    AnswerEntry,
    'id' | 'audience' | 'question' | 'questionKey' | 'follows' | 'ofKind' | 'createdAt'
  > {
  /** Generated when absent. */
  id?: string;
  /** The first 1,000 characters are stored, and only for a limited time. */
  question: string;
  audience?: Audience | null;
  /** Recognizes the same question again, however it is worded; absent when there is none. */
  questionKey?: string | undefined;
  follows?: string | undefined;
  ofKind?: string | undefined;
  /** The card that counts as seen by who asked. */
  shown?: string | undefined;
}

/** What the bot answered, to whom, and where. */
export interface AnswerRecords {
  /** Stores an answer. @returns its id */
  record(answer: NewAnswer, now: Date): Promise<string>;
  byId(id: string): Promise<AnswerEntry | undefined>;
  /** An answer and those that it continues, newest first, as far as they are still stored. */
  chain(id: string): Promise<AnswerEntry[]>;
  /** The newest answer in a conversation, in any of its threads. */
  lastInChannel(team: string, channel: string): Promise<AnswerEntry | undefined>;
  /** The newest answer in a thread. */
  lastInThread(team: string, channel: string, threadTs: string): Promise<AnswerEntry | undefined>;
  /** Whether the bot has answered in a thread, even if only to say that no card fits. */
  threadHasAnswer(team: string, channel: string, threadTs: string): Promise<boolean>;
}
