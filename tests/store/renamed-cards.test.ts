import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { CARD_TABLES } from '../../src/store/renamed-cards.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, useEverything } from './use-everything.ts';

const ADA = { team: 'T1', userId: 'U1' };

eachDatabase('A card that gets another id', (database) => {
  it('keeps what people saved, saw and learned of it', async () => {
    const store = await database.open();
    await useEverything(store, ADA.team, ADA.userId);
    const [before = ''] = await store.saved.cardIds(ADA);
    const rowsWith = async (id: string) => {
      const counts: Record<string, number> = {};
      for (const table of CARD_TABLES) {
        const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from ${sql.table(`guidepost.${table}`)} where card_id = ${id}`.execute(
          store.db,
        );
        counts[table] = rows[0]?.count ?? 0;
      }
      return counts;
    };
    const counted = await rowsWith(before);
    const renames = [{ from: before, to: 'practices/renamed' }];
    await store.renamedCards.rename(renames);
    await store.renamedCards.rename(renames);
    expect(await rowsWith('practices/renamed')).toEqual(counted);
    expect(Object.values(await rowsWith(before)).every((count) => count === 0)).toBe(true);
    expect(await store.saved.cardIds(ADA)).toContain('practices/renamed');
  });

  it('is saved once if it was saved under both', async () => {
    const store = await database.open();
    await store.saved.save(ADA, 'practices/old', NOW);
    await store.saved.save(ADA, 'practices/new', NOW);
    await store.renamedCards.rename([{ from: 'practices/old', to: 'practices/new' }]);
    expect(await store.saved.cardIds(ADA)).toEqual(['practices/new']);
  });

  it('is looked for in every table that names a card', async () => {
    const store = await database.open();
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'guidepost' and column_name = 'card_id'`.execute(store.db);
    expect([...CARD_TABLES].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });
});
