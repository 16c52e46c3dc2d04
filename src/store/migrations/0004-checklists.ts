import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checklists')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread_ts', 'text')
    .addColumn('message_ts', 'text')
    .addColumn('user_id', 'text')
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('heading', 'text', (column) => column.notNull())
    .addColumn('steps', 'jsonb', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('checklists_person').on('checklists').columns(['team', 'user_id']).execute();
  await db.schema.createIndex('checklists_age').on('checklists').column('updated_at').execute();

  // One row per step, so that people who tick different steps at the same time never overwrite each other.
  await db.schema
    .createTable('checklist_ticks')
    .addColumn('checklist_id', 'text', (column) =>
      column.notNull().references('checklists.id').onDelete('cascade'),
    )
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('done', 'boolean', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('checklist_ticks_pkey', ['checklist_id', 'step'])
    .execute();
  await db.schema
    .createIndex('checklist_ticks_person')
    .on('checklist_ticks')
    .columns(['team', 'user_id'])
    .execute();
}
