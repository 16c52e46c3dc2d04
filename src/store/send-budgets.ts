import { sql } from 'kysely';
import type { BudgetRecords, SendTurn } from '../nudges/records/budget-records.ts';
import type { Db } from './tables.ts';

/** So many milliseconds, for the database. */
const interval = (ms: number) => sql`(${ms}::float8 * interval '1 millisecond')`;
/** The time of the server, also within a transaction. */
const NOW = sql<Date>`clock_timestamp()`;

export function createSendBudgets(db: Db): BudgetRecords {
  return {
    async takeTurn(team, { everyMs, longestMs, mostHeldMs }) {
      const waitMs = (until: ReturnType<typeof sql>) =>
        sql<number>`(extract(epoch from ${until} - ${NOW}) * 1000)::float8`.as('waitMs');
      const next = sql.ref('sendBudgets.nextAt');
      const taken = await db
        .insertInto('sendBudgets')
        .values({ team, nextAt: sql`${NOW} + ${interval(everyMs)}` })
        .onConflict((conflict) =>
          conflict
            .column('team')
            .doUpdateSet({ nextAt: sql`greatest(${next}, ${NOW}) + ${interval(everyMs)}` })
            .where(next, '<=', sql<Date>`${NOW} + ${interval(longestMs)}`),
        )
        .returning(waitMs(sql`next_at - ${interval(everyMs)}`))
        .executeTakeFirst();
      if (taken) return turnOf('free', taken.waitMs);
      const full = await db
        .selectFrom('sendBudgets')
        .select(waitMs(sql`next_at`))
        .where('team', '=', team)
        .executeTakeFirst();
      const waitsMs = full?.waitMs ?? longestMs;
      const mostMs = Math.max(mostHeldMs, longestMs) + everyMs;
      if (waitsMs <= mostMs) return turnOf('none', waitsMs);
      const anew = await db
        .updateTable('sendBudgets')
        .set({ nextAt: sql`${NOW} + ${interval(everyMs)}` })
        .where('team', '=', team)
        .where('nextAt', '>', sql<Date>`${NOW} + ${interval(mostMs)}`)
        .returning('team')
        .executeTakeFirst();
      // Another process may have begun it anew.
      return anew ? { type: 'free', waitMs: 0, forgotMs: waitsMs } : turnOf('none', everyMs);
    },

    async hold(team, ms) {
      const until = sql<Date>`${NOW} + ${interval(ms)}`;
      await db
        .insertInto('sendBudgets')
        .values({ team, nextAt: until })
        .onConflict((conflict) =>
          conflict.column('team').doUpdateSet({
            nextAt: sql`greatest(${sql.ref('sendBudgets.nextAt')}, ${until})`,
          }),
        )
        .execute();
    },
  };
}

function turnOf(type: SendTurn['type'], waitMs: number): SendTurn {
  return { type, waitMs: Math.max(0, waitMs) };
}
