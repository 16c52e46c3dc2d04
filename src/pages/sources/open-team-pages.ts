import { StartError } from '../../start-error.ts';
import { type LivePages, openPages, type PagesOptions } from './open-pages.ts';
import type { PageSettings } from './page-settings.ts';
import { readRoots } from './read-roots.ts';
import { tokensOf } from './root-tokens.ts';

/**
 * Opens the pages that the settings name, for a bot that keeps them current.
 * @param settings `pages` of the config
 * @param cwd what relative paths in the settings are relative to
 * @returns undefined if the settings name none
 * @throws StartError for faults in the settings, and when a root gives no page
 */
export async function openTeamPages({
  settings,
  cwd,
  ...options
}: Omit<PagesOptions, 'roots' | 'tokens'> & { settings: PageSettings; cwd: string }): Promise<
  LivePages | undefined
> {
  const read = await readRoots(settings, cwd);
  if (!read.ok) throw new StartError(read.faults.join('\n'));
  if (read.roots.length === 0) return undefined;
  return openPages({ ...options, roots: read.roots, tokens: tokensOf(settings) });
}
