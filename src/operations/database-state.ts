import type { Check } from './check.ts';

/** A refusal counts for this long, in ms: a quiet bot writes every few minutes. */
const REFUSED_MS = 5 * 60_000;

/** Whether the database is read-only is asked each time, so that this is over as soon as it is. */
const READ_ONLY = '25006';

/** PostgreSQL's codes for writes that a database can't take, whatever they are, with what to say. */
const REFUSALS: [pattern: RegExp, says: string][] = [
  [/^25006$/, 'The database is read-only, as a standby is'],
  [/^53100$/, 'The disk of the database is full'],
  [/^53\w{3}$/, 'The database has no room for more'],
  [/^(58|XX)\w{3}$/, 'The database has trouble with its files'],
  [/^42501$/, 'The database lets its user store nothing'],
];

/** What is known of the database from all that the bot asks of it. */
export interface DatabaseState {
  /** Takes note of how a query failed. @param code the database's own, if it gave one */
  failed(code: string | undefined): void;
  /** Asks the database, unless it has refused something of late. */
  check(ask: () => Promise<void>): Promise<Check>;
}

/**
 * A database that answers may still store nothing: its disk is full, or it is a standby. A small write may even work where a
 * large one does not, so what it refused of late counts as well.
 */
export function createDatabaseState(clock: () => number = () => performance.now()): DatabaseState {
  let refused: { code: string; at: number } | undefined;
  return {
    failed(code) {
      if (code !== undefined && code !== READ_ONLY && refusalOf(code)) refused = { code, at: clock() };
    },
    async check(ask) {
      try {
        await ask();
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!refusalOf(code)) throw error;
        return { ok: false, says: `${refusalOf(code)} (${code}). Nothing is stored.` };
      }
      if (refused && clock() - refused.at < REFUSED_MS) {
        const minutes = Math.ceil((clock() - refused.at) / 60_000);
        return {
          ok: false,
          says: `${refusalOf(refused.code)} (${refused.code}): it refused something in the last ${minutes === 1 ? 'minute' : `${minutes} minutes`}.`,
        };
      }
      return { ok: true, says: 'The database answers.' };
    },
  };
}

function refusalOf(code: string): string | undefined {
  return REFUSALS.find(([pattern]) => pattern.test(code))?.[1];
}
