import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file is not read, whatever the system would say: it is none, or too long. Its message is a sentence. */
export class UnreadError extends Error {}

/** Not waiting for a pipe. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file, however it grows meanwhile. All that the sources read was written by somebody else, and a device such as
 * /dev/zero says that it is empty and never ends.
 * @param most in bytes
 * @throws UnreadError, or the system's error
 */
export async function readBounded(file: string, most: number): Promise<Buffer> {
  const handle = await open(file, FLAGS);
  try {
    const buffer = roomFor(await handle.stat(), most);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return within(buffer, length, most);
  } finally {
    await handle.close();
  }
}

/** The same at once, for those who can't wait. */
export function readBoundedSync(file: string, most: number): Buffer {
  const descriptor = openSync(file, FLAGS);
  try {
    const buffer = roomFor(fstatSync(descriptor), most);
    let length = 0;
    while (length < buffer.length) {
      const bytesRead = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return within(buffer, length, most);
  } finally {
    closeSync(descriptor);
  }
}

/** With a byte to spare, which shows that it has grown. */
function roomFor(stats: { isFile(): boolean; size: number }, most: number): Buffer {
  if (!stats.isFile()) throw new UnreadError('It is no regular file.');
  if (stats.size > most) throw tooLong(most);
  return Buffer.alloc(stats.size + 1);
}

function within(buffer: Buffer, length: number, most: number): Buffer {
  if (length > most) throw tooLong(most);
  return buffer.subarray(0, length);
}

function tooLong(most: number): UnreadError {
  return new UnreadError(`It is longer than ${most.toLocaleString('en-US')} bytes.`);
}
