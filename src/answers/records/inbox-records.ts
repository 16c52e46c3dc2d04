import type { MessageRef } from '../../people/conversation.ts';
import type { IncomingMessage, UnfinishedMessage } from '../incoming-message.ts';

/** Keeps one message from being answered twice, and lets another process finish what a crash interrupted. */
export interface InboxRecords {
  /** Claims a message. However many calls there are for one message, in any process, one of them gets 'claimed'. */
  claim(message: IncomingMessage, now: Date): Promise<'claimed' | 'seen'>;
  /** The answer has been sent: deletes the text. */
  markAnswered(message: MessageRef, now: Date): Promise<void>;
  /** The bot decided to say nothing: deletes the text. */
  markLeft(message: MessageRef, now: Date): Promise<void>;
  /**
   * Messages that were claimed and never finished, oldest first: what a crash left behind. Leaves out those
   * received more than `notOlderThanMs` ago (an answer would come too late), those tried less than
   * `notYoungerThanMs` ago (another process may be working on them), and those tried `maxAttempts` times.
   */
  unfinished(limits: {
    now: Date;
    notOlderThanMs: number;
    notYoungerThanMs: number;
    maxAttempts: number;
  }): Promise<UnfinishedMessage[]>;
  /**
   * Messages that were never finished, oldest first, of which it is too late for an answer: received more than
   * `olderThanMs` ago, but not more than `notOlderThanMs`. Leaves out those tried less than `notYoungerThanMs` ago.
   */
  overdue(limits: {
    now: Date;
    olderThanMs: number;
    notOlderThanMs: number;
    notYoungerThanMs: number;
  }): Promise<UnfinishedMessage[]>;
  /**
   * Claims an unfinished message again. True for one caller only: the row must still have the number of
   * attempts that the caller saw.
   */
  retake(message: MessageRef & { attempts: number }, now: Date): Promise<boolean>;
}
