import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Room for all databases of a run, in bytes. Containers often have 64 MB, which is not enough. */
const NEEDED_BYTES = 2 * 1024 ** 3;

/**
 * Makes a folder for files that don't outlive the run; the caller removes it. It is in memory where the system has
 * enough: a database is 300 files, and making and dropping one for each journey on a disk takes as long as the
 * journeys.
 */
export function makeScratchFolder(prefix: string): string {
  return mkdtempSync(join(hasMemoryFolder() ? MEMORY : tmpdir(), prefix));
}

function hasMemoryFolder(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false;
  }
}
