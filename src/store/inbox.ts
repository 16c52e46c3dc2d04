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

  /** The messages that were never finished and that nobody is working on. */
  const open = ({ now, notYoungerThanMs }: { now: Date; notYoungerThanMs: number }) =>
    db
      .selectFrom('inbox')
      .select(['team', 'channel', 'ts', 'threadTs', 'userId', 'text', 'source', 'attempts', 'receivedAt'])
      .where('state', '=', 'received')
      .where('updatedAt', '<=', before(now, notYoungerThanMs));

  async function readable(query: ReturnType<typeof open>): Promise<UnfinishedMessage[]> {
    const rows = await onlyServed(query, served).orderBy('receivedAt').orderBy('ts').execute();
    return rows.flatMap(({ userId, ...row }) => (userId === null ? [] : [{ ...row, userId }]));
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
        return (
          write
            .insertInto('inbox')
            .values({ ...row, ...kept })
            // Whoever got nothing in a thread may add a mention, and then asks for the first time.
            .onConflict((conflict) =>
              conflict
                .columns(['team', 'channel', 'ts'])
                .doUpdateSet({ ...kept, source, attempts: 1, updatedAt: now })
                .where('inbox.state', '=', 'left')
                .where('inbox.source', '=', 'thread')
                .where('inbox.userId', '=', userId)
                .where((eb) => eb.val(source === 'mention')),
            )
            .returning('ts')
            .executeTakeFirst()
        );
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
      return readable(
        open(limits)
          .where('receivedAt', '>=', before(limits.now, limits.notOlderThanMs))
          .where('attempts', '<', limits.maxAttempts),
      );
    },

    async overdue(limits: {
      now: Date;
      olderThanMs: number;
      notOlderThanMs: number;
      notYoungerThanMs: number;
    }): Promise<UnfinishedMessage[]> {
      return readable(
        open(limits)
          .where('receivedAt', '<', before(limits.now, limits.olderThanMs))
          .where('receivedAt', '>=', before(limits.now, limits.notOlderThanMs)),
      );
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

function before(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}

function isMessage({ team, channel, ts }: MessageRef) {
  return (row: ExpressionBuilder<Tables, 'inbox'>) => row.and({ team, channel, ts });
}
