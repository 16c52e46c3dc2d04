import { type Kysely, sql } from 'kysely';

/**
 * Somebody who went on from another person's answer got a copy of that person's question as their own. From now on only what
 * they add is theirs; older copies go, also those whose first question is no longer there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    with recursive own (id, user_id) as (
      select id, user_id from guidepost.answers where follows is null
      union all
      select further.id, further.user_id from guidepost.answers further
      join own on own.id = further.follows and own.user_id = further.user_id
    )
    update guidepost.answers set question = '', question_key = null
    where question is not null and id not in (select id from own)
  `.execute(db);
}
