import type { Kysely } from 'kysely';

/** What the bot still has to say about nudges, and what people have tried. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('subscription_id', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text')
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('not_before', 'timestamptz', (column) => column.notNull())
    .addColumn('taken_at', 'timestamptz')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('maybe_sent', 'boolean', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('notices_due').on('notices').columns(['not_before', 'id']).execute();
  await db.schema.createIndex('notices_subscription').on('notices').column('subscription_id').execute();
  await db.schema
    .createTable('tries')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text', (column) => column.notNull())
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('tried_at', 'timestamptz', (column) => column.notNull())
    .addColumn('note', 'text')
    // Whoever presses twice has tried it once.
    .addPrimaryKeyConstraint('tries_pkey', ['team', 'user_id', 'delivery_id'])
    .execute();
  await db.schema.createIndex('tries_of_nudge').on('tries').columns(['team', 'delivery_id']).execute();
}
