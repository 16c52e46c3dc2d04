import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../guidance/load.ts';
import { loadVocabulary } from '../search/vocabulary.ts';
import { guidepost, RIVALS } from './search-quality/engines.ts';
import { readJudgedQueries } from './search-quality/judged-queries.ts';
import { measure } from './search-quality/measures.ts';

/**
 * Measures how well questions find their cards: ours by group of questions, the other engines beside it. The `tune`
 * set may be looked at; nobody who works on the search reads the questions of the `test` set.
 */
const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'tune' },
    ours: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '../..');
const { library } = await loadKnowledge(join(root, 'knowledge'));
const parsed = await loadVocabulary(join(root, 'knowledge/vocabulary.yaml'));
if (!library || !parsed.ok) {
  console.error('The knowledge base has errors: npm run check:knowledge says which.');
  process.exit(1);
}
const queries = await readJudgedQueries(join(root, `tests/search/queries/${values.set}.jsonl`));
const { cards, kinds } = library;
console.log(`${queries.length} questions of the set "${values.set}", ${cards.length} cards\n`);

const ours = guidepost(kinds, parsed.vocabulary);
const rows = [['engine', 'group', 'n', 'success@1', 'success@3', 'nDCG@3', 'off-topic rejected']];
for (const engine of values.ours ? [ours] : [ours, ...RIVALS]) {
  const find = engine.build(cards);
  const scores = measure(
    queries,
    queries.map(({ q }) => find(q)),
  );
  for (const score of engine === ours ? [...scores.groups, scores.all] : [scores.all]) {
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
  if (engine === ours) {
    rows.push([
      '',
      '',
      '',
      '',
      '',
      '',
      `${scores.rejected.toFixed(0)} % with ${scores.answered.toFixed(0)} % answered, as set`,
    ]);
  }
}
const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
for (const row of rows)
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
