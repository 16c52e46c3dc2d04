import type { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { type Answers, createAnswers } from './answers.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { tidyPglite } from './pglite.ts';
import { createPrivacy, type Privacy } from './privacy.ts';
import { forgetOld } from './retention.ts';
import { createSeen, type Seen } from './seen.ts';
import { type Db, SCHEMA, type Tables } from './tables.ts';

/** The database itself, for what brings its own tables, like a job queue. */
export type Engine =
  | { kind: 'pglite'; pglite: PGlite }
  | { kind: 'postgres'; pool: Pool; databaseUrl: string };

export interface Store {
  kind: Engine['kind'];
  inbox: Inbox;
  answers: Answers;
  feedback: Feedback;
  seen: Seen;
  privacy: Privacy;
  retention: {
    /** Forgets what is too old to be kept, and tidies up; meant for once a day. */
    forgetOld(now: Date): Promise<{ messages: number; questions: number }>;
  };
  /** Resolves when the database answers, and rejects when it does not. */
  ping(): Promise<void>;
  engine: Engine;
  /** For a transaction that spans several nouns, or the tables and a job queue. */
  db: Db;
  /** Waits for queries that have reached the database; a verb that has not may reject. May be called again. */
  close(): Promise<void>;
}

/** The verbs over an open, migrated database; `close` frees whatever was taken to open it. */
export function createStore(engine: Engine, plain: Kysely<Tables>, close: () => Promise<void>): Store {
  const db = plain.withSchema(SCHEMA).withPlugin(new CamelCasePlugin());
  let closing: Promise<void> | undefined;
  return {
    kind: engine.kind,
    inbox: createInbox(db),
    answers: createAnswers(db),
    feedback: createFeedback(db),
    seen: createSeen(db),
    privacy: createPrivacy(db),
    retention: {
      async forgetOld(now) {
        const forgotten = await forgetOld(db, now);
        if (engine.kind === 'pglite') await tidyPglite(engine.pglite);
        return forgotten;
      },
    },
    async ping() {
      await sql`select 1`.execute(db);
    },
    engine,
    db,
    close() {
      closing ??= close();
      return closing;
    },
  };
}
