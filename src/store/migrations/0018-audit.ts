import type { Kysely } from 'kysely';

/** Who switched what for others, and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('channel', 'text')
    .addColumn('card_id', 'text')
    .addColumn('happened_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_newest').on('audit').columns(['team', 'happened_at']).execute();
}
