import type { Kysely } from 'kysely';

/** Which question a nudge asked, what was chosen, and the words that people find for hard moments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('deliveries')
    .addColumn('question', 'text')
    .addColumn('choice', 'integer')
    .execute();
  await db.schema
    .createTable('rehearsals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('written_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
