import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderFault } from './data-folder.ts';
import { StoreError } from './store-error.ts';

export interface FolderLock {
  release(): void;
}

/**
 * The open lock files. A DatabaseSync that is garbage-collected closes its file, and the lock with it, while
 * the process goes on writing to the folder; this keeps hold of them.
 */
const held = new Set<DatabaseSync>();

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/**
 * Takes a folder for this process alone, or throws StoreError `folder-in-use` at once. Two processes on one
 * PGlite folder both open it and silently destroy each other's rows. The lock is an exclusive SQLite
 * transaction: the kernel frees it when the process ends, however that happens, so no stale lock can stay.
 * Nothing else in this process may open `lock.sqlite`: closing any handle of a file drops its POSIX locks.
 */
export function lockFolder(folder: string, now: Date): FolderLock {
  const file = join(folder, 'lock.sqlite');
  // Apart from the lock file, which nobody can read while it is locked.
  const ownerFile = join(folder, 'owner.json');
  const lock = openLock(file, folder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw lockFault(error, folder, file, ownerFile);
  }
  try {
    writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, startedAt: now.toISOString() }));
  } catch (error) {
    lock.close();
    throw folderFault(folder, error);
  }
  held.add(lock);
  return {
    release() {
      if (!held.delete(lock)) return;
      rmSync(ownerFile, { force: true });
      lock.close();
    },
  };
}

function openLock(file: string, folder: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw folderFault(folder, error);
  }
}

function lockFault(error: unknown, folder: string, file: string, ownerFile: string): StoreError {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  if (code === SQLITE_BUSY) {
    return new StoreError(
      'folder-in-use',
      `The data folder ${folder} is in use by ${owner(ownerFile)}, and only one process at a time may use it: ` +
        `stop the other one, or set DATA_DIR to another folder.`,
    );
  }
  if (code === SQLITE_NOTADB) {
    return new StoreError(
      'folder-broken',
      `The lock file ${file} is not one that Guidepost wrote (expected an empty file): delete it and start again.`,
      { cause: error },
    );
  }
  return folderFault(folder, error);
}

function owner(ownerFile: string): string {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(ownerFile, 'utf8'));
    return `process ${pid} (since ${startedAt})`;
  } catch {
    // The other process took the lock a moment ago and has not written its name yet.
    return 'another process';
  }
}
