import { createHash } from 'node:crypto';
import { filesBelow } from '../cards/files-below.ts';
import { addFile, digestOfSources } from '../source-digest.ts';

/** The code that reads cards and makes them searchable, with the table of word vectors that lies beside it. */
const SOURCES = ['src/cards', 'src/catalog', 'src/search'];

/** What the loader may read in a knowledge folder; a team's own folder may hold anything besides. */
const READ = /\.(?:md|ya?ml|(?:questions|passages)\.txt)$/;

/**
 * A hash of all that the cards and the search over them depend on: the files of the folders, the code that reads them,
 * the versions of the packages and of Node. The code counts, so that nobody can forget to change the number of a format.
 * @returns 64 hexadecimal digits; undefined when a file can't be read
 */
export async function fingerprintOf(folders: readonly string[]): Promise<string | undefined> {
  try {
    programDigest ??= digestOfSources(SOURCES);
    const hash = createHash('sha256').update(programDigest);
    for (const folder of folders) {
      hash.update('\0folder');
      for (const file of await filesBelow(folder, '')) if (READ.test(file)) addFile(hash, folder, file);
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

/** Of the code that this process runs: when its files change later, what the process works out is still that code's. */
let programDigest: Buffer | undefined;
