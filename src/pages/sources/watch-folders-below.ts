import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { createPauses } from '../../pauses.ts';

export interface FolderWatch {
  /** Watches exactly these folders from now on. */
  follow(folders: readonly string[]): Promise<void>;
  close(): void;
}

export interface FolderWatchOptions {
  /** The root, whose parent is watched, too: it may be replaced by another folder. */
  folder: string;
  /** Called when something has changed and then nothing more for a moment. */
  onChange(): void;
  /** Called once if a folder can't be watched: the system allows only so many. */
  onUnwatched(error: unknown): void;
}

/** How long folders must be quiet before a change is reported, in ms: a checkout changes many files. */
const QUIET_MS = 200;
/** The longest that a change waits for quiet, in ms. */
const LONGEST_MS = 1000;

/**
 * Watches folders, each for itself: a recursive watcher would follow everything below a repository, including `.git` and
 * `node_modules`, and the one that Node has on Linux opens a watcher for each file.
 */
export function watchFoldersBelow({ folder, onChange, onUnwatched }: FolderWatchOptions): FolderWatch {
  const watchers = new Map<string, { watcher: FSWatcher; inode: number | undefined }>();
  let quiet: NodeJS.Timeout | undefined;
  let first: number | undefined;
  let closed = false;
  let failed = false;

  const report = () => {
    const now = performance.now();
    first ??= now;
    clearTimeout(quiet);
    quiet = setTimeout(
      () => {
        first = undefined;
        onChange();
      },
      Math.max(0, Math.min(QUIET_MS, first + LONGEST_MS - now)),
    );
    quiet.unref();
  };
  const fail = (error: unknown) => {
    if (failed || closed) return;
    failed = true;
    onUnwatched(error);
  };
  const isRoot = (name: string | null) => name === null || name === basename(folder);
  const isVisible = (name: string | null) =>
    !name?.startsWith('.') || name.startsWith('..') || name === '.pages';
  const drop = (path: string) => {
    watchers.get(path)?.watcher.close();
    watchers.delete(path);
  };
  const open = (path: string, inode: number | undefined, matters: (name: string | null) => boolean) => {
    if (inode === undefined) return;
    try {
      const watcher = watch(path, { persistent: false }, (_event, name) => {
        if (matters(name)) report();
      });
      watcher.on('error', (error) => {
        drop(path);
        // A folder that was removed has an error on some systems; its parent has reported that.
        if (!isMissing(error)) fail(error);
      });
      watchers.set(path, { watcher, inode });
    } catch (error) {
      if (!isMissing(error)) fail(error);
    }
  };
  return {
    async follow(folders) {
      const pause = createPauses();
      const parent = dirname(folder);
      const wanted = new Set([...folders, parent]);
      for (const path of watchers.keys()) if (!wanted.has(path)) drop(path);
      let added = false;
      for (const path of wanted) {
        await pause();
        const inode = (await stat(path).catch(() => undefined))?.ino;
        if (closed) return;
        // A watcher stays with a folder that was moved away or replaced.
        if (watchers.get(path)?.inode === inode) continue;
        drop(path);
        added = true;
        open(path, inode, path === parent && !folders.includes(parent) ? isRoot : isVisible);
      }
      // What has changed since the folders were listed was not noticed.
      if (added) report();
    },
    close() {
      closed = true;
      clearTimeout(quiet);
      for (const path of watchers.keys()) drop(path);
    },
  };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EPERM'].includes(String(error.code))
  );
}
