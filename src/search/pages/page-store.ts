import type { Page } from '../../pages/page.ts';
import { type ConceptFinder, createConceptTree, openConceptTree } from '../language/concepts.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { createDictionary, type Dictionary, type SavedDictionary } from './dictionary.ts';
import { createPostingLists, type PostingLists } from './posting-lists.ts';
import { forEachText, readPageTokens, TEXT, type TextKind } from './read-page.ts';

/** A page that can be found. */
export interface StoredPage {
  page: Page;
  tokens: Uint32Array;
  /** The number of its first section, and how many it has. */
  firstSection: number;
  sections: number;
}

/** How often each token occurs among the pages of one root. */
interface RootCounts {
  pages: number;
  sections: number;
  /** How many sections have each token. */
  holders: Uint32Array<ArrayBuffer>;
  languages: Map<string, number>;
}

/**
 * Pages and what is found by them: which pages and sections have a token, and how much they are about it. Pages come and go
 * one by one: what is gone stays in the lists, marked as such, until all that is left is put into a new store.
 */
export interface PageStore {
  readonly dictionary: Dictionary;
  readonly concepts: ConceptFinder;
  /** By their numbers; undefined for those that are gone. */
  readonly pages: readonly (StoredPage | undefined)[];
  readonly byId: ReadonlyMap<string, number>;
  readonly roots: ReadonlyMap<string, Readonly<RootCounts>>;
  /** How many sections there are, with those that are gone. */
  readonly sectionCount: number;
  /** The number of the page that a section is on. */
  pageOfSection(section: number): number;
  /** Calls `use` with each page that has the token, and how much it is about it: 0 to 1. */
  forEachPage(token: number, use: (page: number, amount: number) => void): void;
  /** The same with sections. */
  forEachSection(token: number, use: (section: number, amount: number) => void): void;
  /** Adds a page, or puts it in place of the one with its id, all at once at the end. Yields between the pieces of its work. */
  add(page: Page, tokens?: Uint32Array): Generator<undefined>;
  /** @returns false where there is no such page */
  remove(id: string): boolean;
}

/** How much a place in each kind of text counts for a page, and for a section. */
const PAGE_COUNTS: Record<TextKind, number> = {
  [TEXT.title]: 5,
  [TEXT.trail]: 0.7,
  [TEXT.extra]: 3,
  [TEXT.heading]: 2,
  [TEXT.nearest]: 0,
  [TEXT.upper]: 0,
  [TEXT.passage]: 1,
};
const SECTION_COUNTS: Record<TextKind, number> = {
  [TEXT.title]: 1.5,
  [TEXT.trail]: 0.3,
  [TEXT.extra]: 0.8,
  [TEXT.heading]: 0,
  [TEXT.nearest]: 3,
  [TEXT.upper]: 1,
  [TEXT.passage]: 1,
};

/** How much a text's length is held against what stands in it, and from which length on, in tokens. */
const LENGTH_COUNTS = { page: 0.5, section: 0.6 };
const MEAN_LENGTH = { page: 500, section: 80 };
/** So many places give a token half of its full amount. */
const SATURATION = { page: 2, section: 1.5 };

/** A number of a page or section shares 32 bits with an amount. */
const AMOUNTS = 256;
const MOST_AMOUNT = AMOUNTS - 1;
/** After so many sections others may have their turn. */
const PIECE = 10;

/** A store without pages. */
export function createPageStore(vocabulary: Vocabulary, saved?: SavedDictionary): PageStore {
  const tree = createConceptTree(vocabulary);
  return emptyStore(openConceptTree(tree), createDictionary(tree.concepts.length, saved));
}

/** A store without pages, with the words and concepts of another. */
export function emptiedStore({ concepts, dictionary }: PageStore): PageStore {
  return emptyStore(concepts, dictionary);
}

/** A store without pages and words, with the concepts of another. */
export function renewedStore({ concepts, dictionary }: PageStore): PageStore {
  return emptyStore(concepts, createDictionary(dictionary.concepts));
}

