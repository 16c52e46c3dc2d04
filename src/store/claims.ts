import type { Db, Person } from './tables.ts';

export type Claims = ReturnType<typeof createClaims>;

/**
 * What was done once for each person, so that it is not done again, however often Slack reports the occasion: what they
 * were told, and the forms of theirs by which a card was shared.
 */
export function createClaims(db: Db) {
  return {
    /**
     * True for one caller only, in whichever process: that one does it.
     * @param what names the occasion, such as a reaction to a certain message, or a form with all that is filled in
     */
    async claimOnce(person: Person, what: string, now: Date): Promise<boolean> {
      const { team, userId } = person;
      const claimed = await db
        .insertInto('told')
        .values({ team, userId, what, toldAt: now })
        .onConflict((conflict) => conflict.columns(['team', 'userId', 'what']).doNothing())
        .returning('what')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    /** Lets it be done after all: the one who set out to do so could not. */
    async release(person: Person, what: string): Promise<void> {
      const { team, userId } = person;
      await db
        .deleteFrom('told')
        .where((row) => row.and({ team, userId, what }))
        .execute();
    },
  };
}
