import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createSubscriptions(db);
  await createDeliveries(db);
  await createLearning(db);
}

async function createSubscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('channel', 'text')
    .addColumn('days', 'jsonb', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('follow_zone', 'boolean', (column) => column.notNull())
    .addColumn('topics', 'jsonb', (column) => column.notNull())
    .addColumn('holidays_of', 'text')
    .addColumn('rotation', 'jsonb', (column) => column.notNull())
    .addColumn('rotation_index', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('paused_until', 'text')
    .addColumn('ended_why', 'text')
    .addColumn('cadence', 'text', (column) => column.notNull())
    .addColumn('unanswered', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'timestamptz')
    .addColumn('next_day', 'text')
    .addColumn('last_day', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addCheckConstraint(
      'subscriptions_owner',
      sql`(kind = 'person' and user_id is not null) or (kind = 'channel' and channel is not null)`,
    )
    // People who asked to be left alone are left alone, whatever the code does.
    .addCheckConstraint(
      'subscriptions_next',
      sql`(next_at is null and next_day is null) or (next_at is not null and next_day is not null
        and (status = 'active' or (status = 'paused' and paused_until is not null and next_day >= paused_until)))`,
    )
    .execute();
  await db.schema
    .createIndex('subscriptions_of_person')
    .unique()
    .on('subscriptions')
    .columns(['team', 'user_id'])
    .where(sql.ref('kind'), '=', sql.lit('person'))
    .execute();
  await db.schema
    .createIndex('subscriptions_of_channel')
    .unique()
    .on('subscriptions')
    .columns(['team', 'channel'])
    .where(sql.ref('kind'), '=', sql.lit('channel'))
    .execute();
  // A pause until a certain day also has a next moment, and ends by itself when that comes.
  await db.schema
    .createIndex('subscriptions_due')
    .on('subscriptions')
    .columns(['next_at', 'id'])
    .where(sql.ref('next_at'), 'is not', null)
    .execute();
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subscription_id', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('channel', 'text')
    .addColumn('local_day', 'text', (column) => column.notNull())
    .addColumn('due_at', 'timestamptz', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('not_before', 'timestamptz')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('maybe_sent', 'boolean', (column) => column.notNull())
    .addColumn('card_id', 'text')
    .addColumn('form', 'text')
    .addColumn('message_ts', 'text')
    .addColumn('planned_at', 'timestamptz', (column) => column.notNull())
    .addColumn('sent_at', 'timestamptz')
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addColumn('answer', 'text')
    .addColumn('answered_at', 'timestamptz')
    // Keeps a day from having two nudges, whatever runs twice.
    .addUniqueConstraint('deliveries_day', ['subscription_id', 'local_day'])
    .addCheckConstraint('deliveries_waiting', sql`(state = 'planned') = (not_before is not null)`)
    .execute();
  // On the moment, not on the state: without statistics, which PGlite never gathers by itself, PostgreSQL
  // assumes that a state is rare, and reads and sorts everything that waits in order to return the first few.
  await db.schema
    .createIndex('deliveries_to_send')
    .on('deliveries')
    .columns(['not_before', 'id'])
    .where(sql.ref('not_before'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('deliveries_sending')
    .on('deliveries')
    .column('updated_at')
    .where(sql.ref('state'), '=', sql.lit('sending'))
    .execute();
  await db.schema
    .createIndex('deliveries_message')
    .on('deliveries')
    .columns(['team', 'channel', 'message_ts'])
    .where(sql.ref('message_ts'), 'is not', null)
    .execute();
  await db.schema.createIndex('deliveries_person').on('deliveries').columns(['team', 'user_id']).execute();
  await db.schema.createIndex('deliveries_age').on('deliveries').column('due_at').execute();
}

async function createLearning(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('learning')
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('card_id', 'text', (column) => column.notNull())
    .addColumn('state', 'jsonb')
    .addColumn('due', 'timestamptz')
    .addColumn('not_for_me', 'boolean', (column) => column.notNull())
    .addColumn('snoozed_until', 'timestamptz')
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('learning_pkey', ['team', 'user_id', 'card_id'])
    .execute();
  await db.schema.createIndex('learning_due').on('learning').columns(['team', 'user_id', 'due']).execute();
}
