import { z } from 'zod';
import { BackupError } from './backup-error.ts';

/**
 * A backup is lines of JSON: a header, for each table a line with its name and one for each row, and at the end how many
 * rows there were. A backup that was cut off has no end, and is refused.
 */
const FORMAT = 1;

const headerSchema = z.object({
  backupOf: z.literal('guidepost'),
  format: z.number(),
  /** The version of Guidepost that made the backup. */
  version: z.string(),
  takenAt: z.string(),
  /** The names of the migrations that its tables have gone through, in order: the version of the schema. */
  migrations: z.array(z.string()).min(1),
});
const lineSchema = z.union([
  z.strictObject({ table: z.string().regex(/^[a-z][a-z0-9_]*$/) }),
  z.strictObject({ row: z.record(z.string(), z.unknown()) }),
  z.strictObject({ end: z.record(z.string(), z.number()) }),
]);

export type BackupHeader = Omit<z.infer<typeof headerSchema>, 'backupOf' | 'format'>;
/** How many rows each table has, by its name. */
export type RowCounts = Record<string, number>;
export type BackupLine = z.infer<typeof lineSchema>;

/** What a row has before it. */
export const ROW = '{"row":';

export const headerLine = (header: BackupHeader) =>
  JSON.stringify({ backupOf: 'guidepost', format: FORMAT, ...header } satisfies z.infer<typeof headerSchema>);
export const tableLine = (table: string) => JSON.stringify({ table } satisfies BackupLine);
/** @param row an object as JSON text, as the database wrote it: no number or time goes through JavaScript */
export const rowLine = (row: string) => `${ROW}${row}}`;
export const endLine = (end: RowCounts) => JSON.stringify({ end } satisfies BackupLine);

/** Reads the first line; throws BackupError if it is no header that this version can read. */
export function readHeader(text: string): BackupHeader {
  const read = headerSchema.safeParse(parsed(text));
  if (!read.success)
    throw new BackupError('This file is not a backup of Guidepost: its first line is no header.');
  if (read.data.format !== FORMAT) {
    throw new BackupError(
      `This backup has the format ${read.data.format}, and this version of Guidepost reads the format ${FORMAT}: use ` +
        `Guidepost ${read.data.version}, which made it, or a newer one.`,
    );
  }
  return read.data;
}

/** Reads any later line. @param number counts from 1, for the message of the BackupError that it throws for other text */
export function readLine(text: string, number: number): BackupLine {
  const read = lineSchema.safeParse(parsed(text));
  // The text of a row is taken as it stands behind this.
  if (!read.success || ('row' in read.data && !text.startsWith(ROW)))
    throw new BackupError(`This backup is damaged: line ${number} is no line of a backup.`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
