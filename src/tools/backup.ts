import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { BackupError } from '../store/backup/backup-error.ts';
import { readBackupFile } from '../store/backup/backup-file.ts';
import { takeBackup } from '../store/backup/take-backup.ts';
import { checkLines } from '../store/backup/write-tables.ts';
import { VERSION } from '../version.ts';
import { configuredPlace, log, nameOf, runTool, sizeOf } from './database-tool.ts';
import { readOptions, refuseOptions } from './read-options.ts';

const USAGE = `Writes everything that Guidepost stores into one file, as it is at one moment. The bot may be running.

  npm run backup -- FILE             for example: npm run backup -- guidepost-2026-12-01.backup
  npm run -s backup -- - > FILE      writes it to standard output

The database is the one that DATABASE_URL or DATA_DIR names, as for the bot. docs/operations/backup.md has more.`;

const { positionals } = readOptions(USAGE, {
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
});
const [file, ...rest] = positionals;
if (file === undefined || rest.length > 0)
  refuseOptions('Name one file for the backup. Use --help to see how.');

await runTool(async () => {
  const place = configuredPlace();
  if (file !== '-' && existsSync(file)) throw new BackupError(`${file} already exists: choose another name.`);
  const packed = await takeBackup(place, { log, now: new Date(), version: VERSION });
  if (file === '-') return pipeline(packed, process.stdout);

  // Under its name only when it is complete and can be read: a job that copies backups never takes half of one.
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(packed, createWriteStream(unfinished, { mode: 0o600 })).catch((error: unknown) => {
      throw notWritten(file, error);
    });
    const checked = await checkLines(readBackupFile(unfinished), { anySchema: true });
    await sync(unfinished);
    await rename(unfinished, file);
    console.log(`${file} has ${sizeOf(checked)}, from ${nameOf(place)}. It was read again and is complete.`);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
});

function notWritten(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return error;
  return new BackupError(`The backup can't be written to ${path} (${code}).`, { cause: error });
}

/** A backup must survive a power outage right after it. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}
