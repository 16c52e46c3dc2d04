import type { ExpressionBuilder } from 'kysely';
import { keptText } from './kept-text.ts';
import type { Db, MessageSource, MessageState, Tables } from './tables.ts';

/** Slack sends one message up to eleven times under different event ids; these three never change. */
export interface MessageRef {
  team: string;
  channel: string;
  ts: string;
}

export interface IncomingMessage extends MessageRef {
  /** Null when the message starts no thread and stands in none. */
  threadTs: string | null;
  userId: string;
  /** As typed; the first 4,000 characters are kept until the message is dealt with. */
  text: string;
  source: MessageSource;
}

export interface UnfinishedMessage extends IncomingMessage {
  /** How often it was taken on so far, at least 1. */
  attempts: number;
  receivedAt: Date;
}

const MAX_TEXT = 4000;

export type Inbox = ReturnType<typeof createInbox>;

/** The record that keeps one message from being answered twice, and lets a crash in the middle be made good. */
export function createInbox(db: Db) {
  async function finish(key: MessageRef, state: MessageState, now: Date): Promise<void> {
    await db.updateTable('inbox').set({ state, text: '', updatedAt: now }).where(isMessage(key)).execute();
  }

  return {
    /** Takes a message on. Of any number of calls for one message, in any process, one gets 'claimed'. */
    async claim(message: IncomingMessage, now: Date): Promise<'claimed' | 'seen'> {
      const { team, channel, ts, threadTs, userId, source } = message;
      const inserted = await db
        .insertInto('inbox')
        .values({
          team,
          channel,
          ts,
          threadTs,
          userId,
          source,
          text: keptText(message.text, MAX_TEXT),
          state: 'received',
          attempts: 1,
          receivedAt: now,
          updatedAt: now,
        })
        .onConflict((conflict) => conflict.columns(['team', 'channel', 'ts']).doNothing())
        .returning('ts')
        .executeTakeFirst();
      return inserted ? 'claimed' : 'seen';
    },

    /** The answer is out: forgets the text. */
    async markAnswered(key: MessageRef, now: Date): Promise<void> {
      await finish(key, 'answered', now);
    },

    /** The bot decided to say nothing: forgets the text. */
    async markLeft(key: MessageRef, now: Date): Promise<void> {
      await finish(key, 'left', now);
    },

    /**
     * Messages that were taken on and never dealt with, oldest first: what a crash left behind. Leaves out
     * those received more than `notOlderThanMs` ago (an answer would come too late), those tried less than
     * `notYoungerThanMs` ago (somebody may be at work on them) and those tried `maxAttempts` times.
     */
    async unfinished(limits: {
      now: Date;
      notOlderThanMs: number;
      notYoungerThanMs: number;
      maxAttempts: number;
    }): Promise<UnfinishedMessage[]> {
      const now = limits.now.getTime();
      const rows = await db
        .selectFrom('inbox')
        .select(['team', 'channel', 'ts', 'threadTs', 'userId', 'text', 'source', 'attempts', 'receivedAt'])
        .where('state', '=', 'received')
        .where('receivedAt', '>=', new Date(now - limits.notOlderThanMs))
        .where('updatedAt', '<=', new Date(now - limits.notYoungerThanMs))
        .where('attempts', '<', limits.maxAttempts)
        .orderBy('receivedAt')
        .orderBy('ts')
        .execute();
      return rows.flatMap(({ userId, ...row }) => (userId === null ? [] : [{ ...row, userId }]));
    },

    /**
     * Takes an unfinished message on again. True for one caller only: the row must still have the number of
     * attempts that the caller saw in `unfinished`.
     */
    async retake(message: MessageRef & { attempts: number }, now: Date): Promise<boolean> {
      const taken = await db
        .updateTable('inbox')
        .set({ attempts: message.attempts + 1, updatedAt: now })
        .where(isMessage(message))
        .where('state', '=', 'received')
        .where('attempts', '=', message.attempts)
        .returning('ts')
        .executeTakeFirst();
      return taken !== undefined;
    },
  };
}

function isMessage({ team, channel, ts }: MessageRef) {
  return (row: ExpressionBuilder<Tables, 'inbox'>) => row.and({ team, channel, ts });
}
