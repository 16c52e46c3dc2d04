import { readPlace } from '../config.ts';
import { createLog } from '../log.ts';
import type { Restored } from '../store/backup/write-tables.ts';
import type { Place } from '../store/open-plain.ts';
import { postgresTarget } from '../store/postgres.ts';
import { readSettings, refuseOptions } from './read-options.ts';

/** What backup, restore and move have in common. */

/** Only what goes wrong with a connection, and not on standard output, which may take the backup. */
export const log = createLog({ level: 'warn', readable: true, destination: process.stderr });

/** The database that the settings name, as for the bot. Ends the process if they are wrong. */
export function configuredPlace(): Place {
  readSettings();
  const read = readPlace(process.env);
  return read.ok ? read.place : refuseOptions(read.faults.join('\n'));
}

/** Does the work. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  // What a backup holds is for the account that made it.
  process.umask(0o077);
  await work();
}

/** How a place is called in a sentence, without a password. */
export function nameOf({ databaseUrl, dataDir }: Place): string {
  if (!databaseUrl) return `the data folder ${dataDir}`;
  const { server, database } = postgresTarget(databaseUrl);
  return `the database ${database} at ${server}`;
}

/** "5,231 rows in 13 tables". */
export function sizeOf({ counts }: Pick<Restored, 'counts'>): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} in ${Object.keys(counts).length} tables`;
}
