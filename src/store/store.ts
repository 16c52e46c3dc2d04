import type { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { type Answers, createAnswers } from './answers.ts';
import { type Checklists, createChecklists } from './checklists.ts';
import { type Claims, createClaims } from './claims.ts';
import { type Curation, createCuration } from './curation.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createKnownCards, type KnownCards } from './known-cards.ts';
import { createLearning, type Learning } from './learning.ts';
import { tidyPglite } from './pglite.ts';
import { createPrivacy, type Privacy } from './privacy.ts';
import { type DeletionCounts, deleteOld } from './retention.ts';
import { createSaved, type Saved } from './saved.ts';
import { createSeen, type Seen } from './seen.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createSuggestions, type Suggestions } from './suggestions.ts';
import { type Db, SCHEMA, type Tables } from './tables.ts';
import { readVerdictOn, readVerdicts, type Verdicts } from './verdicts.ts';

/** The database itself, for what brings its own tables, like a job queue. */
export type Engine =
  | { type: 'pglite'; pglite: PGlite }
  | { type: 'postgres'; pool: Pool; databaseUrl: string };

export interface Store {
  kind: Engine['type'];
  inbox: Inbox;
  answers: Answers;
  feedback: Feedback;
  curation: Curation;
  /** What people said about cards as answers to a question; pairs judged by fewer than `atLeast` people are left out. */
  verdicts(atLeast: number): Promise<Verdicts[]>;
  /** Those on one card as the answer to the question that an answer was given to. */
  verdictOn(given: { answerId: string; cardId: string }): Promise<Verdicts | undefined>;
  seen: Seen;
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  learning: Learning;
  checklists: Checklists;
  claims: Claims;
  suggestions: Suggestions;
  saved: Saved;
  knownCards: KnownCards;
  privacy: Privacy;
  retention: {
    /** Forgets what is too old to be kept, and tidies up; meant for once a day. */
    deleteOld(now: Date): Promise<DeletionCounts>;
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
  // The keys inside jsonb are somebody else's names and stay as they are.
  const db = plain.withSchema(SCHEMA).withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }));
  let closing: Promise<void> | undefined;
  return {
    kind: engine.type,
    inbox: createInbox(db),
    answers: createAnswers(db),
    feedback: createFeedback(db),
    curation: createCuration(db),
    verdicts: (atLeast) => readVerdicts(db, atLeast),
    verdictOn: (given) => readVerdictOn(db, given),
    seen: createSeen(db),
    subscriptions: createSubscriptions(db),
    deliveries: createDeliveries(db),
    learning: createLearning(db),
    checklists: createChecklists(db),
    claims: createClaims(db),
    suggestions: createSuggestions(db),
    saved: createSaved(db),
    knownCards: createKnownCards(db),
    privacy: createPrivacy(db),
    retention: {
      async deleteOld(now) {
        const forgotten = await deleteOld(db, now);
        if (engine.type === 'pglite') await tidyPglite(engine.pglite);
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
