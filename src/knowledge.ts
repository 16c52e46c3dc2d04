import { type FSWatcher, watch } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Library } from './guidance/library.ts';
import { loadKnowledge } from './guidance/load.ts';
import { formatProblem, type Problem } from './guidance/problem.ts';
import type { Log } from './log.ts';
import { createSearch } from './search/search.ts';
import type { Search } from './search/search-types.ts';
import { EMPTY_VOCABULARY, loadVocabulary } from './search/vocabulary.ts';
import { StartError } from './start-error.ts';

/** The folder of the cards that come with the project. */
export const BUILT_IN_KNOWLEDGE = fileURLToPath(new URL('../knowledge', import.meta.url));

/** @deprecated the name of the setting; use BUILT_IN_KNOWLEDGE */
export const KNOWLEDGE_DIR = BUILT_IN_KNOWLEDGE;

/** The cards and the search over them; both of the same moment. */
export interface Shelf {
  library: Library;
  search: Search;
}

export interface Knowledge {
  /** What is on the shelf now. Take it once per question, so that an answer is of one moment. */
  current(): Shelf;
  /**
   * Reads the folder again. Where a file is faulty the last good set stays and every fault is logged.
   * @returns the faults; none when the new cards are in use
   */
  reload(): Promise<Problem[]>;
  close(): void;
}

/** No card can be read at all: nothing the bot could do would help anyone. */
export class NoCardsError extends StartError {}

export interface KnowledgeOptions {
  directory: string;
  log: Log;
  /** Whether changes in the folder are taken up while the process runs. */
  watching: boolean;
  /** Called after each reading that follows a change, for whoever waits for it. */
  onReload?: (problems: Problem[]) => void;
}

/** How long the folder must be quiet before it is read: an editor writes a file in several steps. */
const QUIET_MS = 200;

/**
 * Reads the cards and keeps them current. At the start the cards that are whole are used and the faulty ones
 * named in the log: a typing error in one file must not silence the bot.
 * @throws NoCardsError when not a single card is whole
 */
export async function openKnowledge({
  directory,
  log,
  watching,
  onReload,
}: KnowledgeOptions): Promise<Knowledge> {
  const folder = resolve(directory);
  const first = await readShelf(folder);
  report(first.problems, log);
  if (!first.shelf || first.shelf.library.cards.length === 0) {
    throw new NoCardsError(
      `There is no usable card in ${folder}. ${first.problems[0] ? `The first problem: ${formatProblem(first.problems[0])}` : 'Put card files into <kind>/<slug>.md there.'}`,
    );
  }
  let shelf = first.shelf;
  log.info({ cards: shelf.library.cards.length }, 'cards loaded');

  const reload = async () => {
    const next = await readShelf(folder);
    const errors = next.problems.filter((problem) => problem.severity === 'error');
    report(next.problems, log);
    if (next.shelf && errors.length === 0 && next.shelf.library.cards.length > 0) {
      shelf = next.shelf;
      log.info({ cards: shelf.library.cards.length }, 'cards loaded again after a change');
    } else {
      log.warn(`the cards have ${errors.length} errors after a change; the last good set stays in use`);
    }
    onReload?.(errors);
    return errors;
  };

  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  if (watching) {
    watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        reload().catch((error: unknown) => log.error({ err: error }, 'the changed cards could not be read'));
      }, QUIET_MS);
      timer.unref();
    });
    watcher.on('error', (error) =>
      log.warn({ err: error }, 'changes of cards can no longer be noticed; restart to take them up'),
    );
  }
  return {
    current: () => shelf,
    reload,
    close: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

async function readShelf(folder: string): Promise<{ shelf: Shelf | null; problems: Problem[] }> {
  const { library, problems } = await loadKnowledge(folder);
  const path = join(folder, 'vocabulary.yaml');
  const read = await loadVocabulary(path, relative(process.cwd(), path));
  if (!read.ok) problems.push(...read.problems);
  if (!library) return { shelf: null, problems };
  // Without its vocabulary the search knows fewer words; that is better than no answer.
  const vocabulary = read.ok ? read.vocabulary : EMPTY_VOCABULARY;
  return { shelf: { library, search: createSearch(library.cards, library.kinds, vocabulary) }, problems };
}

function report(problems: readonly Problem[], log: Log): void {
  for (const problem of problems) {
    if (problem.severity === 'error') log.error(formatProblem(problem));
    else log.debug(formatProblem(problem));
  }
}
