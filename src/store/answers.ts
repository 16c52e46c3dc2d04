import { randomUUID } from 'node:crypto';
import type { AnswerEntry, AnswerRecords, NewAnswer } from '../answers/records/answer-records.ts';
import type { Forgotten } from './forgotten.ts';
import { keptText } from './kept-text.ts';
import { insertSeen } from './seen.ts';
import type { Db } from './tables.ts';

const MAX_QUESTION = 1000;

/** More follow-ups than anybody asks on one question; a longer chain is cut off here. */
const LONGEST_CHAIN = 20;

export function createAnswers(db: Db, forgotten: Forgotten): AnswerRecords {
  return {
    async record(answer: NewAnswer, now: Date): Promise<string> {
      const { team, channel, threadTs, userId, source, answered, confidence } = answer;
      const id = answer.id ?? randomUUID();
      const values = {
        id,
        team,
        channel,
        threadTs,
        userId,
        source,
        audience: answer.audience ?? null,
        answered,
        confidence,
        question: keptText(answer.question, MAX_QUESTION),
        questionKey: answer.questionKey ?? null,
        cardIds: JSON.stringify(answer.cardIds),
        follows: answer.follows ?? null,
        ofKind: answer.ofKind ?? null,
        createdAt: now,
      };
      await forgotten.unless(db, { team, userId }, async (write, isForgotten) => {
        if (isForgotten) return;
        const { shown } = answer;
        // In one statement: each takes as long as all that it does.
        const also =
          shown === undefined
            ? write
            : write.with('shown', (one) => insertSeen(one, { team, userId }, [shown], 'answer', now));
        await also.insertInto('answers').values(values).execute();
      });
      return id;
    },

    async byId(id: string): Promise<AnswerEntry | undefined> {
      return db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async chain(id: string): Promise<AnswerEntry[]> {
      const chain: AnswerEntry[] = [];
      for (let next: string | null = id; next !== null && chain.length < LONGEST_CHAIN; ) {
        const answer: AnswerEntry | undefined = await this.byId(next);
        if (!answer) break;
        chain.push(answer);
        next = answer.follows;
      }
      return chain;
    },

    async lastInChannel(team: string, channel: string): Promise<AnswerEntry | undefined> {
      return db
        .selectFrom('answers')
        .selectAll()
        .where((row) => row.and({ team, channel }))
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
    },

    async threadHasAnswer(team: string, channel: string, threadTs: string): Promise<boolean> {
      const newest = await newestInThread(db, team, channel, threadTs).executeTakeFirst();
      return newest !== undefined;
    },

    async lastInThread(team: string, channel: string, threadTs: string): Promise<AnswerEntry | undefined> {
      return newestInThread(db, team, channel, threadTs).executeTakeFirst();
    },
  };
}

function newestInThread(db: Db, team: string, channel: string, threadTs: string) {
  return db
    .selectFrom('answers')
    .selectAll()
    .where('team', '=', team)
    .where('channel', '=', channel)
    .where('threadTs', '=', threadTs)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}
