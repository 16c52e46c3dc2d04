import type { Claims, LeaseHolder } from '../people/claims.ts';
import type { Person } from '../people/person.ts';
import type { Forgotten } from './forgotten.ts';
import type { Db } from './tables.ts';

/** Marks what is being done right now, among what has been done. */
const NOW = 'now: ';

/** The key of a lease; nobody's, if it is about what is done, whoever does it. */
const leaseKey = ({ team, userId = '' }: LeaseHolder, what: string) => ({ team, userId, what: NOW + what });

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

    async isClaimed({ team, userId }: Person, what: string): Promise<boolean> {
      const claimed = await db
        .selectFrom('told')
        .select('what')
        .where((row) => row.and({ team, userId, what }))
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async release(person: Person, what: string): Promise<void> {
      const { team, userId } = person;
      await db
        .deleteFrom('told')
        .where((row) => row.and({ team, userId, what }))
        .execute();
    },

    async lease(who: LeaseHolder, what: string, now: Date, lastsMs: number): Promise<boolean> {
      const over = new Date(now.getTime() - lastsMs);
      // A clock that ran ahead must not keep everybody waiting until its time has come.
      const tooFarAhead = new Date(now.getTime() + lastsMs);
      const { team, userId = '' } = who;
      return forgotten.unless(db, { team, userId }, async (write, isForgotten) => {
        if (isForgotten) return true;
        const taken = await write
          .insertInto('told')
          .values({ ...leaseKey(who, what), toldAt: now })
          .onConflict((conflict) =>
            conflict
              .columns(['team', 'userId', 'what'])
              .doUpdateSet({ toldAt: now })
              .where((row) => row.or([row('told.toldAt', '<=', over), row('told.toldAt', '>', tooFarAhead)])),
          )
          .returning('what')
          .executeTakeFirst();
        return taken !== undefined;
      });
    },

    async renewLease(who: LeaseHolder, what: string, since: Date, now: Date): Promise<boolean> {
      const renewed = await db
        .updateTable('told')
        .set({ toldAt: now })
        .where((row) => row.and({ ...leaseKey(who, what), toldAt: since }))
        .returning('what')
        .executeTakeFirst();
      return renewed !== undefined;
    },

    async endLease(who: LeaseHolder, what: string, since: Date): Promise<void> {
      await db
        .deleteFrom('told')
        .where((row) => row.and({ ...leaseKey(who, what), toldAt: since }))
        .execute();
    },

    async endAllLeases(): Promise<void> {
      await db.deleteFrom('told').where('what', 'like', `${NOW}%`).execute();
    },
  };
}
