import type { Kysely } from 'kysely';

/** Who had subscribed before was never asked how far they have come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('subscriptions')
    .addColumn('level', 'text')
    .addColumn('interest', 'text')
    .execute();
}
