import { type Kysely, sql } from 'kysely';

/** How people assess themselves, and the first 30 days of those who are new. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assessments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('levels', 'jsonb', (column) => column.notNull())
    .addColumn('evidence', 'jsonb', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz')
    .execute();
  await db.schema
    .createIndex('assessments_person')
    .on('assessments')
    .columns(['team', 'user_id', 'finished_at'])
    .execute();
  // One under way for each person: whoever goes on in another window goes on with the same one.
  await db.schema
    .createIndex('assessments_under_way')
    .on('assessments')
    .columns(['team', 'user_id'])
    .unique()
    .where(sql.ref('finished_at'), 'is', null)
    .execute();

  await db.schema
    .createTable('first_days')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('lead_id', 'text')
    .addColumn('done', 'jsonb', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('first_days_pkey', ['team', 'user_id'])
    .execute();
  await db.schema.createIndex('first_days_lead').on('first_days').columns(['team', 'lead_id']).execute();
}
