import { join } from 'node:path';
import { loadKnowledge } from '../cards/load.ts';
import { BUILT_IN_KNOWLEDGE } from '../catalog/catalog.ts';
import type { Page } from '../pages/page.ts';
import { loadVocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import {
  CONFIDENCE_EVIDENCE,
  type ConfidenceEvidence,
  logitOfAny,
  pageConfidence,
} from '../search/pages/page-confidence.ts';
import { createPageFinder } from '../search/pages/page-index.ts';
import { createSearch } from '../search/search.ts';
import { fitLogistic } from './intent-training/fit-logistic.ts';
import {
  ANSWERS_FROM,
  isAnswerable,
  type JudgedQuestion,
  readJudgedQuestions,
  wholeText,
} from './page-quality/judged-questions.ts';
import { readFolders } from './page-quality/read-folder.ts';
import { rankAsAsked } from './page-quality/readings.ts';
import { rivalsOver } from './page-quality/rivals.ts';
import { readOptions, refuseOptions } from './read-options.ts';
import { percent, quantile } from './search-quality/statistics.ts';

const USAGE = `Measures how well the search over pages finds those that answer judged questions, next to MiniSearch and BM25.

  npm run eval:pages -- --pages FOLDER --questions FILE   the pages below FOLDER/<root>/, and one question a line as JSON:
                                                          id, text, thread, kind, split, rel {"<root>/<path>": grade}
  npm run eval:pages -- … --set tune                      another split than "tune"
  npm run eval:pages -- … --ours                          without the other engines
  npm run eval:pages -- … --calibrate                     prints weights for the confidence instead`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    pages: { type: 'string', multiple: true },
    questions: { type: 'string', multiple: true },
    set: { type: 'string', default: 'tune' },
    ours: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
  },
});

/** What an engine made of a question. */
interface Judged {
  question: JudgedQuestion;
  /** The place of the first page that answers, from 0; -1 where there is none among ten. */
  place: number;
  confidence: number;
}

const BINS = 5;
const DEPTH = 10;

const folders = values.pages ?? [];
const files = values.questions ?? [];
if (folders.length === 0 || folders.length !== files.length) {
  refuseOptions(
    `Found ${folders.length} --pages and ${files.length} --questions: give one of each, or as many of one as of the other.`,
  );
}
const parsed = await loadVocabulary(join(BUILT_IN_KNOWLEDGE, 'vocabulary.yaml'));
if (!parsed.ok) refuseOptions('The vocabulary has errors. To see them: npm run check:knowledge');
const vocabulary = parsed.ok ? parsed.vocabulary : undefined;
const { library } = await loadKnowledge(BUILT_IN_KNOWLEDGE);
const vectors = await loadWordVectors();

const ours: Judged[] = [];
const rivals = new Map<string, Judged[]>();
const cases: { features: ConfidenceEvidence; any: boolean; best: boolean }[] = [];
for (const [at, folder] of folders.entries()) await measure(folder, files[at] ?? '');
if (values.calibrate) {
  const any = fitLogistic(
    CONFIDENCE_EVIDENCE,
    cases.map(({ features, any: yes }) => ({ features, yes, counts: 1 })),
  );
  // How sure the best page is only matters where some page answers.
  const answered = cases.filter((one) => one.any);
  const best = fitLogistic(
    ['any', 'ahead'],
    answered.map(({ features, best: yes }) => ({
      features: { any: logitOfAny(features, any), ahead: features.ahead },
      yes,
      counts: 1,
    })),
    { rate: 0.2 },
  );
  for (const [name, weights] of Object.entries({ any, best })) {
    console.log(name);
    for (const [of, weight] of Object.entries(weights)) console.log(`  ${of}: ${weight.toFixed(2)},`);
  }
} else {
  for (const [name, judged] of [['Guidepost', ours] as const, ...rivals]) print(name, judged);
  printCalibration(ours);
}

async function measure(folder: string, file: string): Promise<void> {
  const pages = await readFolders(folder);
  const questions = await readJudgedQuestions(file, values.set);
  console.log(
    `${pages.length} pages, ${pages.reduce((sum, page) => sum + page.passages.length, 0)} passages, ${questions.length} questions of the set "${values.set}"`,
  );
  if (!vocabulary || !library) return;
  const search = createSearch(library.cards, library.kinds, vocabulary, vectors);
  const finder = await createPageFinder(pages, vocabulary, vectors);
  for (const question of questions) {
    const { hits, evidence } = await rankAsAsked(question, search, finder, DEPTH);
    const place = placeOf(
      question,
      hits.map(({ page }) => page),
    );
    ours.push({ question, place, confidence: evidence ? pageConfidence(evidence) : 0 });
    if (evidence) cases.push({ features: evidence, any: isAnswerable(question), best: place === 0 });
  }
  if (values.ours || values.calibrate) return;
  for (const { name, find } of rivalsOver(pages)) {
    const judged = rivals.getOrInsertComputed(name, () => []);
    for (const question of questions) {
      const { pages: found, score } = find(wholeText(question));
      judged.push({ question, place: placeOf(question, found), confidence: score });
    }
  }
}

function placeOf({ rel }: JudgedQuestion, found: readonly Page[]): number {
  return found.slice(0, DEPTH).findIndex(({ root, path }) => (rel[`${root}/${path}`] ?? 0) >= ANSWERS_FROM);
}

function print(name: string, judged: readonly Judged[]): void {
  const answerable = judged.filter(({ question }) => isAnswerable(question));
  const others = judged.filter(({ question }) => !isAnswerable(question));
  console.log(`\n${name.padEnd(14)}    n  success@1  @3  @10`);
  const row = (label: string, of: readonly Judged[]) => {
    const within = (first: number) =>
      percent(of, ({ place }) => place >= 0 && place < first)
        .toFixed(0)
        .padStart(4);
    console.log(
      `  ${label.padEnd(13)} ${String(of.length).padStart(3)}       ${within(1)} ${within(3)} ${within(10)}`,
    );
  };
  row('all', answerable);
  for (const [kind, of] of Map.groupBy(answerable, ({ question }) => question.kind)) row(kind, of);
  for (const share of [0.05, 0.1, 0.15]) {
    const floor = quantile(
      answerable.map(({ confidence }) => confidence),
      share,
    );
    const refused = (of: readonly Judged[]) => percent(of, ({ confidence }) => confidence < floor).toFixed(0);
    const byKind = [...Map.groupBy(others, ({ question }) => question.kind)];
    console.log(
      `  refused at ${100 - 100 * share} answered: ${refused(others)} of 100 (${byKind.map(([kind, of]) => `${kind} ${refused(of)}`).join(', ')})`,
    );
  }
}

function printCalibration(judged: readonly Judged[]): void {
  console.log('\nconfidence     n  said  right');
  for (let bin = 0; bin < BINS; bin += 1) {
    const of = judged.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    const said = (100 * of.reduce((sum, { confidence }) => sum + confidence, 0)) / (of.length || 1);
    const right = percent(of, ({ place }) => place === 0);
    console.log(
      `${(bin / BINS).toFixed(1)}-${((bin + 1) / BINS).toFixed(1)}      ${String(of.length).padStart(4)}  ${said.toFixed(0).padStart(4)}  ${right.toFixed(0).padStart(5)}`,
    );
  }
}
