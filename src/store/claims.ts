import type { Claims } from '../people/claims.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db } from './tables.ts';

export function createClaims(db: Db, forgotten: Forgotten): Claims {
  return {
    async claimOnce(person: Person, what: string, now: Date): Promise<boolean> {
      const { team, userId } = person;
      return forgotten.unless(db, person, async (write, isForgotten) => {
        if (isForgotten) return true;
        const claimed = await write
          .insertInto('told')
          .values({ team, userId, what, toldAt: now })
          .onConflict((conflict) => conflict.columns(['team', 'userId', 'what']).doNothing())
          .returning('what')
          .executeTakeFirst();
        return claimed !== undefined;
      });
    },

    async release(person: Person, what: string): Promise<void> {
      const { team, userId } = person;
      await db
        .deleteFrom('told')
        .where((row) => row.and({ team, userId, what }))
        .execute();
    },
  };
}
