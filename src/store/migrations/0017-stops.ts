import { type Kysely, sql } from 'kysely';

/** When curators stopped all nudges of a workspace, until when and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('nudge_stops')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('until_day', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('stopped_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .execute();
  // Read before each nudge.
  await db.schema
    .createIndex('nudge_stops_open')
    .on('nudge_stops')
    .columns(['team', 'stopped_at'])
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
}
