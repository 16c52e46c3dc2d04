import { pathFrom } from '../reading/links.ts';

/** A page that a navigation file names. */
export interface FoundEntry {
  path: string;
  title?: string;
  trail: readonly string[];
}

/** What a file in a folder says about the folder and what is in it. */
export interface FolderInfo {
  title?: string;
  order?: number;
  /** What is in it, in order: names of files and folders. */
  items?: { name: string; title?: string }[];
}

/** Deeper navigation is a mistake or an attack. */
export const DEEPEST_NAVIGATION = 20;

/** The page that a path in a navigation file means: below its folder, a folder of pages in it, or the root. */
export function pageAt(
  path: string,
  folders: readonly string[],
  pages: ReadonlySet<string>,
): string | undefined {
  const [bare = ''] = path.split(/[?#]/);
  for (const folder of folders) {
    const found = pathFrom(folder, bare);
    if (found !== undefined && pages.has(found)) return found;
  }
  return undefined;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
