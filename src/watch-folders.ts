import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export interface WatchOptions {
  /** Called when something changed and then nothing more for a moment. */
  onChange(): void;
  /** Called when a folder can't be watched (any more); its changes then go unnoticed. */
  onError(error: unknown): void;
}

/** How long folders must be quiet before a change is reported, in ms: an editor writes a file in several steps. */
const QUIET_MS = 200;

/**
 * Watches folders and the folders within them, one level deep, which is where cards lie.
 *
 * One watcher per folder instead of a recursive one: on Linux the recursive watcher of Node follows files one by one
 * and loses those that are replaced by a rename, which is how most editors and Git write. A folder's own watcher
 * reports whatever happens to the names in it. The parent is watched, too, so that a folder that is replaced as a
 * whole is noticed.
 * @returns what ends the watching
 */
export function watchFolders(folders: readonly string[], { onChange, onError }: WatchOptions): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const report = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // First watch what is new, then tell: what is written into a new folder after that is noticed by itself.
      follow();
      onChange();
    }, QUIET_MS);
    timer.unref();
  };
  const add = (key: string, folder: string, matters: (name: string | null) => boolean) => {
    if (closed || watchers.has(key)) return;
    try {
      const watcher = watch(folder, (_event, name) => {
        if (matters(name)) report();
      });
      watcher.on('error', (error) => {
        drop(key);
        onError(error);
      });
      watchers.set(key, watcher);
    } catch (error) {
      // A folder that has just gone is reported by its parent.
      if (!isMissing(error)) onError(error);
    }
  };
  const drop = (key: string) => {
    watchers.get(key)?.close();
    watchers.delete(key);
  };
  const follow = () => {
    const wanted = new Set<string>();
    for (const root of folders.map((folder) => resolve(folder))) {
      for (const folder of [root, ...foldersIn(root)]) wanted.add(folder);
    }
    // A folder that was replaced keeps its name but not its watcher: begin anew.
    for (const key of watchers.keys()) if (!isParent(key)) drop(key);
    for (const folder of wanted) add(folder, folder, (name) => !name?.startsWith('.') || name === '..data');
  };
  const isParent = (key: string) => key.startsWith('parent of ');

  for (const root of folders.map((folder) => resolve(folder))) {
    add(`parent of ${root}`, dirname(root), (name) => name === null || name === basename(root));
  }
  follow();
  return () => {
    closed = true;
    clearTimeout(timer);
    for (const key of [...watchers.keys()]) drop(key);
  };
}

function foldersIn(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()))
      .map((entry) => join(root, entry.name));
  } catch {
    return [];
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
