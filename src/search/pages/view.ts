import type { PageStore } from './page-store.ts';

/** The pages of some roots, as if there were no others. */
export interface View {
  store: PageStore;
  /** How many pages and sections there are. */
  pages: number;
  sections: number;
  /** The languages of the pages. */
  languages: readonly string[];
  isVisible(root: string): boolean;
  /** How many sections have a token. */
  sectionsWith(token: number): number;
  /** How rare a token is, in nats. */
  idf(token: number): number;
  /** How rare something is that so many sections have: the inverse document frequency of BM25, in nats. */
  idfOf(sections: number): number;
}

/** @param allowed the roots; all if absent */
export function viewOf(store: PageStore, allowed?: ReadonlySet<string>): View {
  const isVisible = (root: string) => allowed === undefined || allowed.has(root);
  const roots = [...store.roots].filter(([root]) => isVisible(root)).map(([, counts]) => counts);
  const sections = roots.reduce((sum, root) => sum + root.sections, 0);
  const languages = new Set(
    roots.flatMap((root) => [...root.languages].flatMap(([name, count]) => (count > 0 ? [name] : []))),
  );
  const sectionsWith = (token: number) => {
    let sum = 0;
    for (const { holders } of roots) sum += holders[token] ?? 0;
    return sum;
  };
  const idfOf = (count: number) => Math.log(1 + (sections - count + 0.5) / (count + 0.5));
  const known = new Map<number, number>();
  return {
    store,
    pages: roots.reduce((sum, root) => sum + root.pages, 0),
    sections,
    languages: [...languages],
    isVisible,
    sectionsWith,
    idfOf,
    idf: (token) => known.getOrInsertComputed(token, () => idfOf(sectionsWith(token))),
  };
}
