import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('answers').addColumn('question_key', 'text').execute();
  await db.schema.createIndex('answers_question_key').on('answers').column('question_key').execute();
}
