import Fuse from 'fuse.js';
import { createPostingsBuilder, type Postings, postingsOf } from '../index/postings.ts';
import { editDistance } from './edit-distance.ts';
import { type Word, wordFrom } from './words.ts';

export interface Correction {
  typed: string;
  readAs: string;
}

export interface Speller {
  /** The words with those corrected that nobody knows, at most `MAX_LOOK_UPS` of them. */
  correct(words: readonly Word[]): { words: Word[]; corrections: Correction[] };
}

/** A look-up takes a good part of a millisecond; a text with more unknown words is no misspelled question. */
export const MAX_LOOK_UPS = 12;

/** Fuse compares the words that share most pairs of letters with the unknown one, not the whole lexicon. */
const MAX_COMPARED = 60;

/** Fuse only finds the words that are near; the edit distance decides. */
const FUSE_THRESHOLD = 0.7;

/** What a word adds to the stem of a known one without being a misspelling: "deploys", "alerting". */
const INFLECTION = /^(?:s|es|d|ed|ing|ings|ly|er|ers|r|rs|y|ies|e|i|al|ment|ments|ness|able)?$/;

/** Known words, ready to be compared with misspelled ones: plain data that can be saved. */
export interface SpellingIndex {
  /** Known words in plain form, and how often the cards use each. */
  lexicon: Map<string, number>;
  stems: Set<string>;
  /** Those that a misspelled word may have meant: of at least four letters. */
  words: string[];
  /** A number for each length and pair of letters of a word. */
  pairs: Map<string, number>;
  /** The words with that length and pair, as indices of `words`. */
  holders: Postings;
}

export function createSpellingIndex(lexicon: Map<string, number>): SpellingIndex {
  const words = [...lexicon.keys()].filter((word) => /^\p{L}{4,}$/u.test(word));
  const stems = new Set([...lexicon.keys()].map((word) => wordFrom(word).stem));
  const pairs = new Map<string, number>();
  const holders = createPostingsBuilder();
  words.forEach((word, at) => {
    for (const pair of pairsOf(word)) {
      const key = `${word.length}${pair}`;
      const number = pairs.get(key) ?? pairs.size;
      pairs.set(key, number);
      holders.add(number, at);
    }
  });
  return { lexicon, stems, words, pairs, holders: holders.finish() };
}

/** The words that misspelled ones are read as. */
export interface Lexicon {
  /** How often a word in plain form is used; undefined for one that is unknown. */
  uses(plain: string): number | undefined;
  /** Whether a known word has this stem. */
  hasStem(stem: string): boolean;
  /** Known words that may be within so many changes, among them all that are. */
  like(typed: string, allowed: number): Iterable<string>;
}

/**
 * Reads misspelled words as words of the lexicon.
 * @param isEnglish knows other words that are spelled correctly: misspelled words are not read as these, but they
 *   must not become others ("radio" is no "ratio")
 */
export function createSpeller(
  { lexicon, stems, words, pairs, holders }: SpellingIndex,
  isEnglish: (plain: string) => boolean = () => false,
): Speller {
  const shared = new Uint8Array(words.length);
  const fuse = new Fuse(
    words,
    { threshold: FUSE_THRESHOLD, distance: 40, isCaseSensitive: true },
    Fuse.parseIndex<string>({ keys: [], records: [] }),
  );
  const index = fuse.getIndex();

  /** The words of about the same length that share most pairs of letters with the typed one. */
  const wordsLike = (typed: string, allowed: number): number[] => {
    const touched: number[] = [];
    for (const pair of pairsOf(typed)) {
      for (let length = typed.length - allowed; length <= typed.length + allowed; length += 1) {
        const number = pairs.get(`${length}${pair}`);
        if (number === undefined) continue;
        for (const at of postingsOf(holders, number)) {
          if (shared[at] === 0) touched.push(at);
          shared[at] = (shared[at] ?? 0) + 1;
        }
      }
    }
    // One change spoils at most three pairs.
    const most = touched.reduce((highest, at) => Math.max(highest, shared[at] ?? 0), 0);
    const near = touched
      .filter((at) => (shared[at] ?? 0) >= most - 6)
      .toSorted((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0))
      .slice(0, MAX_COMPARED);
    for (const at of touched) shared[at] = 0;
    return near;
  };

  return spellerOver(
    {
      uses: (plain) => lexicon.get(plain),
      hasStem: (one) => stems.has(one),
      like(typed, allowed) {
        index.setIndexRecords(wordsLike(typed, allowed).map((at) => ({ i: at, v: words[at] ?? '', n: 1 })));
        try {
          return fuse.search(typed).map(({ item }) => item);
        } finally {
          index.setIndexRecords([]);
        }
      },
    },
    isEnglish,
  );
}

