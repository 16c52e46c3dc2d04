import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreError } from './store-error.ts';

/**
 * Makes the data folder if need be, readable by its owner alone because it holds what people asked, and gives
 * its absolute path. Throws StoreError `folder-is-file`, `folder-not-writable` or `disk-full`.
 */
export function prepareFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderFault(folder, error);
  }
  return folder;
}

/**
 * Makes a folder and those on the way to it. Not by `recursive: true`: below a folder such as /proc, where nothing can
 * be made although it exists, Node then tries for ever.
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** What a file system error in the data folder means to the person who runs the bot. */
export function folderFault(folder: string, cause: unknown): StoreError {
  const code = faultCode(cause);
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new StoreError(
      'folder-is-file',
      `The data folder ${folder} cannot be made because a file stands at that path or on the way to it: move ` +
        `the file away, or set DATA_DIR to a folder.`,
      { cause },
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, cause);
  return new StoreError(
    'folder-not-writable',
    `The data folder ${folder} cannot be written by this process (${code}): give it write access to the folder ` +
      `and all that is in it, or set DATA_DIR to a folder that it may write.`,
    { cause },
  );
}

export function diskFull(folder: string, cause?: unknown): StoreError {
  return new StoreError(
    'disk-full',
    `The disk that holds the data folder ${folder} is full, and a database needs at least 100 MB to start: ` +
      `free some space, or set DATA_DIR to a folder on another disk.`,
    { cause },
  );
}

function faultCode(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // SQLite has one code for all its errors, and the reason in the message.
  return 'code' in cause && cause.code !== 'ERR_SQLITE_ERROR' ? String(cause.code) : cause.message;
}
