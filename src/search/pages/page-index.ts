import type { Page } from '../../pages/page.ts';
import { createPauses } from '../../pauses.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import { findPages, type PageFinder } from './find-pages.ts';
import { createNeighbors } from './neighbors.ts';
import type { PageSearch } from './page-search.ts';
import { createPageSpelling } from './page-spelling.ts';
import { createPageStore, emptiedStore, type PageStore, renewedStore } from './page-store.ts';
import type { QuestionReader } from './question.ts';
import { piecesOf, type SavedPiece, storeFrom } from './saved-index.ts';

/** The pages of all roots, made searchable. Pages may come and go at any time, each at its own cost. */
export interface PageIndex {
  /** Adds a page, or puts it in place of the one with its id. It can be found from then on. */
  add(page: Page): Promise<void>;
  /** Takes a page out. @returns false where there is none with this id */
  remove(id: string): Promise<boolean>;
  /** The search over the pages as they are at the moment of each question. */
  search(): PageSearch;
  /** All pages, in no particular order. */
  pages(): Iterable<Page>;
  /** The index as pieces of plain data, for `openPageIndex`. Changes made meanwhile may or may not be in it. */
  save(): Iterable<SavedPiece>;
}

/** Lists with more than this share of pages that are gone are rewritten. */
const MOST_WASTED = 0.3;
/** Few pages are not worth it. */
const FEWEST_GONE = 50;
/** A dictionary with this many times the words that pages still have starts over, unless it is small. */
const MOST_WORDS_GONE = 2;
const FEWEST_WORDS = 20_000;

/** What some pages are searched with, for measuring. */
export async function createPageFinder(
  pages: Iterable<Page>,
  vocabulary: Vocabulary,
  vectors: WordVectors,
): Promise<PageFinder> {
  const store = createPageStore(vocabulary);
  const pause = createPauses();
  for (const page of pages) {
    await pause();
    for (const _ of store.add(page)) await pause();
  }
  return { store, reader: readerOver(store, vocabulary, vectors), vectors };
}

function readerOver({ dictionary }: PageStore, vocabulary: Vocabulary, vectors: WordVectors): QuestionReader {
  return {
    spelling: createPageSpelling(dictionary, vocabulary, vectors),
    neighbors: createNeighbors(dictionary, vectors),
  };
}

/** An index without pages. */
export function createPageIndex(vocabulary: Vocabulary, vectors: WordVectors): PageIndex {
  return indexOver(createPageStore(vocabulary), vocabulary, vectors);
}

/**
 * Opens a saved index. What was saved by another version, or with another vocabulary, is read again, which takes longer.
 * @param pieces in the order in which they were saved
 * @throws if they are no saved index
 */
export async function openPageIndex(
  pieces: AsyncIterable<SavedPiece> | Iterable<SavedPiece>,
  vocabulary: Vocabulary,
  vectors: WordVectors,
): Promise<PageIndex> {
  const index = indexOver(await storeFrom(pieces, vocabulary), vocabulary, vectors);
  await index.ready();
  return index;
}

/** How many of the words in the dictionary some page still has. */
function wordsIn({ roots, dictionary }: PageStore): number {
  let count = 0;
  for (let token = 0; token < dictionary.size; token += 1) {
    for (const { holders } of roots.values()) {
      if ((holders[token] ?? 0) === 0) continue;
      count += 1;
      break;
    }
  }
  return count;
}

function indexOver(
  first: PageStore,
  vocabulary: Vocabulary,
  vectors: WordVectors,
): PageIndex & { ready(): Promise<void> } {
  let store = first;
  let reader = readerOver(store, vocabulary, vectors);
  let last: Promise<unknown> = Promise.resolve();
  /** One change at a time: each goes on over several turns of the event loop. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  const pause = createPauses();
  const run = async (work: Generator<undefined>) => {
    for (;;) {
      await pause();
      if (work.next().done) return;
    }
  };
  /** Takes in new words now, in slices, and not when the next question comes. */
  const learn = async ({ spelling, neighbors }: QuestionReader) => {
    await run(spelling.learn());
    await run(neighbors.learn());
  };
  const compactIfNeeded = async () => {
    const gone = store.pages.length - store.byId.size;
    if (gone < FEWEST_GONE || gone < MOST_WASTED * store.pages.length) return;
    const isOld =
      store.dictionary.size > FEWEST_WORDS && store.dictionary.size > MOST_WORDS_GONE * wordsIn(store);
    const fresh = isOld ? renewedStore(store) : emptiedStore(store);
    for (const stored of store.pages) {
      if (stored) await run(fresh.add(stored.page, isOld ? undefined : stored.tokens));
    }
    const read = isOld ? readerOver(fresh, vocabulary, vectors) : reader;
    await learn(read);
    store = fresh;
    reader = read;
  };

  return {
    ready: () => inTurn(() => learn(reader)),
    add: (page) =>
      inTurn(async () => {
        await run(store.add(page));
        await learn(reader);
        await compactIfNeeded();
      }),
    remove: (id) =>
      inTurn(async () => {
        const removed = store.remove(id);
        if (removed) await compactIfNeeded();
        return removed;
      }),
    *pages() {
      for (const stored of store.pages) if (stored) yield stored.page;
    },
    save: () => piecesOf(store, vocabulary),
    search: () => ({
      get size() {
        return store.byId.size;
      },
      find: (readings, options = {}) => findPages(readings, options, { store, reader, vectors }),
      page(id) {
        const number = store.byId.get(id);
        return number === undefined ? undefined : store.pages[number]?.page;
      },
    }),
  };
}
