import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './backup-error.ts';

/** Lines together, before they are compressed: a chunk for each would cost more than the compression. */
const CHUNK = 64 * 1024;

/** The bytes of a backup: its lines, compressed. An error of the lines is an error of the stream. */
export function packLines(lines: AsyncIterable<string>): Readable {
  const text = Readable.from(inChunks(lines), { objectMode: false });
  const packed = createGzip();
  // Ending early, on either side, ends the reading of the database.
  text.on('error', (error) => packed.destroy(error));
  packed.on('close', () => text.destroy());
  return text.pipe(packed);
}

/** The lines of a file that holds a backup. @throws BackupError if it can't be read or is damaged */
export async function* readBackupFile(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  file.pipe(unpacked).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of unpacked) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = [];
  let length = 0;
  for await (const line of lines) {
    waiting.push(line, '\n');
    length += line.length;
    if (length < CHUNK) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
  }
  yield Buffer.from(waiting.join(''));
}

function unreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return new BackupError(`${path} is incomplete: the file was cut off. Use another backup.`, {
      cause: error,
    });
  }
  if (code === 'Z_DATA_ERROR') {
    return new BackupError(`${path} is damaged, or is not a backup of Guidepost.`, { cause: error });
  }
  if (!/^E[A-Z]+$/.test(code)) return error;
  return new BackupError(`${path} can't be read (${code}).`, { cause: error });
}
