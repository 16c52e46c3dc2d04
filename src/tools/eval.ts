import { join } from 'node:path';
import { loadIntentModels } from '../answers/intent/intent-models.ts';
import type { Card } from '../cards/card.ts';
import { loadKnowledge } from '../cards/load.ts';
import { BUILT_IN_KNOWLEDGE, openCatalog } from '../catalog/catalog.ts';
import { createLog } from '../log.ts';
import { loadVocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import { readOptions, refuseOptions } from './read-options.ts';
import {
  answerLengths,
  calibration,
  figuresByGroup,
  figuresOf,
  type GroupFigures,
  type Judged,
  refusedAt95,
  type SameTerm,
} from './search-quality/answer-measures.ts';
import { calibrate } from './search-quality/calibrate.ts';
import { type Engine, guidepost, RIVALS } from './search-quality/engines.ts';
import { fitPassageWeights } from './search-quality/fit-passages.ts';
import { heldOutRounds } from './search-quality/held-out.ts';
import { readJudgedMessages } from './search-quality/judged-messages.ts';
import { readJudgedQueries } from './search-quality/judged-queries.ts';
import { type Answer, measure } from './search-quality/measures.ts';
import { passageRivals } from './search-quality/passage-rivals.ts';
import { guidepostResponses } from './search-quality/responses.ts';

/**
 * The sets of messages:
 * - `tune`: read them while you work on the search, the intents or the vocabulary. It includes `dev`.
 * - `test`: nobody who works on them reads these messages, because a set that you have seen gives scores that are too good.
 * - `cards`: the cards' own questions, each asked while it is removed from its card.
 */
const USAGE = `Measures how well the bot answers, by group of messages, with MiniSearch and BM25 over passages for comparison.

  npm run eval                    the messages of the set "tune"; takes about a minute
  npm run eval -- --set test      another set: tune, test or cards
  npm run eval -- --ours          without the other engines
  npm run eval -- --set cards     the cards' own questions; with --fuse it takes tens of minutes
  npm run eval -- --calibrate     prints weights for the confidence of the search instead
  npm run eval -- --fit-passages  prints weights for the ranking of passages instead`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    set: { type: 'string', default: 'tune' },
    ours: { type: 'boolean', default: false },
    fuse: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    'fit-passages': { type: 'boolean', default: false },
  },
});
const HEAD = [
  'engine',
  'group',
  'n',
  'card@1',
  'card@3',
  'passage@1',
  'shown',
  'answered',
  'refused',
  'small talk',
  'definition@1',
];
const QUERIES = join(import.meta.dirname, '../../tests/search/queries');
const { set } = values;
if (values.calibrate || values['fit-passages'] || set === 'cards') await measureCards();
else if (set === 'tune' || set === 'test') await measureAnswers(set);
else refuseOptions(`There is no set "${set}": the sets are tune, test and cards.`);

