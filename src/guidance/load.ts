import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Card, Kind } from './card.ts';
import { createLibrary, type Library } from './library.ts';
import { parseCard } from './parse-card.ts';
import { parseKinds } from './parse-kinds.ts';
import type { Problem } from './problem.ts';
import { checkCards } from './rules/rules.ts';

export interface Loaded {
  /** The cards that are whole. Null when the kinds themselves can't be read. */
  library: Library | null;
  /** Every fault of every file, and of the set as a whole. */
  problems: Problem[];
}

/**
 * Reads a knowledge folder: `kinds.yaml` and one card a file in `<kind>/<slug>.md`.
 * @param shownAs how the folder is named in messages; relative to the working directory by default
 */
export async function loadKnowledge(
  directory: string,
  shownAs = relative(process.cwd(), directory) || '.',
): Promise<Loaded> {
  const kindsPath = join(shownAs, 'kinds.yaml');
  let kinds: Kind[];
  try {
    const parsed = parseKinds(await readFile(join(directory, 'kinds.yaml'), 'utf8'), kindsPath);
    if (!parsed.ok) return { library: null, problems: parsed.problems };
    kinds = parsed.kinds;
  } catch (error) {
    return { library: null, problems: [unreadable(kindsPath, error)] };
  }

  const problems: Problem[] = [];
  const cards: Card[] = [];
  const paths = new Map<string, string>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const file = join(entry.parentPath, entry.name);
    const inside = relative(directory, file).split(sep).join('/');
    if (!entry.isFile() || !inside.endsWith('.md') || inside === 'README.md' || isHidden(inside)) continue;
    const path = join(shownAs, inside);
    try {
      const parsed = parseCard(await readFile(file, 'utf8'), path, inside.slice(0, -'.md'.length), kinds);
      problems.push(...parsed.problems);
      if (parsed.card) {
        cards.push(parsed.card);
        paths.set(parsed.card.id, path);
      }
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  problems.push(...checkCards({ cards, kinds, pathOf: (id) => paths.get(id) ?? id }));
  return { library: createLibrary(cards, kinds), problems };
}

/** Editors leave files like `.#card.md` behind while they write. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}

function unreadable(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return {
    path,
    line: 1,
    severity: 'error',
    what: `the file can't be read (${code}).`,
    mend: 'Check that it exists and that its permissions let you read it.',
  };
}
