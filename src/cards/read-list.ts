import { join } from 'node:path';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import { type Problem, unreadable } from './problem.ts';
import { MOST_BYTES, readText } from './read-text.ts';

type Faulty = { ok: false; problems: Problem[] };

/**
 * Reads one of the lists next to the cards (`vocabulary.yaml`, `names.yaml`, …).
 * @param parse turns the text into a result; gets the path to use in messages
 * @returns what `parse` returns. A file that can't be read is a problem like any other; null if a team's own
 *   folder does not have the file.
 */
export async function readList<Parsed extends { ok: true } | Faulty>(
  { directory, shownAs, own }: KnowledgeFolder,
  name: string,
  parse: (text: string, path: string) => Parsed,
): Promise<Parsed | Faulty | null> {
  const path = join(shownAs, name);
  let text: string;
  try {
    text = await readText(join(directory, name), MOST_BYTES.besideCards);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return own && missing ? null : { ok: false, problems: [unreadable(path, error)] };
  }
  return parse(text, path);
}
