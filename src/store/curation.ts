import { sql } from 'kysely';
import type { AnswerSource, Db } from './tables.ts';

/** A question for which no card was found with confidence, asked once or more in the same words. */
export interface UnansweredQuestion {
  /** As it was asked the last time. */
  question: string;
  /** Where it was asked the last time. */
  channel: string;
  askedAt: Date;
  times: number;
  /** How many different people asked it. */
  people: number;
  /** The cards that came nearest the last time, best first; may be empty. */
  nearest: string[];
}

export interface UnhelpfulCard {
  cardId: string;
  /** Different people whose last word about the card was that it did not help. */
  unhelpful: number;
  /** Different people whose last word was that it helped. */
  helpful: number;
}

/** The doors by which a question is read by everybody in its channel, so that its words are no secret. */
export const ASKED_IN_PUBLIC: readonly AnswerSource[] = ['mention', 'thread'];

export type Curation = ReturnType<typeof createCuration>;

/** What those who write the cards need to know: where a card is missing, and which one does not help. */
export function createCuration(db: Db) {
  return {
    /**
     * Questions without an answer, those of most people first, then the newest.
     * @param sources whose words may be shown: `ASKED_IN_PUBLIC`, unless whoever looks may see what was asked privately
     */
    async unanswered({
      since,
      sources = ASKED_IN_PUBLIC,
      limit,
    }: {
      since: Date;
      sources?: readonly AnswerSource[];
      limit: number;
    }): Promise<UnansweredQuestion[]> {
      if (sources.length === 0) return [];
      const latest = <T>(column: string) =>
        sql<T>`(array_agg(${sql.ref(column)} order by ${sql.ref('createdAt')} desc, ${sql.ref('id')} desc))[1]`;
      return db
        .selectFrom('answers')
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
        .groupBy(sql`coalesce(nullif(${sql.ref('questionKey')}, ''), ${sql.ref('id')})`)
        .orderBy('people', 'desc')
        .orderBy('askedAt', 'desc')
        .limit(limit)
        .execute();
    },

    /** How many questions stayed without an answer, by whichever door, and of how many people. */
    async countUnanswered(since: Date): Promise<{ questions: number; people: number; asked: number }> {
      return db
        .selectFrom('answers')
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

    /** Cards that somebody lately found unhelpful, those of most such people first. A person counts once a card. */
    async unhelpfulCards({ since, limit }: { since: Date; limit: number }): Promise<UnhelpfulCard[]> {
      const lastWord = db
        .selectFrom('feedback')
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
