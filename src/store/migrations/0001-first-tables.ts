import { type Kysely, sql } from 'kysely';

/** A published migration is never edited: a change is a new file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('ts', 'text', (column) => column.notNull())
    .addColumn('thread_ts', 'text')
    .addColumn('user_id', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('received_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_pkey', ['team', 'channel', 'ts'])
    .execute();
  await db.schema
    .createIndex('inbox_unfinished')
    .on('inbox')
    .column('received_at')
    .where(sql.ref('state'), '=', sql.lit('received'))
    .execute();
  await db.schema.createIndex('inbox_age').on('inbox').column('received_at').execute();

  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread_ts', 'text')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('question', 'text')
    .addColumn('card_ids', 'jsonb', (column) => column.notNull())
    .addColumn('answered', 'boolean', (column) => column.notNull())
    .addColumn('confidence', 'real', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('answers_thread')
    .on('answers')
    .columns(['team', 'channel', 'thread_ts', 'created_at'])
    .execute();
  await db.schema.createIndex('answers_person').on('answers').columns(['team', 'user_id']).execute();
  await db.schema.createIndex('answers_age').on('answers').column('created_at').execute();

  // No foreign key to answers: when a person's answers are deleted, other people's feedback on a card stays.
  await db.schema
    .createTable('feedback')
    .addColumn('answer_id', 'text', (column) => column.notNull())
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('helpful', 'boolean', (column) => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('given_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_pkey', ['answer_id', 'card_id', 'team', 'user_id'])
    .execute();
  await db.schema.createIndex('feedback_card').on('feedback').column('card_id').execute();
  await db.schema.createIndex('feedback_person').on('feedback').columns(['team', 'user_id']).execute();

  await db.schema
    .createTable('seen')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('first_seen', 'timestamptz', (column) => column.notNull())
    .addColumn('last_seen', 'timestamptz', (column) => column.notNull())
    .addColumn('times', 'integer', (column) => column.notNull())
    .addColumn('how', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('seen_pkey', ['team', 'user_id', 'card_id'])
    .execute();
}
