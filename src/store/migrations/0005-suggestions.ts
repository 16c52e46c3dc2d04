import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('suggesting_channels')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('switched_on', 'boolean', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('suggesting_channels_pkey', ['team', 'channel'])
    .execute();
  // No names and nothing of what people said: only which card was suggested in which thread, and how people reacted.
  await db.schema
    .createTable('suggestions')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread_ts', 'text', (column) => column.notNull())
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('offered_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('suggestions_pkey', ['team', 'channel', 'thread_ts'])
    .execute();
  await db.schema
    .createIndex('suggestions_lately')
    .on('suggestions')
    .columns(['team', 'channel', 'offered_at'])
    .execute();
}
