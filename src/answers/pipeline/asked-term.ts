import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import { cleanText } from '../../search/language/clean-text.ts';
import { isCommonWord } from '../../search/language/common-words.ts';
import { editDistance } from '../../search/language/edit-distance.ts';
import {
  ASKS_ABOUT_OTHER,
  ASKS_BACK,
  ASKS_FOR,
  ASKS_FOR_MORE,
  INTRODUCES,
  KNOWS,
  WANTS_A_WAY,
} from './meaning-patterns.ts';

/** A longer message is about something else. */
const MOST_WORDS = 45;
const LONGEST_TERM = 5;

const QUOTED = /(?<![\p{L}\p{N}])["“”'‘]([^"“”'‘’]{2,40})["”'’](?![\p{L}\p{N}])/u;

/** A name of a term in a text. */
interface Named {
  term: GlossaryTerm;
  /** Where it starts and ends. */
  from: number;
  to: number;
  /** Whether it is spelled as the glossary has it. */
  exact: boolean;
}

/** The term whose meaning a message asks for; undefined where it asks for something else, or for a term that the glossary lacks. */
export function askedTerm(text: string, glossary: Glossary): GlossaryTerm | undefined {
  const asked = cleanText(text)
    .replaceAll('’', "'")
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (asked.split(' ').length > MOST_WORDS || WANTS_A_WAY.test(asked)) return undefined;
  const named = namesIn(asked, glossary);
  const matches = ({ from, to }: Named, pattern: RegExp) =>
    pattern.test(`${asked.slice(0, from)}§${asked.slice(to)}`);
  const known = new Set(
    named.filter((one) => KNOWS.some((pattern) => matches(one, pattern))).map(({ term }) => term),
  );
  const unknown = named.filter(({ term }) => !known.has(term));
  const open = unknown.length > 0 ? unknown : named;
  const quoted = QUOTED.exec(text)?.[1];
  const termsInQuotes = namesIn(quoted ?? '', glossary).map(({ term }) => term);
  const inQuotes = open.filter(({ term }) => termsInQuotes.includes(term));
  const meant = inQuotes.length > 0 ? inQuotes : open;
  for (const pattern of ASKS_FOR) {
    const found = meant.find((one) => matches(one, pattern));
    if (found) return found.term;
  }
  const quotesOther = quoted !== undefined && inQuotes.length === 0;
  if (quotesOther || ASKS_FOR_MORE.test(asked) || ASKS_ABOUT_OTHER.test(asked)) return undefined;
  const cue = ASKS_BACK.map((pattern) => pattern.exec(asked)).find((match) => match !== null);
  return cue ? mostLikely(meant, asked, cue.index)?.term : undefined;
}

/** The term that “what is it” refers to: one that was introduced as a word, or the last one before. */
function mostLikely(named: readonly Named[], text: string, cueAt: number): Named | undefined {
  const worth = ({ from, to, exact }: Named) => {
    const name = text.slice(from, to);
    const isTechnical = name === name.toUpperCase() || name.includes(' ');
    return (
      (exact ? 4 : 0) +
      (INTRODUCES.test(text.slice(0, from)) ? 2 : 0) +
      (isTechnical ? 1 : 0) +
      (from < cueAt ? from / text.length : 0)
    );
  };
  return named.toSorted((a, b) => worth(b) - worth(a))[0];
}

/** The names in a text that do not lie in longer ones: exact ones before misspelled ones, longer ones first. */
function namesIn(text: string, glossary: Glossary): Named[] {
  const words = [...text.matchAll(/[\p{L}\p{N}+#]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  const found: Named[] = [];
  const isFree = (from: number, to: number) => found.every((one) => to <= one.from || from >= one.to);
  for (const exact of [true, false]) {
    for (let length = LONGEST_TERM; length > 0; length -= 1) {
      for (let at = 0; at + length <= words.length; at += 1) {
        const from = words[at]?.from ?? 0;
        const to = words[at + length - 1]?.to ?? 0;
        const name = text.slice(from, to);
        if (/[?!,;:()]|\. /.test(name) || !isFree(from, to)) continue;
        const term = exact ? glossary.find(name) : nearName(name, glossary);
        if (term) found.push({ term, from, to, exact });
      }
    }
  }
  return found;
}

/** Misspellings are looked for in names of this length or more, with one change, or two in the longer ones. */
const SHORTEST_MISSPELLED = 6;
const TWO_CHANGES_FROM = 10;

function nearName(name: string, { terms }: Glossary): GlossaryTerm | undefined {
  const typed = name.toLowerCase();
  if (typed.length < SHORTEST_MISSPELLED || isCommonWord(typed) || /\b[^ ]{1,3}\b/.test(typed))
    return undefined;
  const limit = typed.length >= TWO_CHANGES_FROM ? 2 : 1;
  return terms.find(({ term, names }) =>
    [term, ...names].some(
      (each) =>
        each.length >= SHORTEST_MISSPELLED &&
        each[0]?.toLowerCase() === typed[0] &&
        editDistance(typed, each.toLowerCase(), limit) <= limit,
    ),
  );
}
