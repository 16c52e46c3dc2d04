import type { AuditRecords } from '../people/audit.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db } from './tables.ts';

export function createAuditRecords(db: Db, forgotten: Forgotten): AuditRecords {
  return {
    async add(entry) {
      const { team, userId } = entry;
      if (userId === null) {
        await db.insertInto('audit').values(entry).execute();
        return;
      }
      await forgotten.unless(db, { team, userId }, async (write, isForgotten) => {
        await write
          .insertInto('audit')
          .values({ ...entry, userId: isForgotten ? null : userId })
          .execute();
      });
    },

    async newest(team, limit) {
      return db
        .selectFrom('audit')
        .selectAll()
        .where('team', '=', team)
        .orderBy('happenedAt', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
    },
  };
}