async function measureAnswers(of: 'tune' | 'test'): Promise<void> {
  const knowledge = await openCatalog({
    directory: BUILT_IN_KNOWLEDGE,
    log: createLog({ level: 'error', readable: true, destination: process.stderr }),
    watching: false,
  });
  const catalog = knowledge.current();
  const messages = await readJudgedMessages(QUERIES, of);
  const sameTerm: SameTerm = (one, other) =>
    other !== undefined && catalog.glossary.find(one) === catalog.glossary.find(other);
  const respond = guidepostResponses(catalog, await loadIntentModels());
  const ours: Judged[] = [];
  for (const message of messages) ours.push({ message, response: await respond(message) });
  console.log(`${messages.length} messages of the set "${of}", ${catalog.library.cards.length} cards\n`);

  const rows = figuresByGroup(ours, sameTerm).map((figures) => ['Guidepost', ...cellsOf(figures)]);
  rows.push(['Guidepost', ...cellsOf(figuresOf('all', ours, sameTerm))]);
  if (!values.ours) {
    for (const rival of passageRivals(catalog.library.cards)) {
      const theirs = messages.map((message) => ({ message, response: rival.respond(message) }));
      const figures = [...figuresByGroup(theirs, sameTerm), figuresOf('all', theirs, sameTerm)];
      for (const { answered, refused, ...measured } of figures) {
        if (measured.card1 !== undefined) rows.push([rival.name, ...cellsOf(measured)]);
      }
      rows.push([
        rival.name,
        'refused, 95 % answered',
        '',
        '',
        '',
        '',
        '',
        '',
        percentCell(refusedAt95(theirs)),
      ]);
    }
  }
  rows.push(['Guidepost', 'refused, 95 % answered', '', '', '', '', '', '', percentCell(refusedAt95(ours))]);
  printTable([HEAD, ...rows]);

  const { median, percentile95 } = answerLengths(ours);
  console.log(`\nlength of answers: median ${median}, 95th percentile ${percentile95} characters\n`);
  console.log('answers shown, in traffic of which half is for the bot');
  printTable([
    ['confidence', 'n', 'said', 'answers', 'or helps'],
    ...calibration(ours).map(({ from, to, messages: n, said, right, helps }) => [
      `${from.toFixed(1)}-${to.toFixed(1)}`,
      String(n),
      ...[said, right, helps].map(percentCell),
    ]),
  ]);
}

function cellsOf(figures: GroupFigures): string[] {
  const { group, messages, card1, card3, passage1, shown, answered, refused, smallTalk, definition1 } =
    figures;
  return [
    group,
    String(messages),
    ...[card1, card3, passage1, shown, answered, refused, smallTalk, definition1].map(percentCell),
  ];
}

function percentCell(percent: number | undefined): string {
  return percent === undefined ? '' : percent.toFixed(0);
}

/** The search alone, over the cards' own questions; or what its confidence should weigh. */
async function measureCards(): Promise<void> {
  const { library } = await loadKnowledge(BUILT_IN_KNOWLEDGE);
  const parsed = await loadVocabulary(join(BUILT_IN_KNOWLEDGE, 'vocabulary.yaml'));
  if (!library || !parsed.ok) {
    console.error('The knowledge base has errors. To see them: npm run check:knowledge');
    process.exit(1);
  }
  const { cards, kinds } = library;
  const { vocabulary } = parsed;
  const vectors = await loadWordVectors();
  if (values.calibrate) {
    const tune = await readJudgedQueries(join(QUERIES, 'tune.jsonl'));
    const weights = calibrate(tune, cards, kinds, vocabulary, vectors);
    for (const [name, weight] of Object.entries(weights)) console.log(name.padEnd(10), weight.toFixed(2));
    return;
  }
  if (values['fit-passages']) {
    const messages = await readJudgedMessages(QUERIES, 'tune');
    const weights = fitPassageWeights(messages, cards, kinds, vocabulary, vectors);
    for (const [name, weight] of Object.entries(weights)) console.log(name.padEnd(10), weight.toFixed(2));
    return;
  }
  const rounds = heldOutRounds(cards);
  const queries = rounds.flatMap(({ asked }) => asked);
  console.log(`${queries.length} questions of ${cards.length} cards\n`);
  const ours = guidepost(kinds, vocabulary, vectors);
  const rivals = RIVALS.filter(({ name }) => values.fuse || !name.startsWith('Fuse'));
  const rows = (values.ours ? [ours] : [ours, ...rivals]).map((engine) => {
    const { all } = measure(
      queries,
      rounds.flatMap((round) => answersOf(engine, round.cards, round.asked)),
    );
    return [engine.name, all.success1.toFixed(0), all.success3.toFixed(0), all.ndcg3.toFixed(2)];
  });
  printTable([['engine', 'success@1', 'success@3', 'nDCG@3'], ...rows]);
}

function answersOf(engine: Engine, from: readonly Card[], asked: readonly { q: string }[]): Answer[] {
  const find = engine.build(from);
  return asked.map(({ q }) => find(q));
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) {
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
