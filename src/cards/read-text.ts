import { readFile, stat } from 'node:fs/promises';

/** The most bytes that a file may have. A card has some ten thousand; parsing takes longer the more there is. */
export const MOST_BYTES = { besideCards: 4_000_000, card: 200_000 };

/** The file is too large to be parsed while others wait. */
export class TooLargeError extends Error {
  readonly bytes: number;
  readonly most: number;

  constructor(bytes: number, most: number) {
    super(`${bytes} bytes, more than ${most}`);
    this.bytes = bytes;
    this.most = most;
  }
}

/** The file is no text in UTF-8. */
export class NotUtf8Error extends Error {}

/**
 * Reads a file of a knowledge folder.
 * @throws TooLargeError, NotUtf8Error, or the system's error if it can't be read; `unreadable` (problem.ts) makes a problem of each
 */
export async function readText(path: string, most: number): Promise<string> {
  const { size } = await stat(path);
  if (size > most) throw new TooLargeError(size, most);
  const bytes = await readFile(path);
  // No text in UTF-8 has such bytes; in UTF-16, every second one of plain English is one.
  if (bytes.includes(0)) throw new NotUtf8Error();
  return bytes.toString('utf8');
}
