import { join, resolve } from 'node:path';
import type { Log } from '../../log.ts';
import type { Page, RootReport } from '../page.ts';
import { pauseBeforeFetching } from './git/pause-before-fetching.ts';
import type { PageRoot } from './page-root.ts';
import { sweepPageCache } from './reader/page-cache.ts';
import { createPageReader } from './reader/page-reader.ts';
import { readingVersion } from './reading-version.ts';
import type { RemoteClock } from './remote/remote-client.ts';
import type { SyncProgress } from './remote/synced-files.ts';
import { PageRootError } from './root-files.ts';
import { openRootPages, type RootPages } from './root-pages.ts';
import { type FolderWatch, watchFoldersBelow } from './watch-folders-below.ts';

/** Ids of pages. */
export interface PagesChange {
  added: readonly string[];
  changed: readonly string[];
  removed: readonly string[];
}

export interface PagesNow {
  /** In the order of the roots, and of their paths. */
  pages: readonly Page[];
  reports: readonly RootReport[];
  /** Another one for each set of pages. */
  version: number;
}

export interface LivePages {
  /** Where they come from, and who may see them. */
  roots: readonly PageRoot[];
  /** The pages as they are now. Take them once per question. */
  current(): PagesNow;
  /** Calls `listener` after each change, with the new pages already in place. @returns what ends that */
  onChange(listener: (change: PagesChange) => void): () => void;
  /** Fetches all repositories, lists all files, and reads those that have changed. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface PagesOptions {
  roots: readonly PageRoot[];
  /** Where checkouts and pages that were read are kept. */
  dataDir: string;
  /** By the names of their settings. */
  tokens: Readonly<Record<string, string>>;
  /** The process's environment, for git. */
  env: Readonly<Record<string, string | undefined>>;
  log: Log;
  /** Whether changes are taken up while the process runs. */
  watching: boolean;
  /** What a root that gives nothing means at the start: an error, or a line in its report. */
  emptyRoots?: 'refuse' | 'report';
  /** How time goes by for what asks services. */
  clock?: RemoteClock;
  /** Told for each page that a service has given, of all that have to be fetched. */
  onProgress?: SyncProgress;
  /** A number from 0 up to 1, for the moments of fetching. */
  random?: () => number;
}

/** How often folders are listed again for the changes that no event tells of, as on a network drive, in ms. */
const LIST_AGAIN_MS = 60_000;

/**
 * Reads the pages of all roots and keeps them current. A fault affects its own file alone.
 * @throws PageRootError when a root gives no page at the start; a running bot keeps what it has
 */
