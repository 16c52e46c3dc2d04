import type { PageSite } from './page-url.ts';

/** A file, and what is known about it besides its bytes. */
export interface PageFile {
  /** The id of the root that it belongs to. */
  root: string;
  /** Its path below the root, with forward slashes. */
  path: string;
  bytes: Uint8Array;
  /** Where the pages of the root are read; only in the bot unless given. */
  site?: PageSite;
  /** A BCP 47 tag; `en` unless given. The front matter goes first. */
  language?: string;
  /** Who looks after the pages of the root. The front matter goes first. */
  owner?: string | null;
  /** The ISO date of the last change of the file, such as that of its last commit. The front matter goes first. */
  updated?: string | null;
  /** What the navigation says about the page. Its title goes first, unless the front matter has one. */
  navigation?: { title?: string; trail: readonly string[] };
  /**
   * The text of a file that a page includes, by its path below the root; undefined if there is none or nobody may
   * read it. Includes are left out unless given.
   */
  include?: (path: string) => string | undefined;
  /**
   * Where people read another page of the root, by its path; undefined if it is no page. By the rules of the site
   * unless given, which do not know its front matter.
   */
  urlOf?: (path: string) => string | null | undefined;
}

/** The most bytes that a file may have. A long page of a handbook has a hundred thousand; a megabyte takes seconds. */
export const MOST_PAGE_BYTES = 2_000_000;
