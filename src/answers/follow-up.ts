import type { Answer } from './answer.ts';
import type { Question } from './question.ts';

/** Which answer a follow-up continues. */
export interface FollowUpLink {
  /** The id of the answer before it. */
  follows?: string;
  /** The id of the kind of card that was asked for. */
  ofKind?: string | undefined;
}

/** An earlier answer, as far as it is stored. */
export interface RecordedAnswer {
  id: string;
  /** Empty when the asker wrote no words of their own and the thread was read instead. */
  question: string;
  /** The users whose words the question has: one, several after others went on from it, none if it is a card's name. */
  writers: readonly string[];
  /** Best first. */
  cardIds: string[];
  answered: boolean;
  ofKind: string | undefined;
}

/** A follow-up such as "another one". It has no text of its own: the question is that of the earlier answer. */
export interface FollowUpRequest extends Omit<Question, 'text' | 'keep'> {
  last: RecordedAnswer;
  /** In a thread: what people had written in it when the question was asked, oldest first. */
  thread: readonly string[];
  /** What the person says to be missing, perhaps nothing. Absent when they only want more. */
  missing?: string | undefined;
  /** The maximum number of cards. */
  howMany: number;
  /** The id of the kind of card that is asked for. */
  ofKind?: string | undefined;
}

/** "And for LLMs?": the question of the earlier answer, about something else. */
export interface AlsoRequest extends Omit<FollowUpRequest, 'howMany' | 'ofKind' | 'missing'> {
  /** As the person said it. */
  said: string;
  /** What it is about this time: the same without "and" and the like. */
  about: string;
}

export type MoreResults = Answer | { type: 'exhausted'; question: string };
