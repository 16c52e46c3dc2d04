import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isNavigationFile } from '../navigation/navigation.ts';
import type { ListedFile } from './list-files.ts';
import { type SiteFiles, siteFile } from './site-file.ts';

/** A file that says how pages belong together. */
export interface NavigationSource {
  /** Below the root, or as if it were there. */
  path: string;
  file: string;
  /** Changes whenever its content may have changed. */
  state: string;
}

/** Those that often lie above the folder with the pages, which they name as if they were in it. */
const ABOVE = ['mkdocs.yml', 'mkdocs.yaml', 'sidebars.js', 'sidebars.ts', 'sidebars.json'];

/** The files with the navigation of a root: its own ones, or those above it if it is the folder of a site’s pages. */
export async function navigationSources(
  site: SiteFiles,
  files: readonly ListedFile[],
  isFolderOfSite: boolean,
): Promise<NavigationSource[]> {
  const own = files.filter(({ path }) => isNavigationFile(path));
  if (!isFolderOfSite || own.some(({ path }) => ABOVE.includes(path))) return own;
  const above: NavigationSource[] = [];
  for (const path of ABOVE) {
    const file = await siteFile(site, join(dirname(site.folder), path));
    const stats = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (file !== undefined && stats?.isFile())
      above.push({ path, file, state: `${stats.ino} ${stats.size} ${stats.mtimeMs}` });
  }
  return [...own, ...above];
}
