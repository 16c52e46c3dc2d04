import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadKnowledge } from '../cards/load.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import type { Page } from '../pages/page.ts';
import { loadVocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import { readIndexFile, writeIndexFile } from '../search/pages/index-file.ts';
import { createPageIndex, openPageIndex, type PageIndex } from '../search/pages/page-index.ts';
import { pagesOfCards } from './page-bench/pages-of-cards.ts';
import { syntheticPages } from './page-bench/synthetic-pages.ts';
import { readFolders } from './page-quality/read-folder.ts';
import { miniSearchOver } from './page-quality/rivals.ts';
import { readOptions, readSizes } from './read-options.ts';
import { readJudgedQueries } from './search-quality/judged-queries.ts';
import { quantile } from './search-quality/statistics.ts';

const USAGE = `Measures what searching pages costs, next to MiniSearch: starting without and with a saved index, one changed page, a
question, memory of the whole process, and how long the event loop is blocked.

  npm run bench:docs                         1,000, 5,000, 20,000 and 100,000 made-up passages; takes some minutes
  npm run bench:docs -- --sizes 1000,5000    other numbers of passages
  npm run bench:docs -- --pages FOLDER       the pages below FOLDER/<root>/ instead`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    sizes: { type: 'string', default: '1000,5000,20000,100000' },
    pages: { type: 'string' },
    // For the processes that this one starts, so that each has its memory for itself.
    part: { type: 'string' },
    file: { type: 'string', default: '' },
  },
});

/** What one process measured, in ms and MB; a part measures some of it. */
interface Figures {
  passages?: number;
  start?: number;
  save?: number;
  fileMegabytes?: number;
  change?: number;
  p50?: number;
  p99?: number;
  megabytes?: number;
  longestBlock?: number;
  blocks?: number;
}

const BLOCK_MS = 50;
const CHANGES = 5;
const sizes = readSizes(values.sizes);

if (values.part) console.log(JSON.stringify(await measurePart(values.part, sizes[0] ?? 0, values.file)));
else await measureAll();

async function measureAll(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-docs-'));
  try {
    console.log(
      [
        'passages  engine           start ms  change ms  p50 ms  p99 ms  memory MB  longest block ms  blocks over 50 ms',
      ].join(''),
    );
    for (const size of values.pages ? [0] : sizes) {
      const file = join(directory, `${size}.index`);
      for (const [part, name] of [
        ['new', 'ours, new'],
        ['saved', 'ours, saved'],
        ['minisearch', 'MiniSearch'],
      ] as const) {
        const figures = run(part, size, file);
        const cell = (value: number | undefined, width: number, digits = 0) =>
          (value === undefined ? '' : value.toFixed(digits)).padStart(width);
        console.log(
          `${cell(figures.passages, 8)}  ${name.padEnd(15)}${cell(figures.start, 10)}${cell(figures.change, 11, 1)}${cell(figures.p50, 8, 1)}${cell(figures.p99, 8, 1)}${cell(figures.megabytes, 11)}${cell(figures.longestBlock, 18)}${cell(figures.blocks, 19)}${figures.save === undefined ? '' : `   saved in ${figures.save.toFixed(0)} ms, ${figures.fileMegabytes?.toFixed(0)} MB`}`,
        );
      }
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}

function run(part: string, size: number, file: string): Figures {
  const args = [import.meta.filename, '--part', part, '--sizes', String(size || 1), '--file', file];
  if (values.pages) args.push('--pages', values.pages);
  const output = execFileSync(process.execPath, ['--max-old-space-size=4096', ...args], { encoding: 'utf8' });
  return JSON.parse(output) as Figures;
}

async function measurePart(part: string, size: number, file: string): Promise<Figures> {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const queries = await readJudgedQueries(join(import.meta.dirname, '../../tests/search/queries/tune.jsonl'));
  const questions = queries.map(({ q }) => q);
  const { library } = await loadKnowledge(BUILT_IN_KNOWLEDGE);
  const parsed = await loadVocabulary(join(BUILT_IN_KNOWLEDGE, 'vocabulary.yaml'));
  if (!library || !parsed.ok)
    throw new Error('The knowledge base has errors. To see them: npm run check:knowledge');
  const vectors = await loadWordVectors();
  const real = pagesOfCards(library.cards);
  const all = async () => (values.pages ? await readFolders(values.pages) : syntheticPages(size, real));
  const changed = [...syntheticPages(CHANGES * 12 + 1, real)].slice(0, CHANGES);

  if (part === 'minisearch') {
    const pages = [...(await all())];
    const started = performance.now();
    const index = miniSearchOver(pages);
    const start = performance.now() - started;
    collectGarbage();
    const megabytes = process.memoryUsage().rss / 2 ** 20;
    return {
      passages: passagesOn(pages),
      start,
      longestBlock: start,
      megabytes,
      ...timesOf(questions, (text) => index.search(text)),
    };
  }
  const blocks = watchBlocks();
  let index: PageIndex;
  const started = performance.now();
  if (part === 'saved') index = await openPageIndex(readIndexFile(file), parsed.vocabulary, vectors);
  else {
    index = createPageIndex(parsed.vocabulary, vectors);
    for (const page of await all()) await index.add(page);
  }
  const start = performance.now() - started;
  const search = index.search();
  search.find([{ text: questions[0] ?? '', counts: 1 }]);
  const changes: number[] = [];
  for (const page of changed) {
    const from = performance.now();
    await index.add(page);
    search.find([{ text: page.title, counts: 1 }]);
    changes.push(performance.now() - from);
  }
  const saving = performance.now();
  if (part === 'new') await writeIndexFile(file, index.save());
  const save = performance.now() - saving;
  const blocked = blocks();
  const times = timesOf(questions, (text) => search.find([{ text, counts: 1 }]));
  collectGarbage();
  return {
    passages: passagesOn(index.pages()),
    start,
    change: Math.max(...changes),
    ...times,
    megabytes: process.memoryUsage().rss / 2 ** 20,
    ...blocked,
    ...(part === 'new' && { save, fileMegabytes: (await stat(file)).size / 2 ** 20 }),
  };
}

function passagesOn(pages: Iterable<Page>): number {
  let count = 0;
  for (const page of pages) count += page.passages.length;
  return count;
}

function timesOf(questions: readonly string[], ask: (text: string) => unknown): { p50: number; p99: number } {
  const times = questions.map((text) => {
    const started = performance.now();
    ask(text);
    return performance.now() - started;
  });
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Watches for how long nothing else could run. @returns what ends it, and the result */
function watchBlocks(): () => { longestBlock: number; blocks: number } {
  let longestBlock = 0;
  let blocks = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const block = now - last - 1;
    last = now;
    longestBlock = Math.max(longestBlock, block);
    if (block > BLOCK_MS) blocks += 1;
  }, 1);
  return () => {
    clearInterval(timer);
    return { longestBlock, blocks };
  };
}
