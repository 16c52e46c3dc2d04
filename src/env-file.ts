import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { config } from 'dotenv';

const PATH = '.env';

/**
 * Takes the settings of `.env` into the environment, if there is such a file.
 * @returns what is wrong with the file, for the person who runs the program; undefined if nothing is. Without its settings,
 *   the bot would seem to run while the playground does.
 */
export function loadEnvFile(): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(PATH);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    return `${PATH} can't be read (${code}). It must be a file that this account may read; see .env.example.`;
  }
  // No text in UTF-8 has such bytes; in UTF-16, every second one of plain English is one.
  if (bytes.includes(0)) {
    return `${PATH} is not in UTF-8, so no setting in it can be read; PowerShell's ">" writes UTF-16. Save it as UTF-8.`;
  }
  // Read as UTF-8 all the same, a password with an accent would be another one, and only its login would say so.
  if (!isUtf8(bytes)) {
    return `${PATH} is not in UTF-8, so letters with accents in it would be read wrong. Save it as UTF-8.`;
  }
  config({ path: PATH, quiet: true });
  return undefined;
}
