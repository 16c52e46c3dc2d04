import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export interface WatchOptions {
  /** Called when something has changed and then nothing more for a moment. */
  onChange(): void;
  /** Called when a folder can't be watched, or can no longer be; its changes then go unnoticed. */
  onError(error: unknown): void;
}

/** How long folders must be quiet before a change is reported, in ms: an editor writes a file in several steps. */
const QUIET_MS = 200;

/**
 * Watches folders and the folders within them, one level deep, which is where cards lie.
 *
 * Each folder has its own watcher. A recursive one would follow everything below a team's repository, including `.git`.
 * A folder's own watcher reports whatever happens to the names in it, even when an editor replaces a file by renaming
 * another. The parent is watched, too: a watcher stays with a folder that is moved away, and would miss the one that
 * takes its place.
 * @returns a function that stops watching
 */
export function watchFolders(folders: readonly string[], { onChange, onError }: WatchOptions): () => void {
  const roots = folders.map((folder) => resolve(folder));
  let timer: NodeJS.Timeout | undefined;

  const report = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Watch new folders first, then report: whatever is written into them after that is noticed.
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
      // If a folder has just gone, its parent's watcher reports that.
      if (!isMissing(error)) onError(error);
      return [];
    }
  };

  const parents = roots.flatMap((root) =>
    watchFor(dirname(root), (name) => name === null || name === basename(root)),
  );
  let watchers: FSWatcher[] = [];
  const follow = () => {
    // Replace all watchers: a folder that was replaced keeps its name, but its watcher stays with the old one.
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

/** Kubernetes replaces the files of a mounted ConfigMap by pointing this link to another folder. */
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
