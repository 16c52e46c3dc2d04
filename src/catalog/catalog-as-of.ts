import type { Catalog } from './read-catalog.ts';

/**
 * A catalog whose search knows what day it is, so that cards that are overdue for a review rank a little lower.
 * @param now asked whenever the catalog is
 */
export function catalogAsOf<Live extends { current(): Catalog }>(catalog: Live, now: () => Date): Live {
  let known: { of: Catalog; day: string; catalog: Catalog } | undefined;
  return {
    ...catalog,
    current() {
      const of = catalog.current();
      const moment = now();
      const day = moment.toISOString().slice(0, 10);
      // Which cards are overdue only changes from one day to the next.
      if (known?.of !== of || known.day !== day) {
        known = { of, day, catalog: { ...of, search: of.search.asOf(moment) } };
      }
      return known.catalog;
    },
  };
}