/** The same over a lexicon that may change at any time. */
export function spellerOver(lexicon: Lexicon, isEnglish: (plain: string) => boolean = () => false): Speller {
  const isKnown = (word: Word) =>
    lexicon.uses(word.plain) !== undefined ||
    isEnglish(word.plain) ||
    (lexicon.hasStem(word.stem) && isInflection(word));

  const nearest = (typed: string): { word: string; distance: number } | undefined => {
    const allowed = allowedChanges(typed);
    let found: { word: string; distance: number; rating: number } | undefined;
    for (const item of lexicon.like(typed, allowed)) {
      const distance = editDistance(typed, item, allowed);
      if (distance > allowed || !isLikely(typed, item, distance)) continue;
      const rating = rate(typed, item, distance, lexicon.uses(item) ?? 0);
      if (!found || rating < found.rating) found = { word: item, distance, rating };
    }
    return found;
  };

  /** Reads two words that were typed without the space between them. */
  const split = (typed: string): string[] | undefined => {
    let found: { parts: string[]; count: number } | undefined;
    for (let at = 3; at <= typed.length - 3; at += 1) {
      const parts = [typed.slice(0, at), typed.slice(at)];
      const count = Math.min(...parts.map((part) => lexicon.uses(part) ?? 0));
      if (count > 0 && (!found || count > found.count)) found = { parts, count };
    }
    return found?.parts;
  };

  return {
    correct(typed) {
      const corrections: Correction[] = [];
      let lookUps = 0;
      const read = typed.flatMap((word): Word[] => {
        if (word.stop || isKnown(word) || !/^\p{L}{4,}$/u.test(word.plain)) return [word];
        if (word.parts.length > 1 && word.parts.some((part) => lexicon.uses(part) !== undefined)) {
          return word.parts.map((part) => wordFrom(part, word));
        }
        if (lookUps >= MAX_LOOK_UPS) return [word];
        lookUps += 1;
        const near = nearest(word.plain);
        const readAs =
          near && near.distance <= 1 ? [near.word] : (split(word.plain) ?? (near && [near.word]));
        if (!readAs) return [word];
        corrections.push({ typed: word.typed, readAs: readAs.join(' ') });
        return readAs.map((part) => wordFrom(part, word));
      });
      return { words: read, corrections };
    },
  };
}

/** Short words too easily differ by one letter ("bike", "like"). */
function allowedChanges(typed: string): number {
  return typed.length < 7 ? 1 : 2;
}

/** A real word that no card uses must not become another: "projector" is no "project", "rent" is no "recent". */
function isLikely(typed: string, other: string, distance: number): boolean {
  const sameStart = typed[0] === other[0];
  if (typed.length < 5) {
    // With four letters, only a swap or a letter left out inside: "bais", "bult".
    const swapped =
      typed.length === other.length && [...typed].toSorted().join() === [...other].toSorted().join();
    return sameStart && (swapped || (other.length > typed.length && other.at(-1) === typed.at(-1)));
  }
  if (distance > 1) {
    // Two changes at the very end make another ending, hence another word; in a short word people only mix up vowels.
    const otherEnding = other.startsWith(typed.slice(0, -2)) || typed.startsWith(other.slice(0, -2));
    return sameStart && !otherEnding && (typed.length > 7 || consonantsOf(typed) === consonantsOf(other));
  }
  return sameStart || typed.length >= 6;
}

/**
 * Lower is likelier: few changes, the same first letter, only a doubled letter different, a word that the cards use.
 */
function rate(typed: string, other: string, distance: number, uses: number): number {
  const doubled = undoubled(typed) === undoubled(other) ? 0.5 : 0;
  return distance - doubled + (typed[0] === other[0] ? 0 : 0.5) - Math.min(0.4, Math.log10(1 + uses) / 6);
}

function consonantsOf(word: string): string {
  return word.replace(/[aeiouy]/g, '');
}

function undoubled(word: string): string {
  return word.replace(/(.)\1/gu, '$1');
}

function isInflection(word: Word): boolean {
  let same = 0;
  while (same < word.stem.length && word.stem[same] === word.plain[same]) same += 1;
  const ending = word.plain.slice(same);
  // A stem ending in -i comes from a word ending in -y, which has no such plural: "bais" is no "bays".
  return INFLECTION.test(ending) && !(ending === 's' && word.stem.endsWith('i'));
}

/** Pairs of letters that are neighbors or have one letter between them, so that a swap leaves most of them. */
function pairsOf(word: string): Set<string> {
  const pairs = new Set([`^${word[0]}`]);
  for (let at = 0; at < word.length; at += 1) {
    for (const next of [word[at + 1], word[at + 2]]) if (next) pairs.add(`${word[at]}${next}`);
  }
  return pairs;
}
