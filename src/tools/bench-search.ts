import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { retrieve } from '../answers/pipeline/retrieve.ts';
import { understand } from '../answers/pipeline/understand.ts';
import type { Card } from '../cards/card.ts';
import { loadKnowledge } from '../cards/load.ts';
import { loadVocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import { createSearch } from '../search/search.ts';
import { readOptions, readSizes } from './read-options.ts';
import { HOSTILE_TEXTS } from './search-bench/hostile-texts.ts';
import { cardsUpTo } from './search-bench/synthetic-cards.ts';
import { type Engine, guidepost, RIVALS } from './search-quality/engines.ts';
import { readJudgedMessages } from './search-quality/judged-messages.ts';
import { readJudgedQueries } from './search-quality/judged-queries.ts';
import { PASSAGE_RIVALS } from './search-quality/passage-rivals.ts';

const USAGE = `Measures how long our search takes to build its index and to answer, and how much memory it uses, compared with
plain Fuse and MiniSearch. Then measures the longest time that a hostile text takes.

  npm run bench:search                        101, 1,000, 10,000 and 50,000 cards; takes some minutes
  npm run bench:search -- --sizes 101,1000    other numbers of cards`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    sizes: { type: 'string', default: '101,1000,10000,50000' },
  },
});
const sizes = readSizes(values.sizes);

/** An engine that takes seconds per question gets fewer questions. */
const MOST_MILLISECONDS = 20_000;
const FEWEST_QUESTIONS = 5;
/** With more cards, plain Fuse would take hours. */
const MOST_CARDS_FOR_FUSE = 10_000;

const root = join(import.meta.dirname, '../..');
const { library } = await loadKnowledge(join(root, 'knowledge'));
const parsed = await loadVocabulary(join(root, 'knowledge/vocabulary.yaml'));
if (!library || !parsed.ok) {
  console.error('The knowledge base has errors. To see them: npm run check:knowledge');
  process.exit(1);
}
const questions = (await readJudgedQueries(join(root, 'tests/search/queries/tune.jsonl'))).map(({ q }) => q);
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const vectors = await loadWordVectors();
const ours = guidepost(library.kinds, parsed.vocabulary, vectors);
const compared = [
  ...RIVALS.filter(({ name }) => name === 'Fuse.js' || name === 'MiniSearch, our analysis'),
  ...PASSAGE_RIVALS.filter(({ name }) => name === 'MiniSearch').map(overPassages),
];
interface Figures {
  engine: string;
  build: number;
  p50: number;
  p99: number;
  megabytes: number;
}

for (const size of sizes) {
  const cards = cardsUpTo(size, library.cards);
  const figures = [ours, ...compared]
    .filter((engine) => engine.name !== 'Fuse.js' || size <= MOST_CARDS_FOR_FUSE)
    .map((engine) => measure(engine, cards));
  console.log(
    `\n${size} cards`.padEnd(30),
    'build ms   p50 ms   p99 ms   memory MB   ours: build  p50  p99  memory',
  );
  const own = figures[0];
  for (const one of figures) {
    const ratios = own && one !== own ? ratiosOf(own, one) : '';
    console.log(
      one.engine.padEnd(29),
      one.build.toFixed(0).padStart(8),
      one.p50.toFixed(2).padStart(8),
      one.p99.toFixed(2).padStart(8),
      one.megabytes.toFixed(0).padStart(11),
      '  ',
      ratios,
    );
  }
}

const hostileCards = cardsUpTo(1_000, library.cards);
const find = ours.build(hostileCards);
console.log('\nhostile texts, 1000 cards'.padEnd(42), 'longest of 5, ms');
for (const [name, text] of HOSTILE_TEXTS) {
  const times = Array.from({ length: 5 }, () => timed(() => find(text)));
  console.log(name.padEnd(41), Math.max(...times).toFixed(1));
}

const messages = await readJudgedMessages(join(root, 'tests/search/queries'), 'tune');
const search = createSearch(hostileCards, library.kinds, parsed.vocabulary, vectors);
console.log('\nthreads, 1000 cards'.padEnd(42), 'median, longest, ms');
const threads = messages.filter(({ thread }) => thread.length > 0);
for (const [name, long] of [
  ['as they are', (thread: readonly string[]) => thread],
  [
    'of 24 messages',
    (thread: readonly string[]) => Array.from({ length: 24 }, (_, at) => thread[at % thread.length] ?? ''),
  ],
] as const) {
  const times = threads
    .map(({ text, thread }) => timed(() => retrieve(understand(text, long(thread)), search)))
    .toSorted((a, b) => a - b);
  console.log(name.padEnd(41), times[times.length >> 1]?.toFixed(1), times.at(-1)?.toFixed(1));
}

/** The same passages with their ways of asking in MiniSearch. */
function overPassages({ name, build }: (typeof PASSAGE_RIVALS)[number]): Engine {
  return {
    name: `${name}, passages`,
    build(cards) {
      const respond = build(cards);
      return (text) => {
        const { cards: ids, confidence } = respond({ text, thread: [] });
        return { ids, confidence, answered: true };
      };
    },
  };
}

function measure(engine: Engine, cards: readonly Card[]): Figures {
  collectGarbage();
  const before = memory();
  const started = performance.now();
  const answer = engine.build(cards);
  const build = performance.now() - started;
  collectGarbage();
  const megabytes = (memory() - before) / 2 ** 20;
  const times: number[] = [];
  let spent = 0;
  // Warm up first: a running bot is warm, too.
  for (const question of questions.slice(0, FEWEST_QUESTIONS)) spent += timed(() => answer(question));
  for (const question of questions) {
    if (spent > MOST_MILLISECONDS && times.length >= FEWEST_QUESTIONS) break;
    const time = timed(() => answer(question));
    spent += time;
    times.push(time);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { engine: engine.name, build, p50: at(0.5), p99: at(0.99), megabytes };
}

function ratiosOf(own: Figures, other: Figures): string {
  return [own.build / other.build, own.p50 / other.p50, own.p99 / other.p99, own.megabytes / other.megabytes]
    .map((ratio) => (ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : ratio.toFixed(2)))
    .join('  ');
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
