import type { PageSearch } from './page-search.ts';

/** Finds nothing: for a team that has named no pages. */
export const NO_PAGES: PageSearch = {
  size: 0,
  find: () => ({ hits: [], confidence: 0 }),
  page: () => undefined,
};
