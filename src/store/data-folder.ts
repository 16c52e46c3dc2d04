import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreError } from './store-error.ts';

/**
 * Creates the data folder if necessary, readable only by its owner because it holds what people asked.
 * @returns its absolute path
 * @throws StoreError `folder-is-file`, `folder-not-writable` or `disk-full`
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
 * Creates a folder and its parents. It does not use `recursive: true`: below a folder such as /proc, which
 * exists but where nothing can be created, Node would then try forever.
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** A file system error in the data folder, explained to the person who runs the bot. */
export function folderFault(folder: string, cause: unknown): StoreError {
  const code = faultCode(cause);
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new StoreError(
      'folder-is-file',
      `The data folder ${folder} cannot be created because there is a file at that path or above it: move the file ` +
        `away, or set DATA_DIR to a folder.`,
      { cause },
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, cause);
  return new StoreError(
    'folder-not-writable',
    `The data folder ${folder} cannot be written by this process (${code}): give the process write access to the ` +
      `folder and everything in it, or set DATA_DIR to a folder that it can write to.`,
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
  // SQLite has one code for all its errors; the reason is in the message.
  return 'code' in cause && cause.code !== 'ERR_SQLITE_ERROR' ? String(cause.code) : cause.message;
}
