import { sql } from 'kysely';
import type { InterestRecords } from '../nudges/records/interest-records.ts';
import type { Person } from '../people/person.ts';
import type { Db } from './tables.ts';

export function createInterest(db: Db): InterestRecords {
  return {
    async lookedUp({ team, userId }: Person, { since, sureFrom }: { since: Date; sureFrom: number }) {
      const opened = db
        .selectFrom('seen')
        .select(['cardId', 'lastSeen as at'])
        .where((row) => row.and({ team, userId, how: 'opened' }))
        .where('lastSeen', '>=', since);
      const saved = db
        .selectFrom('saved')
        .select(['cardId', 'savedAt as at'])
        .where((row) => row.and({ team, userId }))
        .where('savedAt', '>=', since);
      const answered = db
        .selectFrom('answers')
        .select((row) => [sql<string>`${row.ref('cardIds')} ->> 0`.as('cardId'), 'createdAt as at'])
        .where((row) => row.and({ team, userId, answered: true }))
        .where('confidence', '>=', sureFrom)
        .where('createdAt', '>=', since);
      const unhelpful = db
        .selectFrom('feedback')
        .select('cardId')
        .where((row) => row.and({ team, userId, helpful: false }));
      return db
        .selectFrom(opened.unionAll(saved).unionAll(answered).as('met'))
        .select((row) => ['met.cardId', sql<Date>`max(${row.ref('met.at')})`.as('at')])
        .where('met.cardId', 'is not', null)
        .where('met.cardId', 'not in', unhelpful)
        .groupBy('met.cardId')
        .execute();
    },
  };
}