export async function openPages(options: PagesOptions): Promise<LivePages> {
  const { roots, dataDir, tokens, env, log, watching, random = Math.random } = options;
  const emptyRoots = options.emptyRoots ?? 'refuse';
  const cacheFolder = join(resolve(dataDir), 'pages');
  const version = readingVersion();
  const reader = createPageReader(cacheFolder, version);
  const stopping = new AbortController();
  const files = {
    checkouts: join(resolve(dataDir), 'sources'),
    tokens,
    env,
    signal: stopping.signal,
    background: watching,
    clock: options.clock,
    onProgress: options.onProgress,
    onClone: (root: string) =>
      log.info({ event: 'pages.cloning', root }, 'a repository of pages is cloned, which may take minutes'),
  };
  const states = roots.map((root) => openRootPages(root, reader, files));
  const listeners = new Set<(change: PagesChange) => void>();
  const watches = new Map<RootPages, FolderWatch>();
  const timers = new Set<NodeJS.Timeout>();
  const fetched = new Set<RootPages>();
  let started = false;
  let now: PagesNow = { pages: [], reports: [], version: 0 };

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  /** Puts together what the roots have now, and tells who wants to know. */
  const publish = () => {
    const before = new Map(now.pages.map((page) => [page.id, page]));
    const pages = states.flatMap((state) => [...state.pages().values()]);
    const change = { added: [] as string[], changed: [] as string[], removed: [] as string[] };
    for (const page of pages) {
      const old = before.get(page.id);
      if (!old) change.added.push(page.id);
      else if (old !== page) change.changed.push(page.id);
      before.delete(page.id);
    }
    change.removed.push(...before.keys());
    const none = change.added.length + change.changed.length + change.removed.length === 0;
    const reports = states.map((state) => state.report());
    now = none ? { ...now, reports } : { pages, reports, version: now.version + 1 };
    return none ? undefined : change;
  };

  // One update of a root at a time; roots don't wait for each other's repositories.
  const last = new Map<RootPages, Promise<unknown>>();
  const said = new Map<RootPages, string>();
  const update = (state: RootPages, fetching: 'now' | 'never') => {
    const updating = (last.get(state) ?? Promise.resolve()).then(async () => {
      const result = await state.update(fetching);
      if (stopping.signal.aborted) return result;
      if (result.ok && result.fetched) fetched.add(state);
      const change = publish();
      // The same trouble is told once.
      const trouble = (result.ok ? result.stale : result.why) ?? '';
      if (trouble !== '' && trouble !== said.get(state)) {
        log.warn(
          { event: 'pages.kept', root: state.root.id },
          `the pages of ${state.root.id} stay as they are: ${trouble}`,
        );
      }
      said.set(state, trouble);
      if (change && started) {
        log.info(
          {
            event: 'pages.changed',
            root: state.root.id,
            added: change.added.length,
            changed: change.changed.length,
            removed: change.removed.length,
          },
          'pages were read again after a change',
        );
        for (const listener of listeners) {
          try {
            listener(change);
          } catch (error) {
            log.error(
              { event: 'pages.listener_failed', err: error },
              'a change of pages was not taken up everywhere',
            );
          }
        }
      }
      await watches.get(state)?.follow(state.folders());
      return result;
    });
    last.set(
      state,
      updating.catch(() => {}),
    );
    return updating;
  };
  const inBackground = (state: RootPages, fetching: 'now' | 'never', after?: (ok: boolean) => void) => {
    update(state, fetching).then(
      (result) => after?.(result.ok && result.stale === undefined),
      (error: unknown) => {
        if (stopping.signal.aborted) return;
        log.error(
          { event: 'pages.update_failed', root: state.root.id, err: error },
          'could not read the changed pages',
        );
        after?.(false);
      },
    );
  };
  const close = async () => {
    stopping.abort();
    for (const timer of timers) clearTimeout(timer);
    for (const watch of watches.values()) watch.close();
    await reader.close();
    await Promise.all(last.values());
  };

  try {
    const first = await Promise.all(
      states.map(async (state) => ({ state, result: await update(state, 'never') })),
    );
    const empty = first.flatMap(({ state, result }) => (result.ok ? [] : [{ state, why: result.why }]));
    if (empty.length > 0 && emptyRoots === 'refuse') {
      throw new PageRootError(
        empty
          .map(({ state, why }) => `No page could be read from the root “${state.root.id}”. ${why}`)
          .join('\n'),
      );
    }
  } catch (error) {
    await close();
    throw error;
  }
  started = true;
  for (const report of now.reports) logReport(report, log);
  const used = new Set(states.flatMap((state) => state.keys()));
  const sweeping = sweepPageCache(cacheFolder, version, used).catch(() => {});

  /** Fetches a repository again and again, later and later while that fails. */
  const fetchLater = (state: RootPages, failures: number) => {
    later(pauseBeforeFetching(state.root.fetchEvery, failures, random()), () =>
      inBackground(state, 'now', (ok) => fetchLater(state, ok ? 0 : failures + 1)),
    );
  };
  const listLater = (state: RootPages) =>
    later(LIST_AGAIN_MS, () => inBackground(state, 'never', () => listLater(state)));
  if (watching) {
    for (const state of states) {
      if (state.root.from.type !== 'folder' && state.root.from.type !== 'export') {
        // The first set may be that of an earlier start.
        if (fetched.has(state)) fetchLater(state, 0);
        else inBackground(state, 'now', (ok) => fetchLater(state, ok ? 0 : 1));
        continue;
      }
      if (state.root.from.type === 'export') {
        // A copy takes its time, and half an archive is none.
        listLater(state);
        continue;
      }
      const watch = watchFoldersBelow({
        folder: join(state.root.from.folder, state.root.within),
        onChange: () => inBackground(state, 'never'),
        onUnwatched: (error) =>
          log.warn(
            { event: 'pages.unwatched', root: state.root.id, err: error },
            'not every folder of pages can be watched; changes in the others are found within a minute',
          ),
      });
      watches.set(state, watch);
      await watch.follow(state.folders());
      listLater(state);
    }
  }
  return {
    roots,
    current: () => now,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reload() {
      await Promise.all(states.map((state) => update(state, 'now')));
    },
    async close() {
      await close();
      await sweeping;
    },
  };
}

function logReport({ root, pages, passages, leftOut, advice }: RootReport, log: Log): void {
  const left = leftOut.reduce((sum, { paths }) => sum + paths.length, 0);
  log.info(
    { event: 'pages.loaded', root, pages, passages, leftOut: left, advice: advice.length },
    'pages loaded',
  );
  for (const { why, paths } of leftOut) {
    log.info({ event: 'pages.left_out', root, files: paths.length, paths: paths.slice(0, 3) }, why);
  }
}
