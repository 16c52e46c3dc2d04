import { join } from 'node:path';
import { createGlossary, type Glossary } from '../cards/glossary.ts';
import { createLibrary, type Library } from '../cards/library.ts';
import type { BuiltIn, LastGood } from '../cards/load.ts';
import type { Problem } from '../cards/problem.ts';
import type { WordVectors } from '../search/language/word-vectors.ts';
import { openSearch } from '../search/search.ts';
import type { Search } from '../search/search-types.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type CatalogSnapshot, readSnapshot, writeSnapshot } from './snapshot.ts';

/** The cards and the search over them, both of the same moment. */
export interface Catalog {
  library: Library;
  search: Search;
  glossary: Glossary;
}

export interface ReadCatalogOptions {
  folder: string;
  own: string | undefined;
  /** Which built-in cards are used; all unless given. */
  builtIn?: BuiltIn | undefined;
  vectors: WordVectors;
  /** What stays in use of cards that have become faulty; nothing at the start. */
  lastGood?: LastGood | undefined;
  /** Where snapshots are kept; without it there are none. */
  snapshots: string | undefined;
}

/**
 * Reads the cards and the index from the snapshot of the last start, or works them out when something has changed since.
 * Only cards without a fault are kept, so that a snapshot never hides one.
 * @returns every error, and the cards that are whole with their search; null when there is none
 */
export async function readCatalog({
  folder,
  own,
  builtIn,
  lastGood,
  vectors,
  snapshots,
}: ReadCatalogOptions): Promise<{ catalog: Catalog | null; errors: Problem[]; saved: boolean }> {
  const open = ({ cards, kinds, index, terms, ...lists }: CatalogSnapshot): Catalog => {
    const library = createLibrary(cards, kinds, lists);
    return { library, search: openSearch(index, cards, kinds, vectors), glossary: createGlossary(terms) };
  };
  const fingerprint = async () =>
    snapshots === undefined ? undefined : fingerprintOfFolders(folder, own, builtIn);
  const path = pathIn(snapshots ?? '', own, builtIn);
  const before = await fingerprint();
  const saved = before === undefined ? undefined : await readSnapshot(path, before);
  if (saved) return { catalog: open(saved), errors: [], saved: true };

  // Loaded only here: a start with a snapshot needs no parser for YAML and Markdown.
  const { buildCatalog } = await import('./build-catalog.ts');
  const { built, errors } = await buildCatalog(folder, own, vectors, builtIn, lastGood);
  if (!built) return { catalog: null, errors, saved: false };
  // A file that changed while the cards were read would make a snapshot of neither state.
  if (before !== undefined && errors.length === 0 && (await fingerprint()) === before) {
    await writeSnapshot(path, before, built);
  }
  return { catalog: open(built), errors, saved: false };
}

/**
 * What the next start would take up instead of reading the cards again: then all of them are without a fault.
 * @returns undefined when there is no snapshot of the folders as they are now
 */
export async function readSaved(
  folder: string,
  own: string | undefined,
  snapshots: string,
): Promise<CatalogSnapshot | undefined> {
  const fingerprint = await fingerprintOfFolders(folder, own);
  return fingerprint === undefined ? undefined : readSnapshot(pathIn(snapshots, own, 'on'), fingerprint);
}

async function fingerprintOfFolders(
  folder: string,
  own: string | undefined,
  builtIn: BuiltIn = 'on',
): Promise<string | undefined> {
  const ofFiles = await fingerprintOf(own === undefined ? [folder] : [folder, own]);
  return ofFiles !== undefined && builtIn !== 'on' ? `${ofFiles} ${builtIn}` : ofFiles;
}

/**
 * One file each with and without a team's own folder, whatever folder that is, and with all or some built-in cards: old ones
 * don't pile up.
 */
function pathIn(snapshots: string, own: string | undefined, builtIn: BuiltIn = 'on'): string {
  const parts = [
    'catalog',
    ...(own === undefined ? [] : ['with-own']),
    ...(builtIn === 'on' ? [] : ['partly']),
  ];
  return join(snapshots, `${parts.join('-')}.snapshot`);
}
