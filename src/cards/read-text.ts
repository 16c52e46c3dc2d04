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

/**
 * Reads a file of a knowledge folder.
 * @throws TooLargeError, or the system's error if it can't be read; `unreadable` (problem.ts) makes a problem of either
 */
export async function readText(path: string, most: number): Promise<string> {
  const { size } = await stat(path);
  if (size > most) throw new TooLargeError(size, most);
  return readFile(path, 'utf8');
}
