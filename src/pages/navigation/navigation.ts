import { titleFromPath } from '../reading/file-title.ts';
import { readAwesomePages, readCategory } from './folder-files.ts';
import { mkDocsEntries } from './mkdocs.ts';
import type { FolderInfo, FoundEntry } from './nav-entries.ts';
import { sidebarEntries } from './sidebars.ts';
import { summaryEntries } from './summary.ts';

/** Where a page is on its site. */
export interface NavigationEntry {
  /** What its site calls it there, if it does. */
  title?: string;
  /** Its place among all pages, from 0. */
  order: number;
  /** The names of the parts that lead to it, outermost first. */
  trail: readonly string[];
}

export interface Navigation {
  /** By the path of the page. */
  entries: ReadonlyMap<string, NavigationEntry>;
  /** Files that could not be read, and what to do about it. */
  advice: { path: string; what: string }[];
}

/** What the front matter of a page says about its place. */
export type PlaceOf = (path: string) => { title?: string; order?: number } | undefined;

/** The names of the files that `readNavigation` understands. */
export function isNavigationFile(path: string): boolean {
  return NAVIGATION_FILE.test(path);
}

const NAVIGATION_FILE =
  /(?:^|\/)(?:mkdocs\.ya?ml|SUMMARY\.md|_category_\.(?:json|ya?ml)|\.pages|[\w-]*sidebars?\.(?:js|cjs|mjs|ts|json))$/i;

/**
 * Titles, order and trail of the pages of a root, from the navigation of MkDocs (and TechDocs), awesome-pages,
 * Docusaurus, GitBook and mdBook, from the weights and section pages of Hugo, or else from its folders. No code is run.
 * @param files the texts of its navigation files, by their paths
 * @param pages the paths of its pages
 * @param placeOf what the front matter of a page says, if it is known
 */
export function readNavigation(
  files: ReadonlyMap<string, string>,
  pages: readonly string[],
  placeOf: PlaceOf = () => undefined,
): Navigation {
  const advice: Navigation['advice'] = [];
  const folders = new Map<string, FolderInfo>();
  const found = new Map<string, FoundEntry>();
  for (const [path, text] of files) {
    const at = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, at), path.slice(at).toLowerCase()];
    try {
      if (name.startsWith('_category_'))
        folders.set(folder, { ...folders.get(folder), ...readCategory(text) });
      else if (name === '.pages') folders.set(folder, { ...folders.get(folder), ...readAwesomePages(text) });
      else {
        const read =
          name === 'summary.md' ? summaryEntries : name.startsWith('mkdocs') ? mkDocsEntries : sidebarEntries;
        for (const entry of read(text, folder, pages))
          if (!found.has(entry.path)) found.set(entry.path, entry);
      }
    } catch {
      advice.push({
        path,
        what: 'The navigation can’t be read, so that its folders count: write it as plain data.',
      });
    }
  }
  const sorted = sortedPages(pages, folders, placeOf);
  const inOrder = [...found.keys(), ...sorted.filter((path) => !found.has(path))];
  const entries = inOrder.map((path, order): [string, NavigationEntry] => {
    const entry = found.get(path) ?? {
      path,
      trail: trailOf(path, folders, placeOf),
      ...titled(path, folders),
    };
    return [path, { order, trail: entry.trail, ...(entry.title && { title: entry.title }) }];
  });
  return { entries: new Map(entries), advice };
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/** Folders that hold all pages say nothing about one. */
const OF_ALL = /^(?:docs?|content|source|src|pages|handbook|wiki)\/$/i;

function trailOf(path: string, folders: ReadonlyMap<string, FolderInfo>, placeOf: PlaceOf): string[] {
  const isIndex = /(?:^|\/)(?:_?index|readme)\.[^/]+$/i.test(path);
  const above = foldersOf(path).filter((folder, depth) => depth > 0 || !OF_ALL.test(folder));
  // A page of a folder does not lead to itself.
  return (isIndex ? above.slice(0, -1) : above).map((folder) => {
    const given =
      folders.get(folder)?.title ?? INDEXES.map((name) => placeOf(folder + name)?.title).find(Boolean);
    return given ?? titleFromPath(`${folder.slice(0, -1)}.md`);
  });
}

const INDEXES = ['_index.md', 'index.md', 'README.md', 'index.mdx'];

function titled(path: string, folders: ReadonlyMap<string, FolderInfo>): { title?: string } {
  const at = path.lastIndexOf('/') + 1;
  const title = folders.get(path.slice(0, at))?.items?.find((item) => item.name === path.slice(at))?.title;
  return title ? { title } : {};
}

/** By what folders and front matter say, then by name; the page of a folder goes first. */
function sortedPages(
  pages: readonly string[],
  folders: ReadonlyMap<string, FolderInfo>,
  placeOf: PlaceOf,
): string[] {
  const orderOf = (parent: string, name: string, isFolder: boolean): number => {
    const inParent = folders.get(parent)?.items?.findIndex((item) => item.name === name) ?? -1;
    if (inParent >= 0) return inParent - 1e6;
    const own = isFolder
      ? (folders.get(`${parent}${name}/`)?.order ??
        INDEXES.map((index) => placeOf(`${parent}${name}/${index}`)?.order).find(Boolean))
      : placeOf(parent + name)?.order;
    if (own !== undefined) return own;
    return !isFolder && /^(?:_?index|readme)\./i.test(name)
      ? Number.NEGATIVE_INFINITY
      : Number.POSITIVE_INFINITY;
  };
  const keys = new Map(
    pages.map((path) => {
      const names = path.split('/');
      const key = names.map((name, index) => {
        const parent = index === 0 ? '' : `${names.slice(0, index).join('/')}/`;
        return { name, order: orderOf(parent, name, index < names.length - 1) };
      });
      return [path, key] as const;
    }),
  );
  return [...pages].sort((a, b) => {
    const [left = [], right = []] = [keys.get(a), keys.get(b)];
    for (const [index, one] of left.entries()) {
      const other = right[index];
      if (!other) return 1;
      if (one.order !== other.order) return one.order < other.order ? -1 : 1;
      const byName = one.name.localeCompare(other.name, 'en', { numeric: true });
      if (byName !== 0) return byName;
    }
    return left.length - right.length;
  });
}
