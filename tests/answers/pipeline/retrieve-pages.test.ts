import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { retrieve } from '../../../src/answers/pipeline/retrieve.ts';
import { understand } from '../../../src/answers/pipeline/understand.ts';
import type { Card } from '../../../src/cards/card.ts';
import { BUILT_IN_KNOWLEDGE } from '../../../src/catalog/catalog.ts';
import type { Page } from '../../../src/pages/page.ts';
import { loadVocabulary, type Vocabulary } from '../../../src/search/language/vocabulary.ts';
import { loadWordVectors, type WordVectors } from '../../../src/search/language/word-vectors.ts';
import { createPageIndex, type PageIndex } from '../../../src/search/pages/page-index.ts';
import { createSearch } from '../../../src/search/search.ts';
import { readFolders } from '../../../src/tools/page-quality/read-folder.ts';
import { card, PRACTICES } from '../../support/cards.ts';

let vocabulary: Vocabulary;
let vectors: WordVectors;
let index: PageIndex;

const told = (page: Page, id: string, title: string, text: string): Page => ({
  ...page,
  id: `handbook/${id}`,
  path: `${id}.md`,
  title,
  trail: [],
  aliases: [],
  tags: [],
  questions: [],
  passages: [{ headings: [], anchor: '', type: 'paragraph', markdown: text, text }],
});

beforeAll(async () => {
  const parsed = await loadVocabulary(join(BUILT_IN_KNOWLEDGE, 'vocabulary.yaml'));
  if (!parsed.ok) throw new Error('The vocabulary has errors.');
  ({ vocabulary } = parsed);
  vectors = await loadWordVectors();
  const all = await readFolders(join(import.meta.dirname, '../../search/pages/corpus'));
  const page = all.find(({ root }) => root === 'handbook');
  if (!page) throw new Error('There is no page to go by.');
  index = createPageIndex(vocabulary, vectors);
  for (const one of all) await index.add(one);
  await index.add(told(page, 'kanban', 'Kanban limits', 'A column of the board holds at most three cards.'));
  await index.add(
    told(page, 'parking', 'Parking', 'Everybody parks where there is room, five cars at once.'),
  );
});

const KANBAN = card({
  id: 'practices/kanban',
  title: 'Kanban limits',
  summary: 'Limit how much is on the board, column by column.',
  aliases: ['kanban'],
  questions: ['everybody has five things open at once and nothing gets finished'],
});

async function pagesFor(text: string, cards: Card[]): Promise<string[]> {
  const search = createSearch(cards, [PRACTICES], vocabulary, vectors);
  const pages = { search: index.search(), roots: new Set(['handbook']) };
  const found = await retrieve(understand(text), search, undefined, undefined, pages);
  return found.pages?.hits.map(({ page }) => page.id) ?? [];
}

const TROUBLE = 'everybody has five things open at once and nothing ever gets finished';

it('A page is found for a trouble that only a card tells in these words', async () => {
  expect(await pagesFor(TROUBLE, [])).not.toContain('handbook/kanban');
  expect(await pagesFor(TROUBLE, [KANBAN])).toContain('handbook/kanban');
});

it('What a page names itself comes first, whatever card is near', async () => {
  expect((await pagesFor('where can I park?', [KANBAN]))[0]).toBe('handbook/parking');
});
