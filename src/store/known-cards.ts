import { sql } from 'kysely';
import type { CardNews, KnownCardRecords } from '../answers/records/known-card-records.ts';
import type { Db } from './tables.ts';

export function createKnownCards(db: Db): KnownCardRecords {
  return {
    async note(cards: readonly { id: string; reviewed: string }[], now: Date): Promise<void> {
      if (cards.length === 0) return;
      await db.transaction().execute(async (trx) => {
        const first = (await trx.selectFrom('knownCards').select('cardId').limit(1).execute()).length === 0;
        // Sorted, so that two processes that record the same cards lock the rows in the same order.
        const rows = cards.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        await trx
          .insertInto('knownCards')
          .values(
            rows.map(({ id, reviewed }) => ({
              cardId: id,
              reviewed,
              addedAt: first ? null : now,
              reviewedAt: null,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .column('cardId')
              .doUpdateSet((row) => ({ reviewed: row.ref('excluded.reviewed'), reviewedAt: now }))
              // An earlier date means an older version of the file, not a review.
              .where('knownCards.reviewed', '<', sql<string>`excluded.reviewed`),
          )
          .execute();
      });
    },

    async news({ since, limit }: { since: Date; limit: number }): Promise<CardNews[]> {
      const rows = await db
        .selectFrom('knownCards')
        .select(['cardId', 'addedAt', 'reviewedAt'])
        .where((row) => row.or([row('addedAt', '>=', since), row('reviewedAt', '>=', since)]))
        .orderBy(sql`greatest(${sql.ref('addedAt')}, ${sql.ref('reviewedAt')})`, 'desc')
        .orderBy('cardId')
        .limit(limit)
        .execute();
      return rows.flatMap(({ cardId, addedAt, reviewedAt }): CardNews[] => {
        if (addedAt && addedAt >= since) return [{ cardId, what: 'added', at: addedAt }];
        return reviewedAt ? [{ cardId, what: 'reviewed', at: reviewedAt }] : [];
      });
    },
  };
}
