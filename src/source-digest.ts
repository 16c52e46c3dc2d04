import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/**
 * A hash of the code in some folders of the project, with the tables that lie beside it, of the versions of the packages and of Node: what
 * such code works out can be kept as long as the hash stays the same, and nobody can forget to change the number of a format.
 * @param folders from the project's root, such as `src/cards`
 * @throws if a file can't be read
 */
export function digestOfSources(folders: readonly string[]): Buffer {
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  addFile(hash, ROOT, 'package-lock.json');
  for (const folder of folders) {
    for (const file of sourcesIn(join(ROOT, folder))) addFile(hash, ROOT, join(folder, file));
  }
  return hash.digest();
}

/** Reads in one go, which is several times faster than in turns: some 400 files take about 20 milliseconds. */
export function addFile(hash: Hash, folder: string, file: string): void {
  const content = readFileSync(join(folder, file));
  hash.update(`\0${file}\0${content.length}\0`).update(content);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|bin)$/.test(file))
    .toSorted();
}
