import { join } from 'node:path';
import type { CardFile } from './card-file.ts';
import { filesBelow } from './files-below.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';
import { linesOf } from './lines-of.ts';
import { type Problem, unreadable } from './problem.ts';
import { MOST_BYTES, readText } from './read-text.ts';

/** A text file next to the card that it adds to, e.g. `<kind>/<slug>.questions.txt` next to `<kind>/<slug>.md`. */
export interface FileBesideCard {
  /** The id of the card. */
  id: string;
  /** As the person knows it, e.g. `knowledge/practices/phased-adoption.questions.txt`. */
  path: string;
  /** Whether it is in a team's own folder. */
  own: boolean;
}

/**
 * Reads the files of a folder whose names have this ending.
 * @param parse turns a text into what the file says, and problems; gets the path to use in messages
 */
export async function readFilesBesideCards<Parsed extends object>(
  { directory, shownAs, own }: KnowledgeFolder,
  ending: string,
  parse: (text: string, path: string) => { parsed: Parsed; problems: Problem[] },
): Promise<{ files: (FileBesideCard & Parsed)[]; problems: Problem[] }> {
  const files: (FileBesideCard & Parsed)[] = [];
  const problems: Problem[] = [];
  // Reading the cards reports a folder that can't be read.
  for (const at of await filesBelow(directory, ending).catch(() => [])) {
    const path = join(shownAs, at);
    try {
      const found = parse(await readText(join(directory, at), MOST_BYTES.card), path);
      files.push({ id: at.slice(0, -ending.length), path, own, ...found.parsed });
      problems.push(...found.problems);
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { files, problems };
}

/** The lines of a text that say something, trimmed, with their 1-based numbers. */
export function numberedLines(text: string): { text: string; line: number }[] {
  return linesOf(text)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((line) => line.text !== '');
}

/**
 * Finds the files of each card. Files in a team's own folder may belong to built-in cards. Built-in files do not
 * count for a card with which a team has replaced the built-in one.
 * @param faulty ids of cards whose own files are faulty: a file next to one is not to blame for its absence
 * @param withoutCard says what is wrong with a file that belongs to no card
 */
export function assignToCards<File extends FileBesideCard>(
  files: readonly File[],
  cards: readonly CardFile[],
  faulty: readonly string[],
  withoutCard: (id: string) => Pick<Problem, 'what' | 'fix'>,
): { filesOf(cardFile: CardFile): File[]; problems: Problem[] } {
  const byCard = Map.groupBy(files, ({ id }) => id);
  const known = new Set([...cards.map(({ card }) => card.id), ...faulty]);
  return {
    filesOf: ({ card, own: replaced }) => (byCard.get(card.id) ?? []).filter(({ own }) => own || !replaced),
    problems: files
      .filter(({ id }) => !known.has(id))
      .map(({ id, path }) => ({ path, line: 1, severity: 'error', ...withoutCard(id) })),
  };
}
