import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Cards are one folder deep. A few more levels are searched, so that a misplaced card is reported and not
 * silently lost.
 */
const DEEPEST = 4;

/** The file name ending of a card. */
export const CARD_ENDING = '.md';

/**
 * The files in a knowledge folder whose names have this ending, as sorted paths below it with `/`. Leaves out
 * the folder's own README and hidden files, because editors keep files like `.#card.md` while they write.
 * Follows symbolic links, which container platforms use to mount folders.
 * @throws if the folder itself can't be read
 */
export async function filesBelow(directory: string, ending: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string, depth: number) => {
    for (const entry of await readdir(join(directory, below), { withFileTypes: true })) {
      const { name } = entry;
      const path = below === '' ? name : `${below}/${name}`;
      if (name.startsWith('.') || name === 'node_modules' || path === 'README.md') continue;
      const kind = entry.isSymbolicLink() ? await whereItLeads(join(directory, path)) : kindOf(entry);
      if (kind === 'folder' && depth < DEEPEST) await walk(path, depth + 1);
      else if (kind === 'file' && name.endsWith(ending)) found.push(path);
    }
  };
  await walk('', 1);
  return found.toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** Neither of them is a pipe or a device, whose reading might never end. */
function kindOf(entry: Pick<Stats, 'isDirectory' | 'isFile'>): 'folder' | 'file' | 'other' {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** A link that leads nowhere counts as a file, so that reading it says why. */
async function whereItLeads(path: string): Promise<'folder' | 'file' | 'other'> {
  try {
    return kindOf(await stat(path));
  } catch {
    return 'file';
  }
}
