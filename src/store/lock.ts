import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderFault } from './data-folder.ts';
import { StoreError } from './store-error.ts';

export interface FolderLock {
  release(): void;
}

/**
 * The open lock files. When a DatabaseSync is garbage-collected, it closes its file and releases the lock
 * while the process keeps writing to the folder. This set keeps a reference to each.
 */
const held = new Set<DatabaseSync>();

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/**
 * Locks a folder for this process, or immediately throws StoreError `folder-in-use`. Without it, two
 * processes could open one PGlite folder and silently destroy each other's rows. The lock is an exclusive
 * SQLite transaction: the kernel releases it when the process ends, however that happens, so no stale lock
 * can remain. Nothing else in this process may open `lock.sqlite`, because closing any handle of a file drops
 * its POSIX locks.
 */
export function lockFolder(folder: string, now: Date): FolderLock {
  const file = join(folder, 'lock.sqlite');
  // Not in the lock file, which nobody can read while it is locked.
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
      `The data folder ${folder} is in use by ${owner(ownerFile)}, and only one process can use it at a time: stop the ` +
        `other one, or set DATA_DIR to another folder.`,
    );
  }
  if (code === SQLITE_NOTADB) {
    return new StoreError(
      'folder-broken',
      `The lock file ${file} was not written by Guidepost (expected an empty file): delete it and start again.`,
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
    // The other process has just taken the lock and has not written the file yet.
    return 'another process';
  }
}
