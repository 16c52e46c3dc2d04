import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pino } from 'pino';
import { cardFromPage, slugOf } from '../authoring/card-from-page.ts';
import { checkCards } from '../authoring/check-cards.ts';
import { knowledgeFolders, loadKinds } from '../cards/load.ts';
import { formatProblem } from '../cards/problem.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import { readPageSettings } from '../config.ts';
import type { Page } from '../pages/page.ts';
import { readPage } from '../pages/reading/read-page.ts';
import { openPages } from '../pages/sources/open-pages.ts';
import { readRoots } from '../pages/sources/read-roots.ts';
import { tokensOf } from '../pages/sources/root-tokens.ts';
import { readOptions, readSettings, refuseOptions } from './read-options.ts';

const USAGE = `Makes a card of your own from a page.

  npm run promote -- docs/oncall.md            from a file
  npm run promote -- handbook/oncall           from a page of DOCS_DIR, by its id

  --kind KIND    the card's kind (page, unless given)
  --to FOLDER    where to write it (KNOWLEDGE_DIR, unless given)
  --replace      write over the card that is there`;

const { values, positionals } = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    kind: { type: 'string', default: 'page' },
    to: { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
});
readSettings();
const [from, ...rest] = positionals;
if (from === undefined || rest.length > 0) refuseOptions(`Name one page.\n\n${USAGE}`);
const own = values.to ?? (process.env.KNOWLEDGE_DIR?.trim() || undefined);
if (own === undefined) refuseOptions('Set KNOWLEDGE_DIR to the folder of your cards, or name one with --to.');
const folder = resolve(own);
const { kinds, problems } = await loadKinds(knowledgeFolders(BUILT_IN_KNOWLEDGE, { own: folder }));
const [broken] = problems;
if (broken) refuseOptions(formatProblem(broken));
const kind = kinds.find(({ id }) => id === values.kind);
if (!kind) {
  refuseOptions(`There is no kind "${values.kind}". The kinds are ${kinds.map(({ id }) => id).join(', ')}.`);
}

const bytes = await readFile(from).catch(() => undefined);
const page = bytes ? await pageOfFile(from, bytes) : await pageOfRoots(from);
const slug = slugOf(basename(page.id)).slice(0, 60).replace(/-+$/, '');
if (slug === '') refuseOptions(`The name of ${from} gives no id of a card. Give it one with letters a to z.`);
const { text, remarks } = cardFromPage(page, kind, new Date().toISOString().slice(0, 10));
if (bytes && /!\[|<[a-z][^>]*>/i.test(bytes.toString())) {
  remarks.push('Left out: pictures and HTML, if they say something that the text does not.');
}
if (bytes && /\]\((?!https?:|mailto:|#)[^)]+\)/.test(bytes.toString())) {
  remarks.push('Links to other files became plain text: give them an address, or link to a card.');
}
const id = `${kind.id}/${slug}`;
const path = join(folder, `${id}.md`);
try {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: values.replace ? 'w' : 'wx' });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
  refuseOptions(
    code === 'EEXIST'
      ? `${path} already exists. Write over it with --replace, or rename the page.`
      : `${path} can't be written (${code}).`,
  );
}
console.log(`${path} was written from “${page.title}”.`);
for (const remark of remarks) console.log(`- ${remark}`);
const checked = await checkCards(BUILT_IN_KNOWLEDGE, { own: folder, now: new Date() });
for (const problem of checked.problems) {
  if (problem.severity === 'error' && resolve(problem.path) === path) {
    console.log(`To fix: ${formatProblem(problem)}`);
  }
}
console.log(`Next: npm run check:knowledge -- ${id}`);

async function pageOfFile(file: string, content: Uint8Array): Promise<Page> {
  const read = await readPage({ root: 'file', path: basename(file), bytes: content });
  return read.ok ? read.page : refuseOptions(`${file} can't become a card. ${read.why}`);
}

async function pageOfRoots(wanted: string): Promise<Page> {
  const settings = readPageSettings(process.env);
  const read = await readRoots(settings, process.cwd());
  if (!read.ok) refuseOptions(read.faults.join('\n'));
  const dataDir = await mkdtemp(join(tmpdir(), 'guidepost-'));
  let found: Page | undefined;
  try {
    const tokens = tokensOf(settings);
    const log = pino({ level: 'silent' });
    const options = { roots: read.roots, dataDir, tokens, env: process.env, log, watching: false };
    const pages = await openPages({ ...options, emptyRoots: 'report' });
    found = pages.current().pages.find((one) => one.id === wanted);
    await pages.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  return found ?? refuseOptions(`There is no file ${wanted}, and no page of DOCS_DIR has this id.`);
}
