import { isNavigationFile, type Navigation } from '../navigation/navigation.ts';
import type { Page, RootReport } from '../page.ts';
import { withoutEnding } from '../reading/page-url.ts';
import { type FolderHistory, folderHistory } from './git/last-changes.ts';
import { guessAddresses } from './guess-addresses.ts';
import { cantBeRead, codeOf, LeadsOutError, type ListedFile, type Listing, listFiles } from './list-files.ts';
import { createNotes, type Notes } from './notes.ts';
import type { PageAddress, PageRoot } from './page-root.ts';
import type { FileResult, RootContext } from './reader/page-job.ts';
import type { PageReader } from './reader/page-reader.ts';
import { type RootFiles, type RootFilesOptions, rootFiles } from './root-files.ts';
import { navigationSources } from './root-navigation.ts';
import type { SiteFiles } from './site-file.ts';
import { trustedTimes } from './trusted-times.ts';

/** What was read from one root, and what is read again when something changes. */
export interface RootPages {
  readonly root: PageRoot;
  pages(): ReadonlyMap<string, Page>;
  report(): RootReport;
  /** Names what each page was read from, for the cache. */
  keys(): string[];
  /** The folders whose changes matter. */
  folders(): readonly string[];
  /**
   * Lists the files again, and reads those that have changed. What was read before stays if there is nothing to be read now.
   * @param fetching whether a repository is fetched first
   */
  update(fetching: 'now' | 'never'): Promise<RootUpdate>;
}

export type RootUpdate =
  | {
      ok: true;
      /** Whether its repository was fetched just now. */
      fetched: boolean;
      /** Why its files are older than they could be; undefined if they are not. */
      stale: string | undefined;
    }
  | { ok: false; why: string };

/** A file as it was read. */
interface Known {
  state: string;
  /** What is known besides its content. */
  context: string;
  result: FileResult;
  /** With its date. */
  page: Page | undefined;
}

