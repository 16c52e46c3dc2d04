import type { Glossary, GlossaryTerm } from '../../cards/glossary.ts';
import { cleanText } from '../../search/language/clean-text.ts';
import { isCommonWord } from '../../search/language/common-words.ts';
import { editDistance, lettersOf, mayBeNear } from '../../search/language/edit-distance.ts';

const LONGEST_TERM = 5;
/** Stands for a term. */
const MARK = '§';

/** A name of a term in a text. */
export interface NamedTerm {
  term: GlossaryTerm;
  /** Where it starts and ends. */
  from: number;
  to: number;
  /** Whether it is spelled as the glossary has it. */
  exact: boolean;
}

/** “S.L.O.”, but not “e.g.” or “a.m.” */
const DOTTED = /(?<![\p{L}\p{N}.])(?!(?:e\.g|i\.e|a\.m|p\.m)\b)(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/giu;

/** A message in one line, without what only marks it up, and abbreviations without dots. */
export function inOneLine(text: string): string {
  return cleanText(text)
    .replace(DOTTED, (letters) => letters.replaceAll('.', ''))
    .replaceAll('’', "'")
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text with a mark in place of each name: how it asks, without what it asks about. */
export function withMarks(text: string, named: readonly Pick<NamedTerm, 'from' | 'to'>[]): string {
  const inOrder = named.toSorted((a, b) => a.from - b.from);
  const before = inOrder.map(({ from }, at) => text.slice(inOrder[at - 1]?.to ?? 0, from));
  return [...before, text.slice(inOrder.at(-1)?.to ?? 0)].join(MARK);
}

/** The names in a text that do not lie in longer ones: longer ones first, and of one length exact ones before misspelled ones. */
export function termsIn(text: string, glossary: Glossary): NamedTerm[] {
  const words = wordsOf(text);
  const found: NamedTerm[] = [];
  const isFree = (from: number, to: number) => found.every((one) => to <= one.from || from >= one.to);
  const look = (length: number, exact: boolean) => {
    for (let at = 0; at + length <= words.length; at += 1) {
      const from = words[at]?.from ?? 0;
      const to = words[at + length - 1]?.to ?? 0;
      const name = text.slice(from, to);
      if (/[?!,;:()]|\. /.test(name) || !isFree(from, to)) continue;
      const term = exact ? exactName(name, glossary) : nearName(name, glossary);
      if (term) found.push({ term, from, to, exact });
    }
  };
  // “promt caching” is a misspelled name of two words rather than a right one of one.
  for (let length = LONGEST_TERM; length > 1; length -= 1) {
    look(length, true);
    look(length, false);
  }
  look(1, true);
  look(1, false);
  return found;
}

/** Nothing but marks, and what may stand between two names of one thing: “/”, “=”, brackets, “or”. */
const ONLY_NAMES = new RegExp(`^\\W*${MARK}(?:(?:\\W|\\b(?:aka|or)\\b)*${MARK})+\\W*$`, 'iu');

/** The term that a text only names, by several of its names: “k8s / kubernetes?” */
export function namedTwice(text: string, glossary: Glossary): GlossaryTerm | undefined {
  const named = termsIn(text, glossary);
  const [first] = named;
  const isOne = first && named.every(({ term }) => term === first.term);
  return isOne && ONLY_NAMES.test(withMarks(text, named)) ? first.term : undefined;
}

/** The terms of which a text has only the first word: “the Westrum thing”, “RED vs USE”. */
export function halfNamed(text: string, glossary: Glossary): NamedTerm[] {
  const terms = byFirstWord(glossary);
  return wordsOf(text).flatMap(({ from, to }) => {
    const word = text.slice(from, to);
    const term = terms.get(word) ?? terms.get(word.toLowerCase());
    return term ? [{ term, from, to, exact: false }] : [];
  });
}

function wordsOf(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}+#]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
}

/** A first word this short may be anything, unless it is written in capitals. */
const SHORTEST_FIRST_WORD = 5;
const CAPITALS = /^\p{Lu}{3,}$/u;
const FIRST_WORDS = new WeakMap<Glossary, Map<string, GlossaryTerm>>();

/** The terms whose name begins with a word that says it all: “Westrum” is “Westrum culture”, and “golden” may be many things. */
function byFirstWord(glossary: Glossary): Map<string, GlossaryTerm> {
  const known = FIRST_WORDS.get(glossary);
  if (known) return known;
  const terms = new Map<string, Set<GlossaryTerm>>();
  for (const term of glossary.terms) {
    for (const name of [term.term, ...term.names]) {
      const [first = '', ...more] = name.split(' ');
      const word = CAPITALS.test(first) ? first : first.toLowerCase();
      const saysLittle =
        word !== first.toUpperCase() && (word.length < SHORTEST_FIRST_WORD || isCommonWord(word));
      if (more.length === 1 && !saysLittle) terms.set(word, (terms.get(word) ?? new Set()).add(term));
    }
  }
  const made = new Map(
    [...terms].flatMap(([first, [term, ...others]]) =>
      term && others.length === 0 ? [[first, term] as const] : [],
    ),
  );
  FIRST_WORDS.set(glossary, made);
  return made;
}

/** “ETL vs ELT” names two terms, even where it is a name of one of them. */
const TWO_NAMES = /^(.+?) (?:vs\.?|versus|and|or) (.+)$/iu;

function exactName(name: string, glossary: Glossary): GlossaryTerm | undefined {
  const term = glossary.find(name);
  const [, one = '', other = ''] = (term && TWO_NAMES.exec(name)) ?? [];
  const apart = [glossary.find(one), glossary.find(other)];
  return apart[0] && apart[1] && apart[0] !== apart[1] ? undefined : term;
}

/** Misspellings are looked for in names of this length or more, with one change, or two in the longer ones. */
const SHORTEST_MISSPELLED = 6;
const TWO_CHANGES_FROM = 10;

/** Words this short have too many neighbors to be misspelled ones. */
const SHORTEST_WORD = 4;

function nearName(name: string, glossary: Glossary): GlossaryTerm | undefined {
  const typed = name.toLowerCase();
  if (typed.length < SHORTEST_MISSPELLED || isCommonWord(typed)) return undefined;
  const words = typed.split(' ');
  const asSpelled = words.filter((word) => word.length < SHORTEST_WORD || isCommonWord(word));
  if (asSpelled.length === words.length) return undefined;
  if (asSpelled.length > 0 && typed.length < TWO_CHANGES_FROM) return undefined;
  const limit = typed.length >= TWO_CHANGES_FROM ? 2 : 1;
  const letters = lettersOf(typed);
  let nearest: { term: GlossaryTerm; distance: number } | undefined;
  for (const { name: each, letters: others, term } of namesLike(typed, limit, glossary)) {
    if (!mayBeNear(letters, others, limit)) continue;
    const distance = editDistance(typed, each, Math.min(limit, (nearest?.distance ?? limit + 1) - 1));
    if (distance > limit || distance >= (nearest?.distance ?? limit + 1)) continue;
    const spelled = each.split(' ');
    if (asSpelled.every((word) => spelled.includes(word))) nearest = { term, distance };
  }
  return nearest?.term;
}

interface LongName {
  name: string;
  letters: number;
  term: GlossaryTerm;
}

/** The names that may be misspelled, by their first letter. */
const INITIALS = new WeakMap<Glossary, Map<string, LongName[]>>();
/** Of those, the ones of a length that few changes lead to, for each initial, length and number of changes. */
const NEAR = new WeakMap<Glossary, Map<string, readonly LongName[]>>();

/** The names that a text may misspell. Comparing every word with all names would take too long. */
function namesLike(typed: string, limit: number, glossary: Glossary): readonly LongName[] {
  const near = NEAR.get(glossary) ?? new Map<string, readonly LongName[]>();
  NEAR.set(glossary, near);
  const initial = typed[0] ?? '';
  const all = namesByInitial(glossary).get(initial) ?? [];
  if (all.length === 0) return all;
  const key = `${initial}${typed.length} ${limit}`;
  const known = near.get(key);
  if (known) return known;
  const made = all.filter(({ name }) => Math.abs(name.length - typed.length) <= limit);
  near.set(key, made);
  return made;
}

function namesByInitial(glossary: Glossary): Map<string, LongName[]> {
  const known = INITIALS.get(glossary);
  if (known) return known;
  const names = glossary.terms.flatMap((term) =>
    [term.term, ...term.names].map((each) => {
      const name = each.toLowerCase();
      return { name, letters: lettersOf(name), term };
    }),
  );
  const made = Map.groupBy(
    names.filter(({ name }) => name.length >= SHORTEST_MISSPELLED),
    ({ name }) => name[0] ?? '',
  );
  INITIALS.set(glossary, made);
  return made;
}
