import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readPageSettings } from '../config.ts';
import { openPages } from '../pages/sources/open-pages.ts';
import { readRoots } from '../pages/sources/read-roots.ts';
import { tokensOf } from '../pages/sources/root-tokens.ts';
import { reportInWords } from './page-report.ts';
import { readOptions, readSettings, refuseOptions } from './read-options.ts';

const USAGE = `Reads the pages that DOCS_DIR and guidepost.yaml name, and says what was left out and what would help to find them.

  npm run check:docs                       all roots of the settings
  npm run check:docs -- FOLDER|ADDRESS …   these folders, repositories, exports and wikis instead

Exit code: 0 if every root has pages, 1 if one has none, 2 for wrong options or settings.`;

const { positionals: wanted } = readOptions(USAGE, {
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
});
readSettings();
const settings = readPageSettings(process.env);
const read = await readRoots(wanted.length > 0 ? { ...settings, places: wanted } : settings, process.cwd());
if (!read.ok) refuseOptions(read.faults.join('\n'));
if (read.roots.length === 0) {
  refuseOptions(
    'No pages are set up. Set DOCS_DIR to a folder or the address of a repository, or name one: npm run check:docs -- FOLDER.',
  );
}
// Not in DATA_DIR, where a bot may be fetching the same repositories right now.
const dataDir = await mkdtemp(join(tmpdir(), 'guidepost-'));
try {
  const pages = await openPages({
    roots: read.roots,
    dataDir,
    tokens: tokensOf(settings),
    env: process.env,
    log: pino({ level: 'silent' }),
    watching: false,
    emptyRoots: 'report',
  });
  const { reports } = pages.current();
  for (const report of reports) console.log(reportInWords(report));
  await pages.close();
  process.exitCode = reports.some((report) => report.pages === 0) ? 1 : 0;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
