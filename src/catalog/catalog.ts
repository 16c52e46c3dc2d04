import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Library } from '../cards/library.ts';
import { knowledgeFolders, loadKnowledge } from '../cards/load.ts';
import { formatProblem, type Problem } from '../cards/problem.ts';
import { readList } from '../cards/read-list.ts';
import type { Log } from '../log.ts';
import { mergeVocabularies } from '../search/language/merge-vocabularies.ts';
import { EMPTY_VOCABULARY, parseVocabulary } from '../search/language/vocabulary.ts';
import { loadWordVectors, type WordVectors } from '../search/language/word-vectors.ts';
import { indexInSlices, openSearch } from '../search/search.ts';
import type { Search } from '../search/search-types.ts';
import { StartError } from '../start-error.ts';
import { watchFolders } from './watch-folders.ts';

/** The folder of the cards that come with the project. */
export const BUILT_IN_KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** The cards and the search over them; both of the same moment. */
export interface Catalog {
  library: Library;
  search: Search;
}

export interface LiveCatalog {
  /** What is on the shelf now. Take it once per question, so that an answer is of one moment. */
  current(): Catalog;
  /**
   * Reads the folders again. Where something is faulty that was not, the last good set stays and every fault is logged.
   * @returns the faults; none when all is well
   */
  reload(): Promise<Problem[]>;
  close(): void;
}

/** No card can be read at all: nothing the bot could do would help anyone. */
export class NoCardsError extends StartError {}

/** The team's own folder is set, but can't be read: without it the bot would give answers that the team has replaced. */
export class KnowledgeFolderError extends StartError {}

export interface CatalogOptions {
  directory: string;
  /** A team's own folder, whose cards are added to the others or count instead of them. */
  own?: string | undefined;
  log: Log;
  /** Whether changes in the folders are taken up while the process runs. */
  watching: boolean;
  /** Called after each reading that follows a change, for whoever waits for it. */
  onReload?: (problems: Problem[]) => void;
}

/** After a bad merge every card may be faulty; a log that nobody can read to its end helps nobody. */
const MOST_LOGGED = 20;

/**
 * Reads the cards and keeps them current. At the start the cards that are whole are used and the faulty ones
 * named in the log: a typing error in one file must not silence the bot.
 * @throws NoCardsError when not a single card is whole, KnowledgeFolderError when the own folder can't be read
 */
export async function openCatalog(options: CatalogOptions): Promise<LiveCatalog> {
  const { log, watching, onReload } = options;
  const folder = resolve(options.directory);
  const own = options.own === undefined ? undefined : resolve(options.own);
  if (own !== undefined) await expectFolder(own);

  const vectors = await loadWordVectors();
  const first = await readCatalog(folder, own, vectors);
  report(first.errors, log);
  if (!first.shelf) {
    const [problem] = first.errors;
    throw new NoCardsError(
      `There is no usable card in ${folder}. ${problem ? `The first problem: ${formatProblem(problem)}` : 'Put card files into <kind>/<slug>.md there.'}`,
    );
  }
  let shelf = first.shelf;
  let accepted = new Set(first.errors.map(faultKey));
  log.info({ cards: shelf.library.cards.length }, 'cards loaded');

  const readAgain = async () => {
    const { shelf: next, errors } = await readCatalog(folder, own, vectors);
    report(errors, log);
    // What was faulty before does not hold up what is new.
    const fresh = errors.filter((error) => !accepted.has(faultKey(error)));
    if (next && fresh.length === 0) {
      shelf = next;
      accepted = new Set(errors.map(faultKey));
      log.info({ cards: shelf.library.cards.length }, 'cards loaded again after a change');
    } else {
      log.warn(
        `the cards have ${errors.length === 1 ? 'an error' : `${errors.length} errors`} after a change; the last good set stays in use`,
      );
    }
    onReload?.(errors);
    return errors;
  };
  // One reading at a time: an older one must not replace what a newer one has found.
  let last: Promise<unknown> = Promise.resolve();
  const reload = () => {
    const reading = last.then(readAgain);
    last = reading.catch(() => {});
    return reading;
  };

  const stopWatching = watching
    ? watchFolders(own === undefined ? [folder] : [folder, own], {
        onChange: () => {
          reload().catch((error: unknown) =>
            log.error({ err: error }, 'the changed cards could not be read'),
          );
        },
        onError: (error) =>
          log.warn({ err: error }, 'changes of cards can no longer be noticed; restart to take them up'),
      })
    : () => {};
  return { current: () => shelf, reload, close: stopWatching };
}

async function expectFolder(own: string): Promise<void> {
  try {
    await readdir(own);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new KnowledgeFolderError(
      `KNOWLEDGE_DIR is ${own}, which can't be read as a folder (${code}). Create it, correct the setting, or give the bot the right to read it.`,
    );
  }
}

async function readCatalog(
  folder: string,
  own: string | undefined,
  vectors: WordVectors,
): Promise<{ shelf: Catalog | null; errors: Problem[] }> {
  const { library, problems } = await loadKnowledge(folder, { own });
  const errors = problems.filter((problem) => problem.severity === 'error');
  // Without its vocabulary the search knows fewer words; that is better than no answer.
  let vocabulary = EMPTY_VOCABULARY;
  for (const one of knowledgeFolders(folder, { own })) {
    const read = await readList(one, 'vocabulary.yaml', parseVocabulary);
    if (read?.ok) vocabulary = mergeVocabularies(vocabulary, read.vocabulary);
    else if (read) errors.push(...read.problems);
  }
  if (!library || library.cards.length === 0) return { shelf: null, errors };
  const { cards, kinds } = library;
  const search = openSearch(await indexInSlices(cards, vocabulary, vectors), cards, kinds, vectors);
  return { shelf: { library, search }, errors };
}

/** The same fault in the same file, wherever it has moved to. */
function faultKey({ path, what }: Problem): string {
  return `${path} ${what}`;
}

function report(errors: readonly Problem[], log: Log): void {
  for (const error of errors.slice(0, MOST_LOGGED)) log.error(formatProblem(error));
  if (errors.length > MOST_LOGGED) {
    log.error(
      `… and ${errors.length - MOST_LOGGED} more errors of cards; npm run check:knowledge names them all`,
    );
  }
}
