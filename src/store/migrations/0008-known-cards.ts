import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('known_cards')
    .addColumn('card_id', 'text', (column) => column.primaryKey())
    .addColumn('reviewed', 'text', (column) => column.notNull())
    .addColumn('added_at', 'timestamptz')
    .addColumn('reviewed_at', 'timestamptz')
    .execute();
}
