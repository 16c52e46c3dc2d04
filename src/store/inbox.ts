import type { ExpressionBuilder } from 'kysely';
import type { IncomingMessage, UnfinishedMessage } from '../answers/incoming-message.ts';
import type { InboxRecords } from '../answers/records/inbox-records.ts';
import type { MessageRef } from '../people/conversation.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import type { Db, MessageState, Tables } from './tables.ts';

const MAX_TEXT = 4000;

export function createInbox(db: Db, served: ServedTeams, forgotten: Forgotten): InboxRecords {
  async function finish(key: MessageRef, state: MessageState, now: Date): Promise<void> {
    await db.updateTable('inbox').set({ state, text: '', updatedAt: now }).where(isMessage(key)).execute();
  }

  return {
    async claim(message: IncomingMessage, now: Date): Promise<'claimed' | 'seen'> {
      const { team, channel, ts, threadTs, userId, source } = message;
      const key = { team, channel, ts };
      const row = { ...key, source, attempts: 1, receivedAt: now, updatedAt: now };
      const inserted = await forgotten.unless(db, { team, userId }, (write, isForgotten) => {
        // The key alone stays, as of every message of theirs.
        const kept = isForgotten
          ? { threadTs: null, userId: null, text: '', state: 'left' as const }
          : { threadTs, userId, text: keptText(message.text, MAX_TEXT), state: 'received' as const };
        return write
          .insertInto('inbox')
          .values({ ...row, ...kept })
          .onConflict((conflict) => conflict.columns(['team', 'channel', 'ts']).doNothing())
          .returning('ts')
          .executeTakeFirst();
      });
      return inserted ? 'claimed' : 'seen';
    },

    async markAnswered(key: MessageRef, now: Date): Promise<void> {
      await finish(key, 'answered', now);
    },

    async markLeft(key: MessageRef, now: Date): Promise<void> {
      await finish(key, 'left', now);
    },

    async unfinished(limits: {
      now: Date;
      notOlderThanMs: number;
      notYoungerThanMs: number;
      maxAttempts: number;
    }): Promise<UnfinishedMessage[]> {
      const now = limits.now.getTime();
      const open = db
        .selectFrom('inbox')
        .select(['team', 'channel', 'ts', 'threadTs', 'userId', 'text', 'source', 'attempts', 'receivedAt'])
        .where('state', '=', 'received')
        .where('receivedAt', '>=', new Date(now - limits.notOlderThanMs))
        .where('updatedAt', '<=', new Date(now - limits.notYoungerThanMs))
        .where('attempts', '<', limits.maxAttempts);
      const rows = await onlyServed(open, served).orderBy('receivedAt').orderBy('ts').execute();
      return rows.flatMap(({ userId, ...row }) => (userId === null ? [] : [{ ...row, userId }]));
    },

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
