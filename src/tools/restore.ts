import { readBackupFile } from '../store/backup/backup-file.ts';
import { fillDatabase } from '../store/backup/fill-database.ts';
import { checkLines } from '../store/backup/write-tables.ts';
import { configuredPlace, log, nameOf, runTool, sizeOf } from './database-tool.ts';
import { readOptions, refuseOptions } from './read-options.ts';

const USAGE = `Puts a backup into an empty database: all of it or, if anything is wrong with it, nothing. Stop the bot first.

  npm run restore -- FILE
  npm run restore -- FILE --replace    also if the database is not empty; what Guidepost stored there is lost
  npm run restore -- FILE --check      only reads the backup, and says what is in it

The database is the one that DATABASE_URL or DATA_DIR names, as for the bot. docs/operations/backup.md has more.`;

const { positionals, values } = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    replace: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const [file, ...rest] = positionals;
if (file === undefined || rest.length > 0)
  refuseOptions('Name the file of one backup. Use --help to see how.');

await runTool(async () => {
  if (values.check) {
    const checked = await checkLines(readBackupFile(file));
    const { takenAt, version } = checked.header;
    console.log(`${file} is complete: ${sizeOf(checked)}, taken at ${takenAt} by Guidepost ${version}.`);
    return;
  }
  const place = configuredPlace();
  const restored = await fillDatabase(place, readBackupFile(file), {
    replace: values.replace,
    log,
    now: new Date(),
  });
  console.log(`Restored ${sizeOf(restored)}, as of ${restored.header.takenAt}, into ${nameOf(place)}.`);
});
