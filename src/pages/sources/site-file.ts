import { dirname } from 'node:path';
import { realInside } from './inside.ts';

/** Where the settings and the navigation of a site may be. */
export interface SiteFiles {
  /** The folder with the pages. */
  folder: string;
  /** What is in the folder must really lie in here. */
  boundary: string;
  /** What is beside the folder must really lie in here. */
  above: string;
}

/**
 * Where a file of a site really is, which is in the folder with the pages or above it.
 * @returns undefined if there is none, or if it is a link that leads out
 */
export function siteFile({ folder, boundary, above }: SiteFiles, path: string): Promise<string | undefined> {
  return realInside(dirname(path) === dirname(folder) ? above : boundary, path);
}
