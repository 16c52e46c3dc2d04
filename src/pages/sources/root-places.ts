// Where the pages of a root are, from what is written.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { addressFault, fromBrowser, isGitAddress } from './git/git-address.ts';
import type { PageRoot } from './page-root.ts';
import { notionId, type RootEntry, SERVICE_ADDRESS } from './roots-schema.ts';

/** In minutes. */
const FETCH_EVERY = 15;

/** A root whose id may still be missing. */
export type Unnamed = Omit<PageRoot, 'id' | 'name'> & { id: string | undefined; name: string | undefined };

/** A root as it is written. @param beside the folder that its paths are relative to */
export function rootOf(entry: RootEntry, beside: string): Unnamed {
  const copied = fromBrowser(entry.git ?? '');
  return {
    id: entry.id,
    name: entry.name,
    from: placeOf(entry, beside),
    within: [copied.within, entry.path]
      .flatMap((path) => path?.split(/[/\\]/) ?? [])
      .filter((segment) => segment !== '' && segment !== '.')
      .join('/'),
    url:
      entry.url === undefined
        ? undefined
        : {
            base: entry.url.replace(/\/*$/, '/'),
            // What was exported is put on the web as it is, if at all.
            style: entry.style ?? (entry.export === undefined ? undefined : 'github'),
          },
    include: entry.include ?? [],
    exclude: entry.exclude ?? [],
    language: entry.language,
    owner: entry.owner,
    channels: entry.channels ?? [],
    groups: entry.groups ?? [],
    fetchEvery: entry.fetchEvery ?? FETCH_EVERY,
  };
}

/** A space, a page or a database of a wiki, by the address that the browser shows; undefined for anything else. */
function wikiEntry(place: string): RootEntry | undefined {
  const url = /^https?:\/\//i.test(place) ? URL.parse(place) : null;
  if (url?.username !== '') return undefined;
  const id = notionId(place);
  if (/(?:^|\.)notion\.(?:so|site|com)$/.test(url.hostname) && id !== '') return { notion: [id] };
  const [, base, space, tree] =
    /^(.*\/wiki|.*?)\/(?:spaces|display)\/(~?[\w.:-]+)(?:\/pages\/(\d+))?(?:\/|$)/.exec(url.pathname) ?? [];
  const isGit = /(?:^|\.)(?:github|gitlab|bitbucket)\./.test(url.hostname);
  const isConfluence =
    url.hostname.endsWith('.atlassian.net') || (url.pathname.includes('/display/') && !isGit);
  if (!isConfluence || base === undefined || space === undefined) return undefined;
  const confluence = `${url.origin}${base}`;
  if (!SERVICE_ADDRESS.test(confluence)) return undefined;
  return { confluence, spaces: [space], tree };
}

function placeOf(entry: RootEntry, beside: string): PageRoot['from'] {
  if (entry.export !== undefined) {
    return { type: 'export', archive: resolve(beside, atHome(entry.export)) };
  }
  if (entry.confluence !== undefined) return confluenceOf(entry, entry.confluence);
  if (entry.notion !== undefined) {
    return { type: 'notion', base: NOTION, pages: entry.notion, tokenSetting: entry.token };
  }
  if (entry.git === undefined) return { type: 'folder', folder: resolve(beside, atHome(entry.folder ?? '')) };
  const copied = fromBrowser(entry.git);
  return {
    type: 'git',
    url: copied.url,
    branch: entry.branch ?? copied.branch,
    tokenSetting: entry.token,
  };
}

/** Where Notion's API is. */
const NOTION = 'https://api.notion.com/';

function confluenceOf(entry: RootEntry, given: string): PageRoot['from'] {
  const { origin, hostname, pathname } = new URL(given);
  const isCloud = /\.(?:atlassian\.net|atlassian-us-gov\.net)$|^api\.atlassian\.com$/.test(hostname);
  const edition = entry.edition ?? (isCloud ? 'cloud' : 'data-center');
  const path = pathname.replace(/\/+$/, '');
  return {
    type: 'confluence',
    // All of Confluence Cloud is below /wiki.
    base: `${origin}${edition === 'cloud' ? `${path.replace(/\/wiki(?:\/.*)?$/, '')}/wiki` : path}/`,
    edition,
    spaces: entry.spaces ?? [],
    labels: entry.labels ?? [],
    tree: entry.tree,
    authors: entry.authors ?? false,
    tokenSetting: entry.token,
  };
}

/** Folders, archives and addresses, as DOCS_DIR and the command line name them. @param cwd what paths are relative to */
export function rootsOfPlaces(
  places: readonly string[],
  cwd: string,
): { roots: Unnamed[]; faults: string[] } {
  const faults: string[] = [];
  const roots = places.flatMap((place) => {
    const wiki = wikiEntry(place);
    if (wiki) return [rootOf(wiki, cwd)];
    if (!isGitAddress(place)) {
      return [rootOf(/\.zip$/i.test(place) ? { export: place } : { folder: place }, cwd)];
    }
    const fault = addressFault(place);
    if (!fault) return [rootOf({ git: place }, cwd)];
    faults.push(`An address of pages (DOCS_DIR) ${fault.what}. ${fault.fix}`);
    return [];
  });
  return { roots, faults };
}

/** A path whose `~` is the home folder. */
export function atHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}
