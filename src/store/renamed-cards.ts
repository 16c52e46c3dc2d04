import { sql } from 'kysely';
import type { RenamedCards } from '../people/renamed-cards.ts';
import type { Db } from './tables.ts';

/** The tables with a card in their key, with the rest of it: a row for the new name may be there already. */
const KEYED = {
  saved: ['team', 'user_id'],
  seen: ['team', 'user_id'],
  learning: ['team', 'user_id'],
  feedback: ['answer_id', 'team', 'user_id'],
  known_cards: [],
} as const;

/** The other tables with a column for a card. `tests/store/renamed-cards.test.ts` checks that none is missing. */
const OTHERS = [
  'audit',
  'checklists',
  'deliveries',
  'rehearsals',
  'reports',
  'suggestions',
  'tries',
] as const;

export const CARD_TABLES: readonly string[] = [...Object.keys(KEYED), ...OTHERS];

export function createRenamedCards(db: Db): RenamedCards {
  return {
    async rename(renames) {
      if (renames.length === 0) return;
      await db.transaction().execute(async (trx) => {
        // The names stay in the cards for years, and this runs each time these are read.
        const there = await storedAmong(
          trx,
          renames.map(({ from }) => from),
        );
        for (const { from, to } of renames.filter(({ from: former }) => there.has(former))) {
          for (const [table, key] of Object.entries(KEYED)) {
            const name = sql.table(`guidepost.${table}`);
            const same = key.map((column) => sql`and there.${sql.ref(column)} = gone.${sql.ref(column)}`);
            await sql`delete from ${name} gone where card_id = ${from} and exists
              (select 1 from ${name} there where there.card_id = ${to} ${sql.join(same, sql` `)})`.execute(
              trx,
            );
            await sql`update ${name} set card_id = ${to} where card_id = ${from}`.execute(trx);
          }
          for (const table of OTHERS) {
            await sql`update ${sql.table(`guidepost.${table}`)} set card_id = ${to} where card_id = ${from}`.execute(
              trx,
            );
          }
        }
      });
    },
  };
}

/** Which of some cards anything is stored about. */
async function storedAmong(db: Db, cardIds: readonly string[]): Promise<ReadonlySet<string>> {
  const all = CARD_TABLES.map((table) => sql`select card_id from ${sql.table(`guidepost.${table}`)}`);
  const { rows } = await sql<{ cardId: string }>`
    select distinct card_id from (${sql.join(all, sql` union all `)}) stored
    where card_id in (${sql.join(cardIds)})`.execute(db);
  return new Set(rows.map(({ cardId }) => cardId));
}
