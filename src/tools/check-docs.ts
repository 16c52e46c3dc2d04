import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readPageSettings } from '../config.ts';
import type { LeftOut, RootReport } from '../pages/page.ts';
import { openPages } from '../pages/sources/open-pages.ts';
import { readRoots, tokensOf } from '../pages/sources/read-roots.ts';
import { readOptions, readSettings, refuseOptions } from './read-options.ts';

const USAGE = `Reads the pages that DOCS_DIR and guidepost.yaml name, and says what was left out and what would help to find them.

  npm run check:docs                       all roots of the settings
  npm run check:docs -- FOLDER|ADDRESS …   these folders and repositories instead

Exit code: 0 if every root has pages, 1 if one has none, 2 for wrong options or settings.`;

/** How many files are named for each reason. */
const MOST_NAMED = 3;

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
  for (const report of reports) console.log(inWords(report));
  await pages.close();
  process.exitCode = reports.some((report) => report.pages === 0) ? 1 : 0;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

function inWords({ root, pages, passages, leftOut, advice }: RootReport): string {
  const counts = `${count(pages, 'page')} and ${count(passages, 'passage')}`;
  return [
    `${root}: ${counts}`,
    ...leftOut.map((one) => `  left out: ${reasonInWords(one)}`),
    ...advice.map((one) => `  advice: ${reasonInWords(one)}`),
  ].join('\n');
}

function reasonInWords({ why, paths }: LeftOut): string {
  if (paths.length === 0) return why;
  const named = paths.slice(0, MOST_NAMED).join(', ');
  const more =
    paths.length > MOST_NAMED ? `, and ${(paths.length - MOST_NAMED).toLocaleString('en-US')} more` : '';
  return `${paths.length.toLocaleString('en-US')} × ${why} (${named}${more})`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