export function openRootPages(root: PageRoot, reader: PageReader, options: RootFilesOptions): RootPages {
  let known = new Map<string, Known>();
  let pages: ReadonlyMap<string, Page> = new Map();
  let folders: readonly string[] = [];
  let history: FolderHistory | undefined;
  let navigation: { state: string; read: Navigation | undefined } | undefined;
  let report: RootReport = { root: root.id, pages: 0, passages: 0, leftOut: [], advice: [] };

  /** Keeps what was read before, and says why. */
  const keep = (why: string): { ok: false; why: string } => {
    const before = report.leftOut.filter(({ paths }) => paths.length > 0);
    const what = pages.size > 0 ? `The pages are those of before. ${why}` : why;
    report = { ...report, leftOut: [{ root: root.id, why: what, paths: [] }, ...before] };
    return { ok: false, why };
  };

  const update = async (fetching: 'now' | 'never'): Promise<RootUpdate> => {
    const found = await rootFiles(root, fetching, options);
    if (!found.ok) return keep(found.why);
    if (found.isPending) {
      const why = 'Its pages are fetched for the first time, which takes minutes if there are many.';
      report = { ...report, leftOut: [{ root: root.id, why, paths: [] }] };
      return { ok: true, fetched: false, stale: undefined };
    }
    let listing: Listing;
    try {
      listing = await listFiles({
        root: root.id,
        folder: found.folder,
        boundary: found.boundary,
        container: found.container,
        include: root.include,
        exclude: root.exclude,
        isPage: isPageFile,
        isNavigation: isNavigationFile,
      });
    } catch (error) {
      return keep(cantBeListed(found.name, found.folder, error));
    }
    const read = await readListed(listing, found);
    if (read.pages.size === 0) {
      const why = nothingRead(found.name, listing, read.report);
      if (pages.size === 0) report = read.report;
      folders = listing.folders;
      return keep(why);
    }
    ({ known, pages, report } = read);
    folders = listing.folders;
    return { ok: true, fetched: found.fetched, stale: found.stale };
  };

  /** What the navigation says about each page; read again only when it or the set of pages has changed. */
  const navigationFor = async (
    site: SiteFiles,
    all: readonly ListedFile[],
    files: readonly ListedFile[],
    addresses: readonly PageAddress[],
    advice: Notes,
  ) => {
    const isFolderOfSite = addresses.some(({ style, under }) => under === '' && style !== 'github');
    const sources = await navigationSources(site, all, isFolderOfSite);
    const paths = files.map(({ path }) => path);
    const state = JSON.stringify([sources, paths]);
    if (navigation?.state !== state) {
      navigation = { state, read: await reader.navigation({ sources, pages: paths }) };
    }
    const { read } = navigation;
    if (!read) advice.add('The navigation takes too long to be read, and is not used.');
    for (const { path, what } of read?.advice ?? []) advice.add(what, path);
    return (path: string) => {
      const entry = read?.entries.get(path);
      return entry && { trail: entry.trail, ...(entry.title !== undefined && { title: entry.title }) };
    };
  };

  const readListed = async (listing: Listing, found: Extract<RootFiles, { ok: true }>) => {
    const notes = createNotes(root.id);
    if (found.stale) notes.add(found.stale);
    for (const { why, paths } of [...found.leftOut, ...listing.leftOut]) notes.add(why, ...paths);
    const isUnpacked = root.from.type !== 'folder' && root.from.type !== 'git';
    const paths = listing.files.map(({ path }) => path);
    // What was unpacked is in no repository, even if the folder with the data is.
    history = isUnpacked ? undefined : await folderHistory(found.folder, paths, options, history);
    const addresses = await guessAddresses(
      root,
      found,
      history && { ...history, branch: found.branch ?? history.branch },
    );
    const files = listing.files.filter(({ path }) => isPageFile(path) && !isNavigationFile(path));
    const advice = createNotes(root.id);
    // What was made elsewhere says itself what leads to it.
    const navigationOf = isUnpacked
      ? () => undefined
      : await navigationFor(found, listing.files, files, addresses, advice);
    const context: RootContext = {
      root: root.id,
      folder: found.folder,
      addresses,
      language: root.language,
      owner: root.owner,
      trailFromFolders: root.from.type === 'export',
    };
    const shared = JSON.stringify(context);
    const times = history ? undefined : trustedTimes(listing.files);
    const dateOf = ({ path, mtimeMs }: ListedFile) =>
      history
        ? (history.updated.get(path) ?? null)
        : times
          ? new Date(mtimeMs).toISOString().slice(0, 10)
          : null;

    const contexts = new Map(
      files.map(({ path }) => [path, `${shared}${JSON.stringify(navigationOf(path))}`]),
    );
    const changed = files.filter(({ path, state }) => {
      const before = known.get(path);
      return before?.state !== state || before.context !== contexts.get(path) || before.result.key === '';
    });
    const results = await reader.read(
      context,
      changed.map(({ path, file, bytes }) => ({ path, file, bytes, navigation: navigationOf(path) })),
    );
    const fresh = new Map(changed.map(({ path }, index) => [path, results[index]]));
    const next = new Map<string, Known>();
    const read = new Map<string, Page>();
    for (const listed of files) {
      const { path, state } = listed;
      const before = known.get(path);
      const result = fresh.get(path) ?? before?.result;
      if (!result) continue;
      if (!result.read.ok) {
        notes.add(result.read.why, path);
        const kept = result.read.passing ? before : undefined;
        next.set(path, { state, context: contexts.get(path) ?? '', result, page: kept?.page });
        if (kept?.page && !read.has(kept.page.id)) read.set(kept.page.id, kept.page);
        continue;
      }
      const updated = result.read.page.updated ?? dateOf(listed);
      const same = before?.page && before.result.key === result.key && before.page.updated === updated;
      const page = same && before.page ? before.page : { ...result.read.page, updated };
      next.set(path, { state, context: contexts.get(path) ?? '', result, page });
      const other = read.get(page.id);
      if (other) {
        notes.add('Another file has the same path but for its ending, and goes first.', path);
        continue;
      }
      read.set(page.id, page);
      for (const sentence of result.read.advice) advice.add(sentence, path);
    }
    const passages = [...read.values()].reduce((sum, page) => sum + page.passages.length, 0);
    const itsReport: RootReport = {
      root: root.id,
      pages: read.size,
      passages,
      leftOut: notes.list(),
      advice: advice.list(),
    };
    return { known: next, pages: read as ReadonlyMap<string, Page>, report: itsReport };
  };

  return {
    root,
    pages: () => pages,
    report: () => report,
    keys: () => [...known.values()].map(({ result }) => result.key),
    folders: () => folders,
    update,
  };
}

function isPageFile(path: string): boolean {
  return withoutEnding(path) !== path;
}

function cantBeListed(name: string, folder: string, error: unknown): string {
  if (error instanceof LeadsOutError)
    return `${name} is a link that leads out of the root, so nothing is read from it. Name the folder that has the pages, or add the target as a root of its own.`;
  const code = codeOf(error);
  if (code === 'ENOENT') return `There is no folder ${folder}. Create it, or correct the setting.`;
  if (code === 'ENOTDIR') return `${folder} is a file. Name the folder that it is in.`;
  return `${name}: ${cantBeRead(error)}`;
}

/** What was found instead of pages. */
function nothingRead(name: string, { seen, files }: Listing, { leftOut }: RootReport): string {
  if (seen === 0) return `${name} has no pages.`;
  const count = `${seen.toLocaleString('en-US')} ${seen === 1 ? 'file' : 'files'}`;
  if (!files.some(({ path }) => isPageFile(path)) && !leftOut.some(({ paths }) => paths.some(isPageFile))) {
    return `${name} has ${count}, ${seen === 1 ? 'which is not' : 'none of them'} .md, .mdx, .adoc, .html or another kind of page. Name the folder that has the pages.`;
  }
  const [first] = leftOut.filter(({ paths }) => paths.some(isPageFile));
  return `${name} has ${count}, and none of them could be read as a page.${first ? ` The first reason: ${first.why} (${first.paths[0]})` : ''}`;
}
