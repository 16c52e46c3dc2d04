import { readPlace } from '../config.ts';
import { moveDatabase } from '../store/backup/fill-database.ts';
import type { Place } from '../store/open-plain.ts';
import { VERSION } from '../version.ts';
import { configuredPlace, log, nameOf, runTool, sizeOf } from './database-tool.ts';
import { readOptions, refuseOptions } from './read-options.ts';

const USAGE = `Copies everything that Guidepost stores into another database. Stop the bot first.

  npm run move -- --to postgres://user:password@host:5432/database
  npm run move -- --to folder:PATH
  npm run move -- --to … --replace     also if that database is not empty; what Guidepost stored there is lost

It comes from the database that DATABASE_URL or DATA_DIR names, as for the bot, and stays there.`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h' },
    to: { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
});
if (!values.to) refuseOptions('Say where to, with --to postgres://… or --to folder:PATH.');

const FOLDER = 'folder:';

await runTool(async () => {
  const to = placeOf(values.to ?? '');
  const from = configuredPlace();
  const now = new Date();
  const moved = await moveDatabase(from, to, { replace: values.replace, log, now, version: VERSION });
  console.log(`Copied ${sizeOf(moved)} from ${nameOf(from)}, which still has them, to ${nameOf(to)}.`);
  const setting = to.databaseUrl
    ? 'DATABASE_URL to this address'
    : `DATA_DIR to ${to.dataDir}, and remove DATABASE_URL`;
  console.log(`Set ${setting}, then start the bot.`);
});

function placeOf(text: string): Place {
  if (text.startsWith(FOLDER) && text.length > FOLDER.length) return { dataDir: text.slice(FOLDER.length) };
  const read = readPlace({ DATABASE_URL: text });
  if (read.ok && read.place.databaseUrl) return read.place;
  return refuseOptions(
    '--to is neither folder:PATH nor an address like postgres://user:password@host:5432/database.',
  );
}
