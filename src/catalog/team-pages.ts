import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ROOTS_FILE } from '../pages/sources/docs-dir.ts';
import type { PagesOptions } from '../pages/sources/open-pages.ts';
import type { PageSettings } from '../pages/sources/page-settings.ts';
import type { SearchablePages } from './live-pages.ts';

export interface TeamPagesOptions extends Omit<PagesOptions, 'roots' | 'tokens'> {
  settings: PageSettings;
  /** What relative paths in the settings are relative to. */
  cwd: string;
  /** The folder whose vocabulary the search knows. */
  knowledgeDir: string;
}

/**
 * Opens the pages that the settings name; undefined where they name none. What reads them is loaded only then.
 * @throws StartError with what was found and how to fix it
 */
export async function openSearchableTeamPages(
  options: TeamPagesOptions,
): Promise<SearchablePages | undefined> {
  const { settings, cwd } = options;
  if (!settings.docsDir && !settings.configFile && !(await isThere(resolve(cwd, ROOTS_FILE))))
    return undefined;
  const [{ openTeamPages }, { makeSearchable }] = await Promise.all([
    import('../pages/sources/open-team-pages.ts'),
    import('./live-pages.ts'),
  ]);
  const opened = await openTeamPages(options);
  return opened && makeSearchable(opened, options);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
