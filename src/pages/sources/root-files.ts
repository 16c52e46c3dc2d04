import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartError } from '../../start-error.ts';
import type { LeftOut } from '../page.ts';
import { exportFiles } from './exports/export-files.ts';
import { ExportError } from './exports/unpack-export.ts';
import { type CheckoutOptions, existingCheckout, fetchCheckout, isOfAddress } from './git/checkout.ts';
import { GitError, type GitSetup } from './git/run-git.ts';
import { cantBeRead } from './list-files.ts';
import type { PageRoot } from './page-root.ts';
import { type RemoteClock, RemoteError } from './remote/remote-client.ts';
import { nameOf, type ServicePlace, serviceOf } from './remote/services.ts';
import { existingFiles, type SyncedFiles, type SyncProgress, syncFiles } from './remote/synced-files.ts';

/** Where the files of a root are right now. */
export type RootFiles = FoundFiles | { ok: false; why: string };

interface FoundFiles {
  ok: true;
  folder: string;
  /** What a person calls the place: the beginning of a sentence. */
  name: string;
  /** What was left out before there were files. */
  leftOut: readonly LeftOut[];
  /** Links must not lead out of it. */
  boundary: string;
  /** Where the folder itself must really lie. */
  container: string;
  /** Where the files of a site's generator must really lie that are beside the folder. */
  above: string;
  /** As the settings say or the host does; undefined for a folder. */
  branch: string | undefined;
  /** Why these are older files than they could be; undefined if they are not. */
  stale: string | undefined;
  /** Whether its repository was fetched just now. */
  fetched: boolean;
  /** Whether there are no pages yet, since a service has many and was only checked. */
  isPending?: boolean;
}

export interface RootFilesOptions extends GitSetup {
  /** Whether the first pages of a service may come later, since many take minutes. */
  background: boolean;
  clock: RemoteClock | undefined;
  onProgress?: SyncProgress | undefined;
  /** Where checkouts are kept, one folder for each root. */
  checkouts: string;
  tokens: Readonly<Record<string, string>>;
  /** Called with the root before its repository is cloned. */
  onClone(root: string): void;
}

/**
 * Finds the files of a root, fetching its repository first where there is one.
 * @param fetching `never` takes what an earlier start has left, if there is anything
 */
export async function rootFiles(
  root: PageRoot,
  fetching: 'now' | 'never',
  options: RootFilesOptions,
): Promise<RootFiles> {
  const { from, within } = root;
  if (from.type === 'folder') {
    const folder = join(from.folder, within);
    return {
      ok: true,
      folder,
      name: `The folder ${folder}`,
      leftOut: [],
      boundary: folder,
      container: within === '' ? folder : from.folder,
      above: dirname(folder),
      branch: undefined,
      stale: undefined,
      fetched: false,
    };
  }
  const own = join(options.checkouts, root.id);
  if (from.type === 'export') {
    try {
      const files = await exportFiles(root.id, from.archive, own);
      return {
        ok: true,
        folder: join(files.folder, within),
        name: `The export ${from.archive}`,
        leftOut: files.leftOut,
        boundary: files.folder,
        container: files.folder,
        above: files.folder,
        branch: undefined,
        stale: files.stale,
        fetched: files.isNew,
      };
    } catch (error) {
      if (error instanceof ExportError) return { ok: false, why: error.message };
      throw error;
    }
  }
  if (from.type !== 'git') return serviceFiles(root, from, fetching, own, options);
  const { url, branch, tokenSetting } = from;
  const checkout: CheckoutOptions = {
    env: options.env,
    signal: options.signal,
    folder: own,
    url,
    branch,
    onClone: () => options.onClone(root.id),
    token: tokenSetting === undefined ? undefined : options.tokens[tokenSetting],
  };
  const at = (files: string, its: string, fetched: boolean, stale?: string): RootFiles => ({
    ok: true,
    folder: join(files, within),
    name: `The folder ${join(files, within)}`,
    leftOut: [],
    boundary: files,
    container: files,
    above: files,
    branch: its,
    stale,
    fetched,
  });
  if (fetching === 'never' && (await isOfAddress(checkout))) {
    const existing = await existingCheckout(checkout);
    if (existing) return at(existing.files, existing.branch, false);
  }
  try {
    const fetched = await fetchCheckout(checkout);
    return at(fetched.files, fetched.branch, true);
  } catch (error) {
    const why = error instanceof GitError ? error.message : cantBeRead(error);
    const existing = await existingCheckout(checkout);
    if (!existing) return { ok: false, why };
    return at(
      existing.files,
      existing.branch,
      false,
      `The repository could not be fetched, so the pages are those of the last time. ${why}`,
    );
  }
}

/** The pages of a service, as files. */
async function serviceFiles(
  root: PageRoot,
  place: ServicePlace,
  fetching: 'now' | 'never',
  own: string,
  options: RootFilesOptions,
): Promise<RootFiles> {
  const { tokens, clock, signal = new AbortController().signal } = options;
  const source = serviceOf(place, { tokens, clock, signal });
  const at = (files: SyncedFiles, fetched: boolean, stale?: string): FoundFiles => ({
    ok: true,
    folder: files.folder,
    name: nameOf(place),
    leftOut: files.leftOut,
    boundary: files.folder,
    container: files.folder,
    above: files.folder,
    branch: undefined,
    stale,
    fetched,
  });
  const existing = await existingFiles(own, source);
  if (fetching === 'never' && existing && (existing.isComplete || options.background))
    return at(existing, false);
  try {
    if (fetching === 'never' && options.background) {
      // The bot must not wait to start: whoever is busy or down now is asked again after it.
      await unlessUnreachable(() => serviceOf(place, { tokens, clock, signal, isPatient: false }).check());
      return { ...at({ folder: own, pages: 0, leftOut: [], isComplete: false }, false), isPending: true };
    }
    await mkdir(own, { recursive: true, mode: 0o700 });
    return at(await syncFiles(root.id, own, source, options.onProgress), true);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof RemoteError)) throw error;
    const why = error.message;
    // Some of them may be new already.
    const left = await existingFiles(own, source);
    return left
      ? at(left, false, `The pages could not be fetched, so some are those of the last time. ${why}`)
      : { ok: false, why };
  }
}

async function unlessUnreachable(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RemoteError) || error.kind !== 'unreachable') throw error;
  }
}

/** A root gives nothing at the start: the bot would answer without what the team has set up. */
export class PageRootError extends StartError {}
