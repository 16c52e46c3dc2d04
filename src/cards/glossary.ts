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
   * The term that a text is about: the longest name in it, the first one of equals.
   * @param beside how many other words that say something the text may have at most
   */
  findIn(text: string, beside: number): GlossaryTerm | undefined;
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

/** Makes terms findable. A later one of the same name, such as a team's own, counts instead of an earlier one. */
export function createGlossary(terms: readonly GlossaryTerm[]): Glossary {
  const byName = new Map<string, GlossaryTerm>();
  for (const term of terms) for (const each of [term.term, ...term.names]) byName.set(keyOf(each), term);
  const find = (asked: string) => {
    const key = keyOf(asked);
    return byName.get(key) ?? byName.get(key.replace(/s$/, '')) ?? byName.get(`${key}s`);
  };
  return {
    terms,
    find,
    findIn(text, beside) {
      const words = keyOf(text).split(' ').slice(0, MOST_WORDS);
      for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
        for (let at = 0; at + length <= words.length; at += 1) {
          const named = words.slice(at, at + length);
          if (length === 1 && SAYS_NOTHING.test(named[0] ?? '')) continue;
          const term = find(named.join(' '));
          if (!term) continue;
          const others = [...words.slice(0, at), ...words.slice(at + length)];
          // The other half of a comparison is no other subject.
          const left = others.filter((word) => !SAYS_NOTHING.test(word) && !find(word));
          return left.length <= beside ? term : undefined;
        }
      }
      return undefined;
    },
  };
}

const LONGEST_NAME = 6;
const MOST_WORDS = 40;

/** Words around a term in a question for its meaning. */
const SAYS_NOTHING =
  /^(?:a|an|the|is|are|was|be|it|its|that|this|these|those|what|whats|s|wtf|wth|hell|heck|does|do|did|mean|means|meaning|stand|stands|for|of|to|in|on|and|or|vs|versus|between|difference|differ|explain|define|defined|definition|please|pls|plz|me|you|i|they|people|someone|somebody|anyone|everyone|no|one|can|could|would|tell|say|says|said|exactly|again|even|anyway|like|just|so|ok|hey|hi|um|uh|sorry|thing|things|stuff|term|word|words|sentence|simple|plain|english|called|call|real|never|heard|idea|clue|when|how|not|with|at|all|by|as|from|got|ones|there|here|now|context|actually|really|quick|stupid|dumb|question|short|guidepost|bot|want|wants|also|same|thanks)$/;

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:a|an|the) /, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
