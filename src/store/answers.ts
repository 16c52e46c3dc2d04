import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { keptText } from './kept-text.ts';
import type { AnswerSource, AnswersTable, Db } from './tables.ts';

export type AnswerEntry = Selectable<AnswersTable>;

export interface NewAnswer {
  /** Made when absent. */
  id?: string;
  team: string;
  channel: string;
  threadTs: string | null;
  /** Who asked. */
  userId: string;
  source: AnswerSource;
  /** The first 1,000 characters are kept, and those for a limited time. */
  question: string;
  /** By which the same question is known again, however it was put; none when absent. */
  questionKey?: string | undefined;
  /** Best first. */
  cardIds: string[];
  /** False when no card fitted and the answer said so. */
  answered: boolean;
  /** 0 to 1. */
  confidence: number;
  /** The id of the answer that this one goes on from. */
  follows?: string | undefined;
  /** The kind of card that a follow-up asked for. */
  ofKind?: string | undefined;
}

const MAX_QUESTION = 1000;

/** Nobody asks for more cards on one question than this; a chain that is longer is cut. */
const LONGEST_CHAIN = 20;

export type Answers = ReturnType<typeof createAnswers>;

/** What the bot answered, to whom and where. */
export function createAnswers(db: Db) {
  return {
    /** Keeps an answer and gives its id. */
    async record(answer: NewAnswer, now: Date): Promise<string> {
      const { team, channel, threadTs, userId, source, answered, confidence } = answer;
      const id = answer.id ?? randomUUID();
      await db
        .insertInto('answers')
        .values({
          id,
          team,
          channel,
          threadTs,
          userId,
          source,
          answered,
          confidence,
          question: keptText(answer.question, MAX_QUESTION),
          questionKey: answer.questionKey ?? null,
          cardIds: JSON.stringify(answer.cardIds),
          follows: answer.follows ?? null,
          ofKind: answer.ofKind ?? null,
          createdAt: now,
        })
        .execute();
      return id;
    },

    async byId(id: string): Promise<AnswerEntry | undefined> {
      return db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** An answer and those that it goes on from, the newest first, as far as they are still known. */
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

    /** The newest answer in a conversation, in whichever of its threads. */
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

    /** Whether the bot has answered in a thread, be it that no card fits. */
    async threadHasAnswer(team: string, channel: string, threadTs: string): Promise<boolean> {
      const newest = await newestInThread(db, team, channel, threadTs).executeTakeFirst();
      return newest !== undefined;
    },

    /** The newest answer in a thread. */
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
