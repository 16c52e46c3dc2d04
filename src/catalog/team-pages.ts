import type { Log } from '../log.ts';
import { type PageSettings, readRoots } from '../pages/sources/read-roots.ts';
import { StartError } from '../start-error.ts';
import type { SearchablePages } from './live-pages.ts';

/** The settings name pages in a way that can't be read. */
export class PageSettingsError extends StartError {}

/**
 * Opens the pages that the settings name; undefined where they name none. What reads them is loaded only then.
 * @throws PageSettingsError or PageRootError, each with what was found and how to fix it
 */
export async function openTeamPages({
  settings,
  ...options
}: {
  settings: PageSettings;
  dataDir: string;
  knowledgeDir: string;
  log: Log;
  watching: boolean;
}): Promise<SearchablePages | undefined> {
  const read = await readRoots(settings, process.cwd());
  if (!read.ok) throw new PageSettingsError(read.faults.join('\n'));
  if (read.roots.length === 0) return undefined;
  const { openSearchablePages } = await import('./live-pages.ts');
  const { gitTokens: tokens, env = {} } = settings;
  return openSearchablePages({ ...options, roots: read.roots, tokens, env });
}
