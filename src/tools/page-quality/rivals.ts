import MiniSearch from 'minisearch';
import type { Page } from '../../pages/page.ts';
import { bm25Over, plainWords } from '../search-quality/bm25.ts';

/** A way to find pages, to compare with: the best ten and a score that grows with how sure it is. */
export interface Rival {
  name: string;
  find(text: string): { pages: Page[]; score: number };
}

const DEPTH = 10;

/** What somebody would write in an afternoon. Scores are divided by the number of words, as a threshold would need. */
export function rivalsOver(pages: readonly Page[]): Rival[] {
  return [miniSearch(pages), bm25(pages)];
}

function miniSearch(pages: readonly Page[]): Rival {
  const index = miniSearchOver(pages);
  return {
    name: 'MiniSearch',
    find(text) {
      const found = index.search(text);
      return {
        pages: found.slice(0, DEPTH).flatMap(({ id }) => pages[Number(id)] ?? []),
        score: (found[0]?.score ?? 0) / wordCount(text),
      };
    },
  };
}

/** MiniSearch over whole pages, with boosts for titles and headings. */
export function miniSearchOver(pages: readonly Page[]) {
  const index = new MiniSearch({
    fields: ['title', 'headings', 'extra', 'body'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, headings: 2, extra: 2 } },
  });
  index.addAll(pages.map((page, id) => ({ id, ...fieldsOf(page) })));
  return index;
}

/** The texts of a page by field. */
function fieldsOf({ title, aliases, tags, questions, passages }: Page) {
  return {
    title,
    headings: [...new Set(passages.flatMap(({ headings }) => headings))].join('\n'),
    extra: [...aliases, ...tags, ...questions].join('\n'),
    body: passages.map(({ text }) => text).join('\n'),
  };
}

function bm25(pages: readonly Page[]): Rival {
  const search = bm25Over(pages.map((page) => Object.values(fieldsOf(page)).join('\n')));
  return {
    name: 'BM25',
    find(text) {
      const found = search(text);
      return {
        pages: found.slice(0, DEPTH).flatMap(({ at }) => pages[at] ?? []),
        score: (found[0]?.score ?? 0) / wordCount(text),
      };
    },
  };
}

function wordCount(text: string): number {
  return plainWords(text).length || 1;
}
