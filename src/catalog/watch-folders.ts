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
 * One watcher per folder instead of a recursive one, which would follow everything below a team's repository, its
 * `.git` included. A folder's own watcher reports whatever happens to the names in it, also when an editor replaces a
 * file by renaming another. The parent is watched, too: a watcher stays with a folder that is moved away, and the one
 * that takes its place would go unnoticed.
 * @returns what ends the watching
 */
export function watchFolders(folders: readonly string[], { onChange, onError }: WatchOptions): () => void {
  const roots = folders.map((folder) => resolve(folder));
  let timer: NodeJS.Timeout | undefined;

  const report = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // First watch what is new, then tell: what is written into a new folder after that is noticed by itself.
      follow();
      onChange();
    }, QUIET_MS);
    timer.unref();
  };
  const watchFor = (folder: string, matters: (name: string | null) => boolean): FSWatcher[] => {
    try {
      const watcher = watch(folder, (_event, name) => {
        if (matters(name)) report();
      });
      watcher.on('error', (error) => {
        watcher.close();
        onError(error);
      });
      return [watcher];
    } catch (error) {
      // A folder that has just gone is reported by its parent.
      if (!isMissing(error)) onError(error);
      return [];
    }
  };

  const parents = roots.flatMap((root) =>
    watchFor(dirname(root), (name) => name === null || name === basename(root)),
  );
  let watchers: FSWatcher[] = [];
  const follow = () => {
    // All anew: a folder that was replaced keeps its name, but its watcher is still with the old one.
    for (const watcher of watchers) watcher.close();
    watchers = roots
      .flatMap((root) => [root, ...foldersIn(root)])
      .flatMap((folder) => watchFor(folder, (name) => !name?.startsWith('.') || name === MOUNTED));
  };
  follow();
  return () => {
    clearTimeout(timer);
    for (const watcher of [...parents, ...watchers]) watcher.close();
  };
}

/** Kubernetes exchanges the files of a mounted ConfigMap by pointing this link to another folder. */
const MOUNTED = '..data';

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
