import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** A card that came, or was reviewed anew, while the bot was there to notice. */
export interface CardNews {
  cardId: string;
  what: 'added' | 'reviewed';
  at: Date;
}

export type KnownCards = ReturnType<typeof createKnownCards>;

/**
 * Which cards there were before, so that "new" means what it says. The date on a card is no help: it is that of its last
 * review, and the day on which a file is written is not the day on which people can read it here.
 */
export function createKnownCards(db: Db) {
  return {
    /**
     * Notes the cards that are there now. The very first ones are nothing new: there was nobody to miss them.
     * @param cards each with the day of its last review, 'YYYY-MM-DD'
     */
    async note(cards: readonly { id: string; reviewed: string }[], now: Date): Promise<void> {
      if (cards.length === 0) return;
      await db.transaction().execute(async (trx) => {
        const first = (await trx.selectFrom('knownCards').select('cardId').limit(1).execute()).length === 0;
        // Sorted, so that two processes that note the same cards lock the rows in the same order.
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
              // A date that goes back is a file of an older version, not a review.
              .where('knownCards.reviewed', '<', sql<string>`excluded.reviewed`),
          )
          .execute();
      });
    },

    /** What is new since a moment, the newest first. A card that is new is not told as reviewed. */
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