function emptyStore(concepts: ConceptFinder, dictionary: Dictionary): PageStore {
  const pages: (StoredPage | undefined)[] = [];
  const byId = new Map<string, number>();
  const roots = new Map<string, RootCounts>();
  const ofPages = createPostingLists();
  const ofSections = createPostingLists();
  let pageOfSection = new Uint32Array(64);
  let sectionCount = 0;
  /** The last text in which a token was met, to count it once. */
  let metIn = new Uint32Array(64);
  let text = 0;

  const isNew = (token: number): boolean => {
    if (token >= metIn.length) metIn = grown(metIn, token + 1);
    if (metIn[token] === text) return false;
    metIn[token] = text;
    return true;
  };

  const countsOf = (root: string): RootCounts =>
    roots.getOrInsertComputed(root, () => ({
      pages: 0,
      sections: 0,
      holders: new Uint32Array(64),
      languages: new Map(),
    }));

  /** Counts a page that has come, or one that has gone. */
  const count = ({ page, tokens, sections }: StoredPage, by: 1 | -1) => {
    const counts = countsOf(page.root);
    counts.pages += by;
    counts.sections += by * sections;
    counts.languages.set(page.language, (counts.languages.get(page.language) ?? 0) + by);
    if (counts.holders.length < dictionary.size) counts.holders = grown(counts.holders, dictionary.size);
    const { holders } = counts;
    text += 1;
    let first = true;
    forEachText(tokens, (kind, from, to) => {
      if (kind === TEXT.heading) return;
      if (kind === TEXT.nearest) {
        // What is in the title counts for the first section.
        if (!first) text += 1;
        first = false;
      }
      for (let at = from; at < to; at += 1) {
        const token = tokens[at] ?? 0;
        if (isNew(token)) holders[token] = (holders[token] ?? 0) + by;
      }
    });
    if (counts.pages === 0) roots.delete(page.root);
  };

  const remove = (id: string): boolean => {
    const number = byId.get(id);
    const stored = number === undefined ? undefined : pages[number];
    if (number === undefined || !stored) return false;
    count(stored, -1);
    pages[number] = undefined;
    byId.delete(id);
    return true;
  };

  return {
    dictionary,
    concepts,
    pages,
    byId,
    roots,
    get sectionCount() {
      return sectionCount;
    },
    pageOfSection: (section) => pageOfSection[section] ?? 0,
    forEachPage: (token, use) => unpack(ofPages, token, use),
    forEachSection: (token, use) => unpack(ofSections, token, use),
    remove,
    *add(page, known) {
      const tokens = known ?? (yield* readPageTokens(page, dictionary, concepts));
      const number = pages.length;
      pages.push(undefined);
      const firstSection = sectionCount;
      yield* list(tokens, number);
      const stored = { page, tokens, firstSection, sections: sectionCount - firstSection };
      // From here on nothing waits, so that nobody finds both or neither.
      remove(page.id);
      pages[number] = stored;
      byId.set(page.id, number);
      count(stored, 1);
    },
  };

  /** Enters a page and its sections into the lists. */
  function* list(tokens: Uint32Array, page: number): Generator<undefined> {
    const all = new Map<number, number>();
    const shared = new Map<number, number>();
    let length = 0;
    forEachText(tokens, (kind, from, to) => {
      collect(tokens, from, to, PAGE_COUNTS[kind], all);
      collect(tokens, from, to, kind < TEXT.nearest ? SECTION_COUNTS[kind] : 0, shared);
      if (kind === TEXT.passage) length += to - from;
    });
    enter(ofPages, page, all, 'page', length);
    yield;

    for (const [at, texts] of sectionsOf(tokens).entries()) {
      if (at % PIECE === PIECE - 1) yield;
      const section = sectionCount;
      const own = new Map(shared);
      let ownLength = 0;
      for (const { kind, from, to } of texts) {
        collect(tokens, from, to, SECTION_COUNTS[kind], own);
        if (kind === TEXT.passage) ownLength += to - from;
      }
      enter(ofSections, section, own, 'section', ownLength);
      if (section >= pageOfSection.length) pageOfSection = grown(pageOfSection, section + 1);
      pageOfSection[section] = page;
      sectionCount += 1;
    }
  }
}

interface TextOf {
  kind: TextKind;
  from: number;
  to: number;
}

/** The texts of each section: its headings and passages. */
export function sectionsOf(tokens: Uint32Array): TextOf[][] {
  const sections: TextOf[][] = [];
  forEachText(tokens, (kind, from, to) => {
    if (kind === TEXT.nearest) sections.push([]);
    if (kind >= TEXT.nearest) sections.at(-1)?.push({ kind, from, to });
  });
  return sections;
}

function collect(
  tokens: Uint32Array,
  from: number,
  to: number,
  counts: number,
  into: Map<number, number>,
): void {
  if (counts === 0) return;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at] ?? 0;
    into.set(token, (into.get(token) ?? 0) + counts);
  }
}

function enter(
  lists: PostingLists,
  number: number,
  counts: ReadonlyMap<number, number>,
  level: 'page' | 'section',
  length: number,
): void {
  const mean = MEAN_LENGTH[level];
  const norm = 1 - LENGTH_COUNTS[level] + (LENGTH_COUNTS[level] * Math.max(length, mean / 8)) / mean;
  const half = SATURATION[level] * norm;
  for (const [token, times] of counts) {
    lists.add(token, number * AMOUNTS + Math.max(1, Math.round((MOST_AMOUNT * times) / (times + half))));
  }
}

function unpack(lists: PostingLists, token: number, use: (number: number, amount: number) => void): void {
  lists.forEach(token, (packed) => use(packed >>> 8, (packed & MOST_AMOUNT) / MOST_AMOUNT));
}

function grown(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
