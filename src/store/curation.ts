import { sql } from 'kysely';
import type { CurationRecords } from '../answers/records/curation-records.ts';
import { onlyServed, type ServedTeams } from './served-teams.ts';
import type { Db } from './tables.ts';

export function createCuration(db: Db, served: ServedTeams): CurationRecords {
  return {
    async unanswered({ since, sources, limit }) {
      if (sources.length === 0) return [];
      const latest = <T>(column: string) =>
        sql<T>`(array_agg(${sql.ref(column)} order by ${sql.ref('createdAt')} desc, ${sql.ref('id')} desc))[1]`;
      return (
        onlyServed(db.selectFrom('answers'), served)
          .select([
            latest<string>('question').as('question'),
            latest<string>('channel').as('channel'),
            latest<string[]>('cardIds').as('nearest'),
            sql<Date>`max(${sql.ref('createdAt')})`.as('askedAt'),
            sql<number>`count(*)::integer`.as('times'),
            sql<number>`count(distinct (${sql.ref('team')}, ${sql.ref('userId')}))::integer`.as('people'),
          ])
          .where('answered', '=', false)
          .where('question', 'is not', null)
          .where('question', '!=', '')
          .where('createdAt', '>=', since)
          .where('source', 'in', [...sources])
          // A mention may be in a private channel or in a group message.
          .where('audience', '=', 'public')
          .groupBy(sql`coalesce(nullif(${sql.ref('questionKey')}, ''), ${sql.ref('id')})`)
          .orderBy('people', 'desc')
          .orderBy('askedAt', 'desc')
          .limit(limit)
          .execute()
      );
    },

    async countUnanswered(since) {
      return onlyServed(db.selectFrom('answers'), served)
        .select([
          sql<number>`(count(*) filter (where not answered))::integer`.as('questions'),
          sql<number>`(count(distinct (${sql.ref('team')}, ${sql.ref('userId')})) filter (where not answered))::integer`.as(
            'people',
          ),
          sql<number>`count(*)::integer`.as('asked'),
        ])
        .where('createdAt', '>=', since)
        .executeTakeFirstOrThrow();
    },

    async unhelpfulCards({ since, limit }) {
      const lastWord = onlyServed(db.selectFrom('feedback'), served)
        .distinctOn(['cardId', 'team', 'userId'])
        .select(['cardId', 'helpful'])
        .where('givenAt', '>=', since)
        .orderBy('cardId')
        .orderBy('team')
        .orderBy('userId')
        .orderBy('givenAt', 'desc')
        .as('lastWord');
      return db
        .selectFrom(lastWord)
        .select([
          'cardId',
          sql<number>`(count(*) filter (where not helpful))::integer`.as('unhelpful'),
          sql<number>`(count(*) filter (where helpful))::integer`.as('helpful'),
        ])
        .groupBy('cardId')
        .having(sql<boolean>`bool_or(not helpful)`)
        .orderBy('unhelpful', 'desc')
        .orderBy('helpful')
        .orderBy('cardId')
        .limit(limit)
        .execute();
    },
  };
}
