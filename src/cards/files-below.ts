import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Cards lie one folder deep; a few more are looked into so that a misplaced card is named and not silently lost. */
const DEEPEST = 4;

/** How a card's file ends. */
export const CARD_ENDING = '.md';

/**
 * The files of a knowledge folder that end so, as paths below it with `/`, in order. Leaves out the folder's own README
 * and hidden files: editors keep files like `.#card.md` while they write. Follows symbolic links, by which container
 * platforms mount folders.
 * @throws when the folder itself can't be read
 */
export async function filesBelow(directory: string, ending: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string, depth: number) => {
    for (const name of await readdir(join(directory, below))) {
      const path = below === '' ? name : `${below}/${name}`;
      if (name.startsWith('.') || name === 'node_modules' || path === 'README.md') continue;
      const kind = await kindOfEntry(join(directory, path));
      if (kind === 'folder' && depth < DEEPEST) await walk(path, depth + 1);
      else if (kind !== 'folder' && name.endsWith(ending)) found.push(path);
    }
  };
  await walk('', 1);
  return found.toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** What can't be looked at counts as a file, so that reading it says why. */
async function kindOfEntry(path: string): Promise<'folder' | 'file'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'file';
  }
}
