// What a page is: a document of a team as it is, found and quoted, but never nudged.

export interface Page {
  /** `<root>/<path without its ending>`, such as `handbook/oncall/rotation`. */
  id: string;
  /** The id of the root that it was read from. */
  root: string;
  /** The path of its file below the root, with forward slashes. */
  path: string;
  title: string;
  /** Where people read it; null if nowhere but in the bot. */
  url: string | null;
  /** A BCP 47 tag without a region, such as `en` or `de`. */
  language: string;
  /** The ISO date of its last change, if known. */
  updated: string | null;
  /** Who looks after it, as its front matter or its root says; null if neither does. */
  owner: string | null;
  /** The names of the parts of the navigation that lead to it, outermost first. */
  trail: readonly string[];
  /** What its front matter has besides, if anything: terms that people type for it, and ways of asking. */
  aliases: readonly string[];
  tags: readonly string[];
  questions: readonly string[];
  /** In the order of its text; never empty. */
  passages: readonly PagePassage[];
}

/** The smallest part of a page that answers a question by itself. */
export interface PagePassage {
  /** The headings above it, outermost first, without the page's title. */
  headings: readonly string[];
  /** What leads to the nearest heading in the page's address, without `#`; empty above the first heading. */
  anchor: string;
  /** A numbered step, another list item, a table row (its cells after their columns' names), code, or a paragraph. */
  type: 'step' | 'item' | 'row' | 'code' | 'paragraph';
  /** 1-based number of a step in its list. */
  number?: number;
  /** As the page has it, with links made absolute where they can be, and without pictures and HTML. */
  markdown: string;
  /** The same without markup. */
  text: string;
}

/** What was left out, and why. One reason covers all files that it holds for. */
export interface LeftOut {
  root: string;
  /** A sentence: what was found and, if somebody can do something about it, what. */
  why: string;
  /** Paths below the root. */
  paths: string[];
}

/** What was read from one root. */
export interface RootReport {
  root: string;
  pages: number;
  passages: number;
  leftOut: LeftOut[];
  /** What would make its pages easier to find: one sentence each, for all files that it holds for. */
  advice: LeftOut[];
}
