import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Log } from '../log.ts';
import type { Page, RootReport } from '../pages/page.ts';
import type { LivePages, PagesChange } from '../pages/sources/open-pages.ts';
import { createPauses } from '../pauses.ts';
import { EMPTY_VOCABULARY, loadVocabulary, type Vocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import { readIndexFile, writeIndexFile } from '../search/pages/index-file.ts';
import { createPageIndex, openPageIndex, type PageIndex } from '../search/pages/page-index.ts';
import { type CurrentPages, currentPages } from './current-pages.ts';

/** A team's own pages, searchable and kept current. */
export interface SearchablePages {
  current(): CurrentPages;
  /** What was read from each root. */
  reports(): readonly RootReport[];
  /** Fetches and reads everything that has changed. Resolves once it can be found. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface SearchablePagesOptions {
  /** Where the index is kept. */
  dataDir: string;
  /** The folder whose vocabulary the search knows. */
  knowledgeDir: string;
  log: Log;
}

/** So long after the last change the index is saved, in ms: a checkout is many changes. */
const SAVE_AFTER_MS = 10_000;

/**
 * Makes pages searchable, and keeps it so while they change. The index of the last start is used as far as it still holds; only
 * what has changed since is indexed again. It owns the pages from then on, and closes them.
 */
export async function makeSearchable(
  opened: LivePages,
  { dataDir, knowledgeDir, log }: SearchablePagesOptions,
): Promise<SearchablePages> {
  try {
    const file = join(resolve(dataDir), 'pages.index');
    const index = await savedIndex(file, await vocabularyOf(knowledgeDir), log);
    const changed = await bringUpToDate(index, opened.current().pages);
    const keeper = keepSaved(index, file, log);
    if (changed) keeper.later();
    const follower = followChanges(opened, index, keeper.later, log);
    const search = index.search();
    const current = currentPages(search, opened.roots);
    log.info({ event: 'pages.indexed', pages: search.size, changed }, 'pages can be found');
    return {
      current: () => current,
      reports: () => opened.current().reports,
      async reload() {
        await opened.reload();
        await follower.settled();
      },
      async close() {
        follower.stop();
        await opened.close();
        await follower.settled();
        await keeper.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function vocabularyOf(knowledgeDir: string): Promise<Vocabulary> {
  const read = await loadVocabulary(join(knowledgeDir, 'vocabulary.yaml'));
  // Its faults are reported where the cards are read; without it, the search knows fewer words.
  return read.ok ? read.vocabulary : EMPTY_VOCABULARY;
}

/** The index of the last start; an empty one where there is none, or it can't be used. */
async function savedIndex(file: string, vocabulary: Vocabulary, log: Log): Promise<PageIndex> {
  const vectors = await loadWordVectors();
  try {
    return await openPageIndex(readIndexFile(file), vocabulary, vectors);
  } catch (error) {
    const isFirst = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isFirst) {
      log.warn(
        { event: 'pages.index_unusable', err: error },
        'the saved index of pages can’t be used and is rebuilt',
      );
      await rm(file, { force: true }).catch(() => {});
    }
    return createPageIndex(vocabulary, vectors);
  }
}

/** Takes up what has changed since the index was saved. @returns how many pages that were */
async function bringUpToDate(index: PageIndex, pages: readonly Page[]): Promise<number> {
  const pause = createPauses();
  const before = new Map<string, string>();
  for (const page of index.pages()) {
    await pause();
    before.set(page.id, digestOf(page));
  }
  let changed = 0;
  for (const page of pages) {
    await pause();
    const same = before.get(page.id) === digestOf(page);
    before.delete(page.id);
    if (same) continue;
    await index.add(page);
    changed += 1;
  }
  for (const id of before.keys()) await index.remove(id);
  return changed + before.size;
}

function digestOf(page: Page): string {
  return createHash('sha1').update(JSON.stringify(page)).digest('base64');
}

/** Takes up changes in the order in which they come. */
function followChanges(opened: LivePages, index: PageIndex, onDone: () => void, log: Log) {
  let last: Promise<void> = Promise.resolve();
  const takeUp = async ({ added, changed, removed }: PagesChange) => {
    const pages = new Map(opened.current().pages.map((page) => [page.id, page]));
    for (const id of removed) if (!pages.has(id)) await index.remove(id);
    for (const id of [...added, ...changed]) {
      const page = pages.get(id);
      // It may have gone again since.
      if (page) await index.add(page);
    }
    onDone();
  };
  const stop = opened.onChange((change) => {
    last = last
      .then(() => takeUp(change))
      .catch((error: unknown) =>
        log.error({ event: 'pages.not_indexed', err: error }, 'changed pages could not be made searchable'),
      );
  });
  return { stop, settled: () => last };
}

/** Saves the index some time after a change, and once more at the end if there was one. */
function keepSaved(index: PageIndex, file: string, log: Log) {
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  const save = async () => {
    try {
      await mkdir(join(file, '..'), { recursive: true });
      await writeIndexFile(file, index.save());
    } catch (error) {
      // The next start takes longer, and that is all.
      log.warn({ event: 'pages.index_not_saved', err: error }, 'the index of pages could not be saved');
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      saving = saving.then(save);
    }, SAVE_AFTER_MS);
    timer.unref();
  };
  return {
    later,
    async close() {
      const isDue = timer !== undefined;
      clearTimeout(timer);
      if (isDue) saving = saving.then(save);
      await saving;
    },
  };
}
