import { readFile } from 'node:fs/promises';
import { isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../../cards/problem.ts';
import { readYaml } from '../../cards/yaml-problems.ts';
import { type Concept, contentWords, termKey } from './concepts.ts';
import { wordsOf } from './words.ts';

export interface Vocabulary {
  /** What the cards are about. */
  concepts: Concept[];
  /**
   * Everyday synonyms ("refuse", "turn down"): they link words, but don't show that a question is about the cards'
   * field.
   */
  plain: Concept[];
  /** What people ask a bot although no card answers it: food, travel, the office, programming puzzles. */
  elsewhere: Concept[];
  /** How people ask for a kind of card without naming it ("do I need to know"); a group's name is the kind's id. */
  kinds: Concept[];
}

export const EMPTY_VOCABULARY: Vocabulary = { concepts: [], plain: [], elsewhere: [], kinds: [] };

export type ParsedVocabulary = { ok: true; vocabulary: Vocabulary } | { ok: false; problems: Problem[] };

const term = z.string().trim().min(2, 'is too short for a term').max(60, 'is too long for a term');
const concept = z.strictObject({
  name: term,
  terms: z.array(term).min(1, 'has no term beside the name: a group of one links nothing'),
});

/** The format of `vocabulary.yaml`, version 1. */
const vocabularySchema = z.strictObject({
  format: z.literal(1),
  concepts: z.array(concept).min(1, 'has no entry'),
  plain: z.array(concept).default([]),
  elsewhere: z.array(concept).default([]),
  kinds: z.array(concept).default([]),
});

/**
 * Reads the text of a `vocabulary.yaml` and reports every fault with its line: first YAML and format, then terms
 * without a word and terms that occur twice. Terms are compared by their stems: "pay raise" and "pay raises" are the
 * same term.
 * @param path what messages call the file
 */
export function parseVocabulary(text: string, path: string): ParsedVocabulary {
  const read = readYaml(text, vocabularySchema, path);
  if (!read.ok) return read;
  const problems = doubledTerms(text, path);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, vocabulary: read.value };
}

/** Reads the file at `path`; a missing file is a problem like any other. */
export async function loadVocabulary(path: string, shownAs = path): Promise<ParsedVocabulary> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const problem: Problem = {
      path: shownAs,
      line: 1,
      severity: 'error',
      what: `the file can't be read (${code}).`,
      fix: 'Check that it exists and that its permissions let you read it.',
    };
    return { ok: false, problems: [problem] };
  }
  return parseVocabulary(text, shownAs);
}

/** A phrase of which only one word counts, or a single stop word, would match everywhere. */
function isTooPlain(value: string): boolean {
  const words = wordsOf(value);
  const content = contentWords(words);
  return content.length === 1 && (words.length > 1 || content.some((word) => word.stop));
}

function doubledTerms(text: string, path: string): Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  let seen = new Map<string, { value: string; line: number }>();
  const problems: Problem[] = [];
  const check = (node: unknown) => {
    if (!isScalar(node) || typeof node.value !== 'string') return;
    const line = lines.linePos(node.range?.[0] ?? 0).line;
    const key = termKey(node.value);
    const earlier = seen.get(key);
    if (key === '') {
      problems.push({
        path,
        line,
        severity: 'error',
        what: `"${node.value}" holds no word that can be found.`,
        fix: 'Remove it, or write it in letters.',
      });
    } else if (isTooPlain(node.value)) {
      problems.push({
        path,
        line,
        severity: 'error',
        what: `"${node.value}" comes down to "${key}", which any text may have.`,
        fix: 'Write the words that tell it apart.',
      });
    } else if (earlier) {
      problems.push({
        path,
        line,
        severity: 'error',
        what: `"${node.value}" is already there as "${earlier.value}" in line ${earlier.line}.`,
        fix: 'Keep it in the group that it fits best: endings and British spelling are covered by one form.',
      });
    } else {
      seen.set(key, { value: node.value, line });
    }
  };
  for (const section of ['concepts', 'plain', 'elsewhere', 'kinds']) {
    // A way of asking for a kind may also be a term of a concept.
    if (section === 'kinds') seen = new Map();
    const count = sizeOf(document.getIn([section]));
    for (let index = 0; index < count; index += 1) {
      check(document.getIn([section, index, 'name'], true));
      const terms = sizeOf(document.getIn([section, index, 'terms']));
      for (let at = 0; at < terms; at += 1) check(document.getIn([section, index, 'terms', at], true));
    }
  }
  return problems.toSorted((a, b) => a.line - b.line);
}

function sizeOf(node: unknown): number {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
    ? node.items.length
    : 0;
}
