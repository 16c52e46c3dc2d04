import type { Kysely } from 'kysely';

/** When the next nudge of a workspace may be sent, for all processes together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('send_budgets')
    .addColumn('team', 'text', (column) => column.primaryKey())
    .addColumn('next_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
