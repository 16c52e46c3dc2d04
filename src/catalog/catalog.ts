import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CACHE_FOLDER } from '../cache-folder.ts';
import { type BuiltIn, cardIdOf } from '../cards/load.ts';
import { formatProblem, type Problem } from '../cards/problem.ts';
import type { Log } from '../log.ts';
import { loadWordVectors } from '../search/language/word-vectors.ts';
import { StartError } from '../start-error.ts';
import { type Catalog, readCatalog } from './read-catalog.ts';
import { watchFolders } from './watch-folders.ts';

/** The folder of the cards that come with the project. */
export const BUILT_IN_KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));

export interface LiveCatalog {
  /** The catalog as it is now. Take it once per question, so that an answer comes from one moment. */
  current(): Catalog;
  /**
   * Reads the folders again. A card that has become faulty stays as it was; while a list is, everything does. Every fault is
   * logged.
   * @returns the faults; none when all is well
   */
  reload(): Promise<Problem[]>;
  close(): void;
}

/** No card can be read at all, so the bot could not help anyone. */
export class NoCardsError extends StartError {}

/**
 * The team's own folder is set but can't be read: without it the bot would give answers that the team has replaced.
 */
export class KnowledgeFolderError extends StartError {}

export interface CatalogOptions {
  directory: string;
  /** A team's own folder, whose cards are added to the others or replace them. */
  own?: string | undefined;
  /** Which built-in cards are used; all unless given. */
  builtIn?: BuiltIn | undefined;
  log: Log;
  /** Whether changes in the folders are picked up while the process runs. */
  watching: boolean;
  /** Called before each reading that follows a change. */
  onReading?: () => void;
  /** Called after each reading that follows a change. */
  onReload?: (problems: Problem[]) => void;
  /**
   * Where snapshots of the cards and their index are kept; by default a cache folder for the built-in cards, none for
   * others.
   */
  snapshots?: string;
}

/** After a bad merge every card may be faulty; nobody reads a log of hundreds of lines to its end. */
const MOST_LOGGED = 20;

/**
 * Reads the cards and keeps them current. At the start the bot uses the cards that are whole and names the faulty
 * ones in the log: a typo in one file must not silence the bot.
 * @throws NoCardsError when not a single card is whole, KnowledgeFolderError when the own folder can't be read
 */
export async function openCatalog(options: CatalogOptions): Promise<LiveCatalog> {
  const { log, watching, onReading, onReload, builtIn } = options;
  const folder = resolve(options.directory);
  const own = options.own === undefined ? undefined : resolve(options.own);
  if (own !== undefined) await expectFolder(own);

  const snapshots = options.snapshots ?? (folder === BUILT_IN_KNOWLEDGE ? CACHE_FOLDER : undefined);
  const from = { folder, own, builtIn, vectors: await loadWordVectors(), snapshots };
  const first = await readCatalog(from);
  report(first.errors, log);
  if (!first.catalog) {
    const [problem] = first.errors;
    throw new NoCardsError(
      `There is no usable card in ${folder}. ${problem ? `The first problem: ${formatProblem(problem)}` : 'Put card files into <kind>/<slug>.md there.'}`,
    );
  }
  let current = first.catalog;
  let accepted = new Set(first.errors.map(faultKey));
  log.info(
    { event: 'cards.loaded', cards: current.library.cards.length, saved: first.saved },
    'cards loaded',
  );

  const readAgain = async () => {
    onReading?.();
    const { library } = current;
    const isKnown = (error: Problem) => accepted.has(faultKey(error));
    const lastGood = { card: library.card, isKnown };
    const { catalog: next, errors } = await readCatalog({ ...from, lastGood });
    report(errors, log);
    const fresh = errors.filter((error) => !isKnown(error));
    // A fault of a card is its own; one of a list may matter to every card.
    const ofLists = fresh.filter(({ path }) => cardIdOf(path) === undefined);
    if (next && ofLists.length === 0) {
      current = next;
      const known = errors.filter(isKnown);
      accepted = new Set(known.map(faultKey));
      if (fresh.length > 0) {
        const files = new Set(fresh.map(({ path }) => path)).size;
        log.warn(
          { event: 'cards.held_back', files },
          `${files === 1 ? 'a file has' : `${files} files have`} errors after a change; what was good before stays in use for ${files === 1 ? 'its card' : 'their cards'}, and all else is taken up`,
        );
      }
      log.info(
        { event: 'cards.reloaded', cards: current.library.cards.length },
        'cards loaded again after a change',
      );
    } else {
      log.warn(
        { event: 'cards.reload_refused', errors: errors.length },
        `the cards have ${errors.length === 1 ? 'an error' : `${errors.length} errors`} after a change; the last good set stays in use`,
      );
    }
    onReload?.(errors);
    return errors;
  };
  // One reading at a time: an older one must not replace the result of a newer one.
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
            log.error({ event: 'cards.reload_failed', err: error }, 'could not read the changed cards'),
          );
        },
        onError: (error) =>
          log.warn(
            { event: 'cards.watch_failed', err: error },
            'card changes can no longer be noticed; restart to pick them up',
          ),
      })
    : () => {};
  return { current: () => current, reload, close: stopWatching };
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

/** The same fault in the same file, even if it has moved to another line. */
function faultKey({ path, what }: Problem): string {
  return `${path} ${what}`;
}

function report(errors: readonly Problem[], log: Log): void {
  for (const error of errors.slice(0, MOST_LOGGED)) log.error({ event: 'cards.fault' }, formatProblem(error));
  if (errors.length > MOST_LOGGED) {
    log.error(
      { event: 'cards.more_faults' },
      `… and ${errors.length - MOST_LOGGED} more errors of cards; npm run check:knowledge names them all`,
    );
  }
}
