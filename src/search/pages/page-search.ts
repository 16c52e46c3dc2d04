import type { Page, PagePassage } from '../../pages/page.ts';
import type { Reason } from '../search-types.ts';

/** A page that fits a question, best passage first. */
export interface PageHit {
  page: Page;
  /** 0 to 1, higher is better; only comparable within one result. */
  score: number;
  /** Its passages that fit the question best, best first; at most five. */
  passages: readonly {
    passage: PagePassage /** Its place on the page, from 0. */;
    at: number;
    score: number;
  }[];
  reasons: Reason[];
}

export interface PageResult {
  /** Best first. */
  hits: PageHit[];
  /** 0 to 1: how likely the best page is to answer the question. */
  confidence: number;
}

/** One way to read a message: by its own words, or with some of what was said before it. */
export interface PageReading {
  text: string;
  /** How much it counts beside the others. */
  counts: number;
}

export interface PageFindOptions {
  /** At most so many pages; 5 unless given. */
  limit?: number;
  /** Only pages of these roots; all if absent. The others must not even be hinted at. */
  roots?: ReadonlySet<string>;
}

/** The search over a team's pages. Which cards exist makes no difference to it. */
export interface PageSearch {
  /** How many pages can be found. */
  readonly size: number;
  /**
   * Finds the pages that fit a message as typed in Slack. The first reading has the message's own words, on which
   * confidence and reasons rest. Never throws for any text; blank text gives no hits.
   */
  find(readings: readonly [PageReading, ...PageReading[]], options?: PageFindOptions): PageResult;
  /** A page by its id; undefined if there is none (any more). */
  page(id: string): Page | undefined;
}
