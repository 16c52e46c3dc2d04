import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { NewNotice, Notice } from '../nudges/notices/notice.ts';
import type { NoticeRecords, NoticeVersion } from '../nudges/records/notice-records.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import type { Db, Tables } from './tables.ts';

/**
 * Stores that subscriptions have ended, to be told to whoever set them up: in the transaction that ends them. Of one that had
 * been started again before anybody was told, only the last end counts.
 */
export async function noteEnds(
  trx: Db,
  ended: readonly { id: string; team: string }[],
  now: Date,
): Promise<void> {
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  await trx.deleteFrom('notices').where('subscriptionId', 'in', ids).where('type', '=', 'ended').execute();
  const rows = ended.map(({ id, team }) =>
    noticeRow({ team, subscriptionId: id, deliveryId: null, type: 'ended', notBefore: now }),
  );
  await trx.insertInto('notices').values(rows).execute();
}

function noticeRow(notice: NewNotice): Insertable<Tables['notices']> {
  return { ...notice, id: randomUUID(), takenAt: null, attempts: 0, maybeSent: false };
}

export function createNotices(db: Db, served: ServedTeams): NoticeRecords {
  return {
    async add(notices: readonly NewNotice[]): Promise<void> {
      if (notices.length === 0) return;
      const rows = notices.map(noticeRow);
      await db.insertInto('notices').values(rows).execute();
    },

    async due({ now, limit }: { now: Date; limit: number }): Promise<Notice[]> {
      const due = db.selectFrom('notices').selectAll().where('notBefore', '<=', now);
      return onlyServed(due, served).orderBy('notBefore').orderBy('id').limit(limit).execute();
    },

    async take(id: string, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<Notice | undefined> {
      return onlyServed(db.updateTable('notices').where('id', '=', id), served)
        .set((row) => ({
          attempts: row('attempts', '+', 1),
          maybeSent: row.or([row('maybeSent', '=', true), row('takenAt', 'is not', null)]).$castTo<boolean>(),
          takenAt: now,
          // Whoever was killed with it leaves it to others after this.
          notBefore: new Date(now.getTime() + leaseMs),
        }))
        .where('notBefore', '<=', now)
        .returningAll()
        .executeTakeFirst();
    },

    async done({ id, attempts }: NoticeVersion): Promise<void> {
      await db.deleteFrom('notices').where('id', '=', id).where('attempts', '=', attempts).execute();
    },

    async requeue(
      { id, attempts }: NoticeVersion,
      { notBefore, maybeSent }: { notBefore: Date; maybeSent: boolean },
    ): Promise<void> {
      await db
        .updateTable('notices')
        .set((row) => ({
          takenAt: null,
          notBefore,
          // Once unknown, it stays unknown: a later attempt says nothing about the one before.
          maybeSent: maybeSent ? true : row.ref('maybeSent'),
        }))
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .execute();
    },
  };
}
