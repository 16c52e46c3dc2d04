import type { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, type Kysely, sql } from 'kysely';
import type { AnswerRecords } from '../answers/records/answer-records.ts';
import type { ChecklistRecords } from '../answers/records/checklist-records.ts';
import type { CurationRecords } from '../answers/records/curation-records.ts';
import type { FeedbackRecords } from '../answers/records/feedback-records.ts';
import type { InboxRecords } from '../answers/records/inbox-records.ts';
import type { KnownCardRecords } from '../answers/records/known-card-records.ts';
import type { ReportRecords } from '../answers/records/report-records.ts';
import type { SavedCardRecords } from '../answers/records/saved-card-records.ts';
import type { SuggestionRecords } from '../answers/records/suggestion-records.ts';
import type { VerdictRecords } from '../answers/records/verdict-records.ts';
import type { NudgeRecords } from '../nudges/records/nudge-records.ts';
import type { AssessmentRecords } from '../path/records/assessment-records.ts';
import type { FirstDaysRecords } from '../path/records/first-days-records.ts';
import type { AuditRecords } from '../people/audit.ts';
import type { Claims } from '../people/claims.ts';
import type { MovedChannels } from '../people/moved-channels.ts';
import type { RenamedCards } from '../people/renamed-cards.ts';
import type { RetentionRecords } from '../people/retention.ts';
import { createAnswers } from './answers.ts';
import { createAssessments } from './assessments.ts';
import { createAuditRecords } from './audit.ts';
import { createChecklists } from './checklists.ts';
import { createClaims } from './claims.ts';
import { createCuration } from './curation.ts';
import { createDeliveries } from './deliveries.ts';
import { createFeedback } from './feedback.ts';
import { createFirstDays } from './first-days.ts';
import { createForgotten, type Forgotten } from './forgotten.ts';
import { createInbox } from './inbox.ts';
import { createInterest } from './interest.ts';
import { createKnownCards } from './known-cards.ts';
import { createLearning } from './learning.ts';
import { createMovedChannels } from './moved-channels.ts';
import { createNotices } from './notices.ts';
import { createNudgeStops } from './nudge-stops.ts';
import { tidyPglite } from './pglite.ts';
import { createPrivacy } from './privacy.ts';
import { createRehearsals } from './rehearsals.ts';
import { createRenamedCards } from './renamed-cards.ts';
import { createReports } from './reports.ts';
import { deleteOld } from './retention.ts';
import { createSaved } from './saved.ts';
import { createSeen } from './seen.ts';
import { createSendBudgets } from './send-budgets.ts';
import { otherTeams, type ServedTeams } from './served-teams.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createSuggestions } from './suggestions.ts';
import { type Db, SCHEMA, type Tables } from './tables.ts';
import { createTries } from './tries.ts';
import { readVerdictOn, readVerdicts } from './verdicts.ts';

/** The database itself, for parts that bring their own tables, such as a job queue. */
export type Engine = { type: 'pglite'; pglite: PGlite } | { type: 'postgres'; databaseUrl: string };

/** Everything that is stored. Each part implements the interface that the domain declares for it. */
export interface Store extends NudgeRecords, VerdictRecords {
  inbox: InboxRecords;
  answers: AnswerRecords;
  feedback: FeedbackRecords;
  curation: CurationRecords;
  checklists: ChecklistRecords;
  claims: Claims;
  suggestions: SuggestionRecords;
  saved: SavedCardRecords;
  reports: ReportRecords;
  audit: AuditRecords;
  assessments: AssessmentRecords;
  firstDays: FirstDaysRecords;
  knownCards: KnownCardRecords;
  movedChannels: MovedChannels;
  renamedCards: RenamedCards;
  privacy: ReturnType<typeof createPrivacy>;
  retention: RetentionRecords;
  engine: Engine;
  /** From now on, this process takes up nothing of other workspaces. @returns those that have something stored */
  serveOnly(teams: readonly string[]): Promise<string[]>;
  /** For queries of tests and tools. */
  db: Db;
  /** The process stops soon: from now on, a query that the database does not answer within a second fails. */
  hurry(): void;
  /** Waits for queries that have reached the database; a call that has not may reject. May be called again. */
  close(): Promise<void>;
}

/** The store of an open, migrated database; `close` releases everything that opening it took. */
export function createStore(
  engine: Engine,
  plain: Kysely<Tables>,
  close: () => Promise<void>,
  hurry: () => void = () => {},
): Store {
  // The keys inside jsonb are not column names, so they stay as they are.
  const db = plain.withSchema(SCHEMA).withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }));
  const served: ServedTeams = { ids: undefined };
  const forgotten = createForgotten();
  let closing: Promise<void> | undefined;
  return {
    inbox: createInbox(db, served, forgotten),
    answers: createAnswers(db, forgotten),
    feedback: createFeedback(db, forgotten),
    curation: createCuration(db, served),
    verdicts: (atLeast) => readVerdicts(db, atLeast),
    verdictOn: (given) => readVerdictOn(db, given),
    ...nudgeParts(db, served, forgotten),
    interest: createInterest(db),
    subscriptions: createSubscriptions(db, served, forgotten),
    transaction: (work) => db.transaction().execute((trx) => work(nudgeParts(trx, served, forgotten))),
    checklists: createChecklists(db, forgotten),
    claims: createClaims(db, forgotten),
    suggestions: createSuggestions(db, served, forgotten),
    saved: createSaved(db, forgotten),
    reports: createReports(db, forgotten),
    audit: createAuditRecords(db, forgotten),
    assessments: createAssessments(db, forgotten),
    firstDays: createFirstDays(db, forgotten),
    rehearsals: createRehearsals(db, forgotten),
    tries: createTries(db, forgotten),
    budgets: createSendBudgets(db),
    stops: createNudgeStops(db, served, forgotten),
    knownCards: createKnownCards(db),
    movedChannels: createMovedChannels(db),
    renamedCards: createRenamedCards(db),
    privacy: createPrivacy(db, forgotten),
    retention: {
      async deleteOld(cutoffs) {
        const deleted = await deleteOld(db, cutoffs);
        if (engine.type === 'pglite') await tidyPglite(engine.pglite, SCHEMA);
        return deleted;
      },
    },
    async ping() {
      // A write that changes nothing: a standby answers, and stores nothing.
      await db.updateTable('sendBudgets').set({ team: '' }).where(sql<boolean>`false`).execute();
    },
    engine,
    async serveOnly(teams) {
      served.ids = teams;
      return otherTeams(db, served);
    },
    db,
    hurry,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** The parts that one transaction can span. */
function nudgeParts(db: Db, served: ServedTeams, forgotten: Forgotten) {
  return {
    deliveries: createDeliveries(db, served),
    learning: createLearning(db, forgotten),
    seen: createSeen(db, forgotten),
    notices: createNotices(db, served),
    tries: createTries(db, forgotten),
  };
}
