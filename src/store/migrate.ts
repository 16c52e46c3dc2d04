import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as nudges from './migrations/0002-nudges.ts';
import * as savedCards from './migrations/0003-saved-cards.ts';
import * as checklists from './migrations/0004-checklists.ts';
import * as suggestions from './migrations/0005-suggestions.ts';
import * as followUps from './migrations/0006-follow-ups.ts';
import * as questionKeys from './migrations/0007-question-keys.ts';
import * as knownCards from './migrations/0008-known-cards.ts';
import * as feedbackReasons from './migrations/0009-feedback-reasons.ts';
import * as audiences from './migrations/0010-audiences.ts';
import * as ownWords from './migrations/0011-own-words.ts';
import * as reports from './migrations/0012-reports.ts';
import * as nudgeQuestions from './migrations/0013-nudge-questions.ts';
import * as learners from './migrations/0014-learners.ts';
import * as path from './migrations/0015-path.ts';
import * as promises from './migrations/0016-promises.ts';
import * as stops from './migrations/0017-stops.ts';
import * as audit from './migrations/0018-audit.ts';
import * as sendBudgets from './migrations/0019-send-budgets.ts';
import { isLocked } from './postgres.ts';
import { StoreError } from './store-error.ts';
import { SCHEMA, type Tables } from './tables.ts';

/** Listed here instead of scanning a folder, so that a bundle or a test runner finds the same ones. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-nudges': nudges,
  '0003-saved-cards': savedCards,
  '0004-checklists': checklists,
  '0005-suggestions': suggestions,
  '0006-follow-ups': followUps,
  '0007-question-keys': questionKeys,
  '0008-known-cards': knownCards,
  '0009-feedback-reasons': feedbackReasons,
  '0010-audiences': audiences,
  '0011-own-words': ownWords,
  '0012-reports': reports,
  '0013-nudge-questions': nudgeQuestions,
  '0014-learners': learners,
  '0015-path': path,
  '0016-promises': promises,
  '0017-stops': stops,
  '0018-audit': audit,
  '0019-send-budgets': sendBudgets,
};

const TABLE = 'migration';

/**
 * Brings the tables up to date in one transaction; does nothing if they already are. Processes that start at
 * the same time on one PostgreSQL wait for each other (an advisory lock), so `db` must have no statement
 * timeout.
 * @throws StoreError `newer-schema` if a version with more migrations used the database last, `unreleased-schema` if one
 *   with other migrations did
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  // Kysely's own look at the tables takes a quarter of a second on the embedded database; this takes milliseconds.
  if ((await appliedMigrations(db)).join() === Object.keys(migrations).join()) return;
  const { error } = await migratorOf(db).migrateToLatest();
  if (error === undefined) return;

  const unknown = (await appliedMigrations(db)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) throw error;
  throw unknownMigrations(unknown, error);
}

/** Makes the tables as they were after a migration, in a database without any. */
export async function migrateTo(db: Kysely<Tables>, name: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(name);
  if (error !== undefined) throw error;
}

/** The names of all migrations of this version, in order. */
export function knownMigrations(): string[] {
  return Object.keys(migrations);
}

function migratorOf(db: Kysely<Tables>): Migrator {
  return new Migrator({
    db: db.withSchema(SCHEMA),
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: SCHEMA,
    migrationTableName: TABLE,
    migrationLockTableName: 'migration_lock',
  });
}

/** Which changes of the tables a database still lacks, and which ones it has that this version does not know. */
export async function migrationsOf(db: Kysely<Tables>): Promise<{ pending: string[]; unknown: string[] }> {
  const applied = await appliedMigrations(db);
  return {
    pending: Object.keys(migrations).filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !Object.hasOwn(migrations, name)),
  };
}

/** A migration's number tells a newer version from one that was never released, whose migrations had other names. */
function unknownMigrations(unknown: readonly string[], cause: unknown): StoreError {
  const newest = Object.keys(migrations).at(-1) ?? '';
  const found = `it contains the migration ${unknown.join(', ')}; the newest that this version knows is ${newest}`;
  if (unknown.every((name) => name.slice(0, 4) > newest.slice(0, 4))) {
    return new StoreError(
      'newer-schema',
      `A newer version of Guidepost used this database last (${found}): start the newer version again, or restore a ` +
        `backup from before it.`,
      { cause },
    );
  }
  return new StoreError(
    'unreleased-schema',
    `A version of Guidepost that was never released made this database (${found}): start that version again, or begin ` +
      `with an empty database. No release can read it.`,
    { cause },
  );
}

/**
 * Their names, in order. None when the list can't be read: then it does not exist yet, or the migrator says
 * what is wrong.
 */
export async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{
      name: string;
    }>`select name from ${sql.table(`${SCHEMA}.${TABLE}`)} order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (isLocked(error)) throw error;
    return [];
  }
}
