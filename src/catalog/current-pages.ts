import type { ShownRoot } from '../pages/shown-root.ts';
import { NO_PAGES } from '../search/pages/no-pages.ts';
import type { PageSearch } from '../search/pages/page-search.ts';

/** The team's own pages as they are now. */
export interface CurrentPages {
  search: PageSearch;
  roots: ReadonlyMap<string, ShownRoot>;
  /** The ids of the roots that everybody may see. */
  openRoots: ReadonlySet<string>;
}

export const NO_CURRENT_PAGES: CurrentPages = { search: NO_PAGES, roots: new Map(), openRoots: new Set() };

/** @param roots what the pages of the search come from */
export function currentPages(search: PageSearch, roots: readonly ShownRoot[]): CurrentPages {
  const open = roots.filter(({ channels, groups }) => channels.length === 0 && groups.length === 0);
  return {
    search,
    roots: new Map(roots.map((root) => [root.id, root])),
    openRoots: new Set(open.map(({ id }) => id)),
  };
}
