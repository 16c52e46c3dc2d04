import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { createPauses } from '../../../pauses.ts';
import type { ReadFile } from './page-job.ts';

/** A page that was read, and the files that it includes. */
export interface CachedPage {
  read: ReadFile;
  includes: readonly { path: string; digest: string }[];
}

/** Pages that were read before, on the disk. Removing them costs time and nothing else. */
export interface PageCache {
  /** Undefined if there is none, or its file is broken. */
  get(key: string): Promise<CachedPage | undefined>;
  /** A disk that can't be written stays without: the next start takes longer, and that is all. */
  put(key: string, page: CachedPage): Promise<void>;
}

const DIGEST_BYTES = 32;

/**
 * @param folder where all of them are
 * @param version of the code that reads pages; those of another version are not seen
 */
export function createPageCache(folder: string, version: string): PageCache {
  const pathOf = (key: string) => join(folder, version, key.slice(0, 2), key);
  const made = new Set<string>();
  return {
    async get(key) {
      try {
        const file = await readFile(pathOf(key));
        const content = file.subarray(DIGEST_BYTES);
        if (!digestOf(key, content).equals(file.subarray(0, DIGEST_BYTES))) return undefined;
        return deserialize(content);
      } catch {
        return undefined;
      }
    },
    async put(key, page) {
      const path = pathOf(key);
      const unfinished = `${path}.${process.pid}.unfinished`;
      try {
        const content = serialize(page);
        if (!made.has(key.slice(0, 2))) await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
        made.add(key.slice(0, 2));
        await writeFile(unfinished, [digestOf(key, content), content], { mode: 0o600 });
        await rename(unfinished, path);
      } catch {
        made.clear();
        await rm(unfinished, { force: true }).catch(() => {});
      }
    },
  };
}

/** Removes what no page needs any longer, and what another version of the code has left. */
export async function sweepPageCache(
  folder: string,
  version: string,
  used: ReadonlySet<string>,
): Promise<void> {
  const pause = createPauses();
  const names = async (path: string) => readdir(path).catch(() => []);
  for (const one of await names(folder)) {
    if (one !== version) await rm(join(folder, one), { recursive: true, force: true }).catch(() => {});
  }
  for (const part of await names(join(folder, version))) {
    for (const key of await names(join(folder, version, part))) {
      await pause();
      if (!used.has(key)) await rm(join(folder, version, part, key), { force: true }).catch(() => {});
    }
  }
}

/** Begins the file, so that one comparison says whether it is whole and of this key. */
function digestOf(key: string, content: Buffer): Buffer {
  return createHash('sha256').update(key).update(content).digest();
}
