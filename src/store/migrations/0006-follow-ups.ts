import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('answers').addColumn('follows', 'text').addColumn('of_kind', 'text').execute();
  // What a person was told once and must not be told again.
  await db.schema
    .createTable('told')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('told_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('told_pkey', ['team', 'user_id', 'what'])
    .execute();
  await db.schema.createIndex('told_age').on('told').column('told_at').execute();
}
