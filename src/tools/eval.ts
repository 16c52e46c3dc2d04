import { join } from 'node:path';
import type { Card } from '../cards/card.ts';
import { loadKnowledge } from '../cards/load.ts';
import { loadVocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import { readOptions, refuseOptions } from './read-options.ts';
import { calibrate } from './search-quality/calibrate.ts';
import { type Engine, guidepost, RIVALS } from './search-quality/engines.ts';
import { heldOutRounds } from './search-quality/held-out.ts';
import { readJudgedQueries } from './search-quality/judged-queries.ts';
import { type Answer, measure } from './search-quality/measures.ts';

/**
 * The sets of questions:
 * - `tune`: read them while you work on the search or the vocabulary.
 * - `dev`: for comparing ideas. The questions were written from the cards' titles alone. Check the score as often as you like.
 * - `test`: nobody who works on the search reads these questions, because a set that you have seen gives scores that are too
 *   good.
 * - `cards`: the cards' own questions, each asked while it is removed from its card.
 */
const USAGE = `Measures how well questions find their cards: our search by group of questions, and other engines for comparison.

  npm run eval                    the questions of the set "tune"; takes tens of minutes, nearly all of it for plain Fuse
  npm run eval -- --set dev       another set: tune, dev, test or cards
  npm run eval -- --ours          without the other engines; takes seconds
  npm run eval -- --calibrate     prints weights for the confidence instead`;

const { values } = readOptions(USAGE, {
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    set: { type: 'string', default: 'tune' },
    ours: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
  },
});
if (!['tune', 'dev', 'test', 'cards'].includes(values.set)) {
  refuseOptions(`There is no set "${values.set}": the sets are tune, dev, test and cards.`);
}
const root = join(import.meta.dirname, '../..');
const { library } = await loadKnowledge(join(root, 'knowledge'));
const parsed = await loadVocabulary(join(root, 'knowledge/vocabulary.yaml'));
if (!library || !parsed.ok) {
  console.error('The knowledge base has errors. To see them: npm run check:knowledge');
  process.exit(1);
}
const { cards, kinds } = library;
const { vocabulary } = parsed;
const vectors = await loadWordVectors();

if (values.calibrate) {
  const weights = calibrate(await readQueries('tune'), cards, kinds, vocabulary, vectors);
  for (const [name, weight] of Object.entries(weights)) console.log(name.padEnd(10), weight.toFixed(2));
} else {
  await compare();
}

async function compare(): Promise<void> {
  const rounds: { cards: readonly Card[]; asked: Awaited<ReturnType<typeof readQueries>> }[] =
    values.set === 'cards' ? heldOutRounds(cards) : [{ cards, asked: await readQueries(values.set) }];
  const queries = rounds.flatMap(({ asked }) => asked);
  console.log(`${queries.length} questions of the set "${values.set}", ${cards.length} cards\n`);

  const ours = guidepost(kinds, vocabulary, vectors);
  const rows = [['engine', 'group', 'n', 'success@1', 'success@3', 'nDCG@3', 'off-topic rejected']];
  for (const engine of values.ours ? [ours] : [ours, ...RIVALS]) {
    const scores = measure(
      queries,
      rounds.flatMap((round) => answersOf(engine, round.cards, round.asked)),
    );
    for (const score of engine === ours ? [...scores.groups, scores.all] : [scores.all]) {
      if (score.queries === 0) continue;
      rows.push([
        engine.name,
        score.group,
        String(score.queries),
        score.success1.toFixed(0),
        score.success3.toFixed(0),
        score.ndcg3.toFixed(2),
        score.group === 'all' ? `${scores.rejectedAt95.toFixed(0)} % with 95 % answered` : '',
      ]);
    }
    if (engine !== ours) continue;
    const asSet = `${scores.rejected.toFixed(0)} % with ${scores.answered.toFixed(0)} % answered, as set`;
    rows.push(['', '', '', '', '', '', asSet]);
  }
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

function answersOf(engine: Engine, from: readonly Card[], asked: readonly { q: string }[]): Answer[] {
  const find = engine.build(from);
  return asked.map(({ q }) => find(q));
}

function readQueries(set: string) {
  return readJudgedQueries(join(root, `tests/search/queries/${set}.jsonl`));
}
