import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Card, Kind, Role, Topic } from '../cards/card.ts';
import type { Curriculum } from '../cards/curriculum.ts';
import type { GlossaryTerm } from '../cards/glossary.ts';
import type { FirstDay, Requirement } from '../cards/ladder.ts';
import type { SearchIndex } from '../search/search.ts';

/** Cards without a fault and the index over them, as one start has worked them out for the next one. */
export interface CatalogSnapshot {
  /** In the order in which they were indexed. */
  cards: readonly Card[];
  kinds: readonly Kind[];
  topics: readonly Topic[];
  roles: readonly Role[];
  ladder: readonly Requirement[];
  firstDays: readonly FirstDay[];
  curriculum: Curriculum;
  index: SearchIndex;
  terms: readonly GlossaryTerm[];
}

const DIGEST_BYTES = 32;

/**
 * Reads a snapshot of the state that the fingerprint names.
 * @returns undefined when there is none, or the file is of another state, broken or cut off
 */
export async function readSnapshot(path: string, fingerprint: string): Promise<CatalogSnapshot | undefined> {
  try {
    const file = await readFile(path);
    const content = file.subarray(DIGEST_BYTES);
    if (!digestOf(fingerprint, content).equals(file.subarray(0, DIGEST_BYTES))) return undefined;
    const snapshot: CatalogSnapshot = deserialize(content);
    return { ...snapshot, index: apartFrom(content.buffer, snapshot.index) };
  } catch {
    return undefined;
  }
}

/**
 * The same with copies of those arrays that are only views of the file: where an array happens to begin at the right byte, Node
 * does not copy it, and three megabytes of numbers would keep all twenty of the file in memory.
 */
function apartFrom<Value>(file: ArrayBufferLike, value: Value): Value {
  if (ArrayBuffer.isView(value)) {
    return value.buffer === file && 'slice' in value && typeof value.slice === 'function'
      ? value.slice()
      : value;
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, apartFrom(file, one)]),
  ) as Value;
}

/**
 * Replaces the snapshot in one step, so that a process that reads it at the same time sees the old one or the new
 * one. A folder that can't be written stays without a snapshot: the next start takes longer, and that is all.
 */
export async function writeSnapshot(
  path: string,
  fingerprint: string,
  snapshot: CatalogSnapshot,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    const content = serialize(snapshot);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, [digestOf(fingerprint, content), content]);
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}

/**
 * Begins the file. It covers the fingerprint, so that one comparison says whether the file is whole and of this
 * state.
 */
function digestOf(fingerprint: string, content: Buffer): Buffer {
  return createHash('sha256').update(fingerprint).update(content).digest();
}
