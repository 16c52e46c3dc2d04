import type { Kysely } from 'kysely';

/** Of older answers it is not known who could read their questions, so nobody else gets to see these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('answers').addColumn('audience', 'text').execute();
}
