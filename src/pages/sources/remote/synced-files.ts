import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachConcurrent } from '../../../for-each-concurrent.ts';
import type { LeftOut } from '../../page.ts';
import { createNotes } from '../notes.ts';
import { RemoteError } from './remote-client.ts';

/** A page of a service, before it is fetched. */
export interface RemotePage {
  /** Letters, digits and dashes: it names the file. */
  id: string;
  /** Another one whenever what is written about the page would be another text. */
  version: string;
}

/** What an earlier run knows about a page. */
export interface KnownPage {
  version: string;
  /** As the source has given it with the text. */
  more?: unknown;
  /** What is missing in its text, if anything. */
  note?: string;
}

/** A service with pages. All of its functions throw RemoteError. */
export interface RemoteSource {
  /** Another one for other pages, or for the same ones read in another way. */
  identity: string;
  /** Whether it can be reached with this login, by a few requests. */
  check(): Promise<void>;
  /**
   * All pages that there are. What is not among them was deleted. With a width of 1, each one is read before the next one is
   * looked for.
   */
  list(known: (id: string) => KnownPage | undefined): AsyncIterable<RemotePage>;
  /** @returns the page as the text of a file; with what `list` wants to know the next time, and what is missing in it */
  read(
    page: RemotePage,
  ): Promise<{ text: string; ending: 'html'; more?: unknown; note?: string | undefined }>;
  /** How many pages are fetched at the same time. */
  width: number;
  /** How many pages there are, if that is known already. */
  total?(): number | undefined;
}

export interface SyncedFiles {
  folder: string;
  pages: number;
  leftOut: LeftOut[];
  /** Whether all pages were fetched at least once. */
  isComplete: boolean;
}

/** Counts the pages that were looked at, of all that there are, if that is known. */
export type SyncProgress = (done: number, all: number | undefined) => void;

interface State {
  identity: string;
  /** By their ids. */
  pages: Record<string, KnownPage & { file: string }>;
  leftOut: LeftOut[];
  isComplete: boolean;
}

/** How often the state is written while pages are fetched, so that an interrupted run goes on where it was. */
const SAVE_EVERY = 20;

/** How many pages may fail one after the other before the service counts as down. */
const MOST_FAILURES = 3;

const filesIn = (folder: string) => join(folder, 'pages');
const digestOf = (identity: string) => createHash('sha256').update(identity).digest('hex');

/** What an earlier run has left of these pages; undefined if nothing. */
export async function existingFiles(
  folder: string,
  source: Pick<RemoteSource, 'identity'>,
): Promise<SyncedFiles | undefined> {
  const state = await stateIn(folder);
  const pages = Object.keys(state?.pages ?? {}).length;
  if (state?.identity !== digestOf(source.identity) || pages === 0) return undefined;
  return { folder: filesIn(folder), pages, leftOut: state.leftOut, isComplete: state.isComplete };
}

/**
 * Brings the files of a service's pages up to date: fetches what is new or has changed, and removes what was deleted.
 * @param folder of this root alone
 * @throws RemoteError; what was fetched until then is kept, and nothing was removed
 */
export async function syncFiles(
  root: string,
  folder: string,
  source: RemoteSource,
  onProgress?: SyncProgress,
): Promise<SyncedFiles> {
  const files = filesIn(folder);
  const identity = digestOf(source.identity);
  const old = await stateIn(folder);
  const isSame = old?.identity === identity;
  const there = new Set(isSame ? await readdir(files).catch(() => []) : []);
  const known = new Map(Object.entries(isSame ? old.pages : {}).filter(([, { file }]) => there.has(file)));
  const notes = createNotes(root);
  const state: State = { identity, pages: {}, leftOut: [], isComplete: isSame && old.isComplete };
  let ready: Promise<void> | undefined;
  const prepare = async () => {
    // Pages of other settings may be none that people should see now.
    if (!isSame) await rm(files, { recursive: true, force: true });
    await mkdir(files, { recursive: true, mode: 0o700 });
  };
  let done = 0;
  let fetched = 0;
  let failures = 0;
  let saving = Promise.resolve();

  const take = async (page: RemotePage) => {
    const { id, version } = page;
    const before = known.get(id);
    if (before?.version === version) {
      state.pages[id] = before;
      if (before.note) notes.add(before.note, id);
      return;
    }
    try {
      const { text, ending, more, note } = await source.read(page);
      const file = `${id}.${ending}`;
      await replaceFile(join(files, file), text);
      state.pages[id] = { version, file, ...(more !== undefined && { more }), ...(note && { note }) };
      if (note) notes.add(note, id);
      failures = 0;
    } catch (error) {
      if (!(error instanceof RemoteError) || error.kind === 'refused') throw error;
      if (error.kind === 'gone') {
        notes.add('It is listed, but the account may not read it.', id);
      } else {
        // One page may be broken for good. If several are, one after the other, the service is.
        failures += 1;
        if (failures > MOST_FAILURES) throw error;
        notes.add(`It could not be fetched. ${error.message}`, id);
        if (before) state.pages[id] = before;
      }
    }
    fetched += 1;
    if (fetched % SAVE_EVERY === 0) saving = saving.then(() => save(folder, withKnown(state, known)));
  };
  const seen = new Set<string>();
  const pages = source.list((id) => known.get(id))[Symbol.asyncIterator]();
  const lane = async () => {
    for (let next = await pages.next(); !next.done; next = await pages.next()) {
      const page = next.value;
      // A page may be listed twice while pages are moved.
      if (seen.has(page.id)) continue;
      seen.add(page.id);
      ready ??= prepare();
      await ready;
      await take(page);
      done += 1;
      onProgress?.(done, source.total?.());
    }
  };
  try {
    await forEachConcurrent(Array.from({ length: source.width }), source.width, lane);
    await saving;
  } catch (error) {
    await saving.catch(() => {});
    if (ready) await save(folder, withKnown(state, known));
    throw error;
  }
  if (done === 0) {
    throw new RemoteError(
      known.size > 0
        ? 'It lists no page any more. Check that the account may still see them.'
        : 'It lists no page. Check the settings, and that the account may see the pages.',
      'strange',
    );
  }
  state.leftOut = notes.list();
  state.isComplete = true;
  await save(folder, state);
  const kept = new Set(Object.values(state.pages).map(({ file }) => file));
  for (const file of await readdir(files)) if (!kept.has(file)) await rm(join(files, file), { force: true });
  return { folder: files, pages: kept.size, leftOut: state.leftOut, isComplete: true };
}

/** What is not done yet is as it was before. */
function withKnown(state: State, known: ReadonlyMap<string, KnownPage & { file: string }>): State {
  return { ...state, pages: { ...Object.fromEntries(known), ...state.pages } };
}

async function save(folder: string, state: State): Promise<void> {
  await replaceFile(join(folder, 'state.json'), JSON.stringify(state));
}

async function replaceFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await writeFile(unfinished, text, { mode: 0o600 });
  await rename(unfinished, file);
}

async function stateIn(folder: string): Promise<State | undefined> {
  try {
    const state: State = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'));
    return state;
  } catch {
    return undefined;
  }
}
