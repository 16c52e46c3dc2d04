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

/** A service with pages. All of its functions throw RemoteError. */
export interface RemoteSource {
  /** Another one for other pages, or for the same ones read in another way. */
  identity: string;
  /** Whether it can be reached with this login, by a few requests. */
  check(): Promise<void>;
  /** All pages that there are. What is not among them was deleted. */
  list(): Promise<readonly RemotePage[]>;
  /** @returns the page as the text of a file */
  read(page: RemotePage): Promise<{ text: string; ending: 'html' | 'md' }>;
  /** How many pages are fetched at the same time. */
  width: number;
}

export interface SyncedFiles {
  folder: string;
  pages: number;
  leftOut: LeftOut[];
}

/** Counts the pages that were fetched, of all that have to be. */
export type SyncProgress = (done: number, all: number) => void;

interface State {
  identity: string;
  /** By their ids. */
  pages: Record<string, { version: string; file: string }>;
  leftOut: LeftOut[];
}

/** How often the state is written while pages are fetched, so that an interrupted run goes on where it was. */
const SAVE_EVERY = 20;

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
  return { folder: filesIn(folder), pages, leftOut: state.leftOut };
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
  const listed = await source.list();
  const old = await stateIn(folder);
  const known = old?.identity === identity ? old.pages : {};
  if (listed.length === 0) {
    throw new RemoteError(
      Object.keys(known).length > 0
        ? 'It lists no page any more. Check that the account may still see them.'
        : 'It lists no page. Check the settings, and that the account may see the pages.',
      'strange',
    );
  }
  // Pages of other settings may be none that people should see now.
  if (old?.identity !== identity) await rm(files, { recursive: true, force: true });
  await mkdir(files, { recursive: true, mode: 0o700 });
  const there = new Set(await readdir(files));
  const notes = createNotes(root);
  const state: State = { identity, pages: {}, leftOut: [] };
  for (const { id } of listed) {
    const before = known[id];
    if (before && there.has(before.file)) state.pages[id] = before;
  }
  // A page may be listed twice while pages are moved.
  const wanted = [...new Map(listed.map((page) => [page.id, page])).values()];
  const changed = wanted.filter(({ id, version }) => state.pages[id]?.version !== version);
  let done = 0;
  let saving = Promise.resolve();
  try {
    await forEachConcurrent(changed, source.width, async (page) => {
      const { id, version } = page;
      try {
        const { text, ending } = await source.read(page);
        const file = `${id}.${ending}`;
        await replaceFile(join(files, file), text);
        state.pages[id] = { version, file };
      } catch (error) {
        if (!(error instanceof RemoteError) || error.kind !== 'gone') throw error;
        delete state.pages[id];
        notes.add('It is listed, but the account may not read it.', id);
      }
      done += 1;
      onProgress?.(done, changed.length);
      if (done % SAVE_EVERY === 0) saving = saving.then(() => save(folder, state));
    });
    await saving;
  } catch (error) {
    await saving.catch(() => {});
    await save(folder, { ...state, pages: { ...known, ...state.pages } });
    throw error;
  }
  state.leftOut = notes.list();
  await save(folder, state);
  const kept = new Set(Object.values(state.pages).map(({ file }) => file));
  for (const file of there) if (!kept.has(file)) await rm(join(files, file), { force: true });
  return { folder: files, pages: kept.size, leftOut: state.leftOut };
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
