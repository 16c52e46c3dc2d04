import { z } from 'zod';
import type { Problem } from './problem.ts';
import { type LineOf, readYaml } from './yaml-problems.ts';

/** A term of the field, explained in a sentence or two. */
export interface GlossaryTerm {
  term: string;
  /** What else people call it. */
  names: string[];
  /** What it is; plain text, at most 300 characters. */
  is: string;
  /** Ids of cards to read next. */
  cards: string[];
  /** What it is often taken for, and how the two differ. */
  differsFrom: { term: string; how: string }[];
}

export interface Glossary {
  terms: readonly GlossaryTerm[];
  /** The term of a name as people type it: any case, plural or article. */
  find(name: string): GlossaryTerm | undefined;
  /**
   * The terms that a text names, in its order, each once. Of too many, those with the longest names: they are the least
   * known.
   */
  namedIn(text: string, most: number): GlossaryTerm[];
}

const name = z.string().trim().min(1).max(60);
const termSchema = z.strictObject({
  term: name,
  names: z.array(name).default([]),
  is: z.string().trim().min(20).max(300),
  cards: z.array(z.string()).max(3).default([]),
  'differs-from': z
    .array(z.strictObject({ term: name, how: z.string().trim().min(10).max(300) }))
    .default([]),
});
const fileSchema = z.strictObject({ format: z.literal(1), terms: z.array(termSchema) });

export type ParsedGlossary =
  | { ok: true; terms: GlossaryTerm[]; path: string; lineOf: LineOf }
  | { ok: false; problems: Problem[] };

/** Reads `glossary.yaml`. */
export function parseGlossary(text: string, path: string): ParsedGlossary {
  const read = readYaml(text, fileSchema, path);
  if (!read.ok) return { ok: false, problems: read.problems };
  const problems: Problem[] = [];
  const claimed = new Map<string, string>();
  read.value.terms.forEach((entry, index) => {
    for (const each of [entry.term, ...entry.names]) {
      const other = claimed.get(keyOf(each));
      if (other !== undefined && other !== entry.term) {
        problems.push({
          path,
          line: read.lineOf('terms', index),
          severity: 'error',
          what: `"${each}" is a name of both "${other}" and "${entry.term}".`,
          fix: 'Leave it to the one that people mean most often.',
        });
      }
      claimed.set(keyOf(each), entry.term);
    }
  });
  if (problems.length > 0) return { ok: false, problems };
  const terms = read.value.terms.map(({ 'differs-from': differsFrom, ...entry }) => ({
    ...entry,
    differsFrom,
  }));
  return { ok: true, terms, path, lineOf: read.lineOf };
}

/** “do” is not one of several “DoS”. */
const SHORTEST_WITH_PLURAL = 3;

/** Makes terms findable. A later one of the same name, such as a team's own, counts instead of an earlier one. */
export function createGlossary(terms: readonly GlossaryTerm[]): Glossary {
  const byName = new Map<string, GlossaryTerm>();
  for (const term of terms) for (const each of [term.term, ...term.names]) byName.set(keyOf(each), term);
  const named = (key: string) => byName.get(key) ?? byName.get(key.replace(/(?<=.{3})s$/, ''));
  const find = (asked: string) => {
    const key = keyOf(asked);
    return named(key) ?? (key.length < SHORTEST_WITH_PLURAL ? undefined : byName.get(`${key}s`));
  };
  return {
    terms,
    find,
    namedIn(text, most) {
      const words = keyOf(text).split(' ');
      const lengths = new Map<GlossaryTerm, number>();
      for (let at = 0; at < words.length; ) {
        const length = longestNameAt(words, at);
        const name = words.slice(at, at + length).join(' ');
        const term = length > 0 ? named(name) : undefined;
        if (term) lengths.set(term, Math.max(name.length, lengths.get(term) ?? 0));
        at += Math.max(1, length);
      }
      const kept = new Set(
        [...lengths]
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, most)
          .map(([term]) => term),
      );
      return [...lengths.keys()].filter((term) => kept.has(term));
    },
  };

  function longestNameAt(words: readonly string[], at: number): number {
    for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length -= 1) {
      // In running text, “nine” is a number and not one of the nines.
      if (named(words.slice(at, at + length).join(' '))) return length;
    }
    return 0;
  }
}

const LONGEST_NAME = 6;

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:a|an|the) /, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
