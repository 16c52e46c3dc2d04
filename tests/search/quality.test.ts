import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadKnowledge } from '../../src/cards/load.ts';
import { loadVocabulary } from '../../src/search/language/vocabulary.ts';
import { loadWordVectors } from '../../src/search/language/word-vectors.ts';
import { guidepost } from '../../src/tools/search-quality/engines.ts';
import { readJudgedQueries } from '../../src/tools/search-quality/judged-queries.ts';
import { measure } from '../../src/tools/search-quality/measures.ts';

/**
 * The quality below which the search must not fall, some points under what `npm run eval` measured, so that a reworded
 * card does not fail the tests but a broken part of the search does.
 */
const FLOORS = {
  tune: { success1: 91, success3: 97, ndcg3: 0.9, rejectedAt95: 93, rejected: 88, answered: 97 },
  dev: { success1: 83, success3: 93, ndcg3: 0.79, rejectedAt95: 92, rejected: 88, answered: 96 },
  test: { success1: 80, success3: 91, ndcg3: 0.77, rejectedAt95: 83, rejected: 80, answered: 95 },
};

/** What the sets share: reading the cards and building the search takes longer than asking all questions of one. */
let opened: ReturnType<typeof open> | undefined;

async function open() {
  const { library } = await loadKnowledge(KNOWLEDGE);
  const read = await loadVocabulary(join(KNOWLEDGE, 'vocabulary.yaml'));
  if (!library || !read.ok)
    throw new Error('The knowledge base has errors: npm run check:knowledge says which.');
  return guidepost(library.kinds, read.vocabulary, await loadWordVectors()).build(library.cards);
}

const KNOWLEDGE = join(import.meta.dirname, '../../knowledge');

for (const [set, floor] of Object.entries(FLOORS)) {
  const path = join(import.meta.dirname, `queries/${set}.jsonl`);
  it.skipIf(!existsSync(path))(`the questions of the ${set} set find their cards`, async () => {
    opened ??= open();
    const find = await opened;
    const queries = await readJudgedQueries(path);
    const { all, ...scores } = measure(
      queries,
      queries.map(({ q }) => find(q)),
    );
    const measured = { ...all, ...scores };
    const below = Object.entries(floor).filter(
      ([name, least]) => measured[name as keyof typeof floor] < least,
    );
    expect(below).toEqual([]);
  });
}
