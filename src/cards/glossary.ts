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
  const find = (asked: string) => {
    const key = keyOf(asked);
    return (
      byName.get(key) ??
      byName.get(key.replace(/(?<=.{3})s$/, '')) ??
      (key.length < SHORTEST_WITH_PLURAL ? undefined : byName.get(`${key}s`))
    );
  };
  return {
    terms,
    find,
  };
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:a|an|the) /, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
