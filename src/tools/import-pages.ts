import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pino } from 'pino';
import { readPageSettings, readPlace } from '../config.ts';
import { openPages } from '../pages/sources/open-pages.ts';
import type { PageRoot } from '../pages/sources/page-root.ts';
import { readRoots } from '../pages/sources/read-roots.ts';
import { tokensOf } from '../pages/sources/root-tokens.ts';
import { useProxy } from '../slack/kit/proxy.ts';
import { pageFiles } from './page-files.ts';
import { count, reportInWords } from './page-report.ts';
import { readOptions, readSettings, refuseOptions } from './read-options.ts';

const USAGE = `Writes the pages of a source once, as Markdown files with front matter (title, url, updated and more).

  npm run import -- FILE|FOLDER|URL --to FOLDER
  npm run import -- ROOT --to FOLDER           a root of guidepost.yaml, by its id

  FILE     a page, or the zip file of an export of Confluence or Notion
  URL      a Git repository, a space or page of Confluence, or a page or database of Notion
  --replace  replaces files of the same names; without it, the folder has to be new or empty

Tokens are those of the settings (GIT_TOKEN, CONFLUENCE_TOKEN, NOTION_TOKEN). Nothing is ever deleted.
Exit code: 0 if pages were written, 1 if there were none, 2 for wrong options or settings, or if the folder is not empty.`;

/** How often progress is told, in pages. */
const TELL_EVERY = 25;

const { positionals, values } = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    replace: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [wanted, ...more] = positionals;
if (wanted === undefined || more.length > 0 || values.to === undefined) {
  refuseOptions(
    'Name one source and a folder: npm run import -- FILE|FOLDER|URL --to FOLDER. Use --help to see more.',
  );
}
readSettings();
const place = readPlace(process.env);
if (!place.ok) refuseOptions(place.faults.join('\n'));
const target = resolve(values.to);
const there = await readdir(target).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return [];
  return refuseOptions(`${target} can't be read as a folder (${error.code}). Name another one with --to.`);
});
if (there.length > 0 && !values.replace) {
  refuseOptions(
    `${target} is not empty (${count(there.length, 'entry', 'entries')}). Name another folder, or add --replace: it replaces files of the same names, and leaves the others.`,
  );
}
useProxy(process.env);
const settings = readPageSettings(process.env);
const root = await rootFor(wanted);
if (root.from.type === 'folder' && isWithin(target, root.from.folder)) {
  refuseOptions(`${target} is in the folder that is read. Name another one with --to.`);
}

// Not what a bot keeps there: it may be fetching the same pages right now. What an interrupted run has fetched is not fetched again.
const dataDir = join(resolve(place.place.dataDir), 'import');
const pages = await openPages({
  roots: [root],
  dataDir,
  tokens: tokensOf(settings),
  env: process.env,
  log: pino({ level: 'silent' }),
  watching: false,
  emptyRoots: 'report',
  onProgress: (done, all) => {
    if (done % TELL_EVERY === 0)
      console.error(
        `${done.toLocaleString('en-US')}${all ? ` of ${all.toLocaleString('en-US')}` : ''} pages were looked at`,
      );
  },
});
const { pages: read, reports } = pages.current();
await pages.close();
for (const report of reports) console.log(reportInWords(report));
// Half of a source must not look like all of it.
const [incomplete] = reports.flatMap(({ leftOut }) =>
  leftOut.filter(({ why, paths }) => paths.length === 0 && /could not be fetched/.test(why)),
);
if (read.length === 0 || incomplete) {
  console.error(
    `Nothing was written.${incomplete ? ' Run it again: what was fetched is not fetched again.' : ''}`,
  );
  process.exitCode = 1;
} else {
  await write();
  await rm(dataDir, { recursive: true, force: true });
}

async function write(): Promise<void> {
  const files = pageFiles(read, root.from.type === 'folder' || root.from.type === 'git');
  let written = 0;
  for (const { path, text } of files) {
    const file = join(target, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: values.replace ? 'w' : 'wx' });
    written += 1;
    if (written % 500 === 0)
      console.error(`${written.toLocaleString('en-US')} of ${count(files.length, 'page')} were written`);
  }
  console.log(
    `${count(files.length, 'page')} written to ${target}. Set DOCS_DIR to it, or name it in guidepost.yaml.`,
  );
}

/** The root that is meant: one of the settings, or a place. */
async function rootFor(name: string): Promise<PageRoot> {
  if (/^[a-z0-9-]+$/.test(name) && !(await stat(name).catch(() => undefined))) {
    const read = await readRoots(settings, process.cwd());
    if (!read.ok) refuseOptions(read.faults.join('\n'));
    const found = read.roots.find(({ id }) => id === name);
    if (found) return found;
    refuseOptions(
      `${name} is no file, and no root of the settings has this id${read.roots.length > 0 ? `: they are ${read.roots.map(({ id }) => id).join(', ')}` : ''}.`,
    );
  }
  const file = await stat(name).catch(() => undefined);
  const isPage = file?.isFile() && !/\.zip$/i.test(name);
  const read = await readRoots({ ...settings, places: [isPage ? dirname(name) : name] }, process.cwd());
  if (!read.ok) refuseOptions(read.faults.join('\n'));
  const [only] = read.roots;
  if (!only) refuseOptions(`${name} is no source of pages.`);
  // Only this file: what means something in a glob stands for any sign.
  return isPage ? { ...only, include: [basename(name).replaceAll(/[*?[\]{}!()\\]/g, '?')] } : only;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^(?:[a-z]:|\/)/i.test(way));
}
