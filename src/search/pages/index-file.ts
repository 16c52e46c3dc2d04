import { open, rename } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { createPauses } from '../../pauses.ts';
import type { SavedPiece } from './saved-index.ts';

/** Each piece follows its length in bytes, a 32-bit number. */
const HEAD_BYTES = 4;

/** Writes a saved index. The file at `path` is whole at any time: the old one stays until the new one is written. */
export async function writeIndexFile(path: string, pieces: Iterable<SavedPiece>): Promise<void> {
  const unfinished = `${path}.${process.pid}.new`;
  const file = await open(unfinished, 'w');
  const pause = createPauses();
  try {
    for (const piece of pieces) {
      const bytes = serialize(piece);
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt32LE(bytes.length);
      await file.writev([head, bytes]);
      await pause();
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}

/** Reads what `writeIndexFile` wrote, piece by piece. @throws if there is no such file, or it is cut off or damaged */
export async function* readIndexFile(path: string): AsyncGenerator<SavedPiece> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(head, 0, HEAD_BYTES);
      if (bytesRead === 0) return;
      const length = head.readUInt32LE();
      const { size } = await file.stat();
      if (bytesRead < HEAD_BYTES || length > size) throw damaged(path);
      const bytes = Buffer.alloc(length);
      if (length === 0 || (await file.read(bytes, 0, length)).bytesRead < length) throw damaged(path);
      yield read(bytes, path);
    }
  } finally {
    await file.close();
  }
}

function read(bytes: Buffer, path: string): SavedPiece {
  try {
    return deserialize(bytes) as SavedPiece;
  } catch {
    throw damaged(path);
  }
}

function damaged(path: string): Error {
  return new Error(`The index of pages at ${path} is damaged. Delete it: it will be rebuilt from the pages.`);
}
