import MiniSearch from 'minisearch';
import type { Page } from '../../pages/page.ts';

/** A way to find pages, to compare with: the best ten and a score that grows with how sure it is. */
export interface Rival {
  name: string;
  find(text: string): { pages: Page[]; score: number };
}

const DEPTH = 10;
/** BM25's usual values: how soon more of the same word says no more, and how much a long text is held against it. */
const SATURATION = 1.2;
const LENGTH_COUNTS = 0.75;

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
  const texts = pages.map((page) => plainWords(Object.values(fieldsOf(page)).join('\n')));
  const average = texts.reduce((sum, words) => sum + words.length, 0) / (texts.length || 1);
  const postings = new Map<string, Map<number, number>>();
  texts.forEach((words, at) => {
    for (const word of words) {
      const counts = postings.getOrInsertComputed(word, () => new Map());
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  });
  return {
    name: 'BM25',
    find(text) {
      const scores = new Map<number, number>();
      for (const word of new Set(plainWords(text))) {
        const counts = postings.get(word) ?? new Map<number, number>();
        const rare = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5));
        for (const [at, count] of counts) {
          const long = 1 - LENGTH_COUNTS + (LENGTH_COUNTS * (texts[at]?.length ?? 0)) / average;
          const worth = (rare * count * (SATURATION + 1)) / (count + SATURATION * long);
          scores.set(at, (scores.get(at) ?? 0) + worth);
        }
      }
      const found = [...scores].toSorted(([, a], [, b]) => b - a);
      return {
        pages: found.slice(0, DEPTH).flatMap(([at]) => pages[at] ?? []),
        score: (found[0]?.[1] ?? 0) / wordCount(text),
      };
    },
  };
}

function wordCount(text: string): number {
  return plainWords(text).length || 1;
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
