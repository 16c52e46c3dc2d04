import Fuse from 'fuse.js';
import { editDistance } from './edit-distance.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { Word } from './words.ts';

export interface Correction {
  typed: string;
  readAs: string;
}

export interface Speller {
  /** The words with those corrected that nobody knows, at most `MAX_LOOK_UPS` of them. */
  correct(words: readonly Word[]): { words: Word[]; corrections: Correction[] };
}

/** A look-up costs up to a millisecond; a text with more unknown words is not a misspelt question. */
export const MAX_LOOK_UPS = 12;

/** Fuse looks at the words that share most pairs of letters with the unknown one. */
const MAX_COMPARED = 60;

/** Fuse's own measure is loose here on purpose: the edit distance decides. */
const FUSE_THRESHOLD = 0.45;

/**
 * Reads misspelt words as words of the lexicon.
 * @param lexicon plain words and how often they occur
 */
export function createSpeller(
  lexicon: ReadonlyMap<string, number>,
  isKnown: (word: Word) => boolean,
): Speller {
  const list = [...lexicon.keys()].filter((word) => word.length >= 4 && /^\p{L}+$/u.test(word));
  const byPair = new Map<string, number[]>();
  list.forEach((word, at) => {
    for (const pair of pairsOf(word)) {
      const holders = byPair.get(pair);
      if (holders) holders.push(at);
      else byPair.set(pair, [at]);
    }
  });
  const fuse = new Fuse(list, {
    threshold: FUSE_THRESHOLD,
    ignoreLocation: false,
    location: 0,
    distance: 40,
    includeScore: true,
    isCaseSensitive: true,
  });
  const fuseIndex = fuse.getIndex();
  const records = fuseIndex.records;

  const nearest = (word: string): string | undefined => {
    const allowed = allowedChanges(word);
    if (allowed === 0) return undefined;
    const shared = new Map<number, number>();
    for (const pair of pairsOf(word)) {
      for (const at of byPair.get(pair) ?? []) {
        const other = list[at] ?? '';
        if (Math.abs(other.length - word.length) <= allowed) shared.set(at, (shared.get(at) ?? 0) + 1);
      }
    }
    const compared = [...shared].toSorted((a, b) => b[1] - a[1]).slice(0, MAX_COMPARED);
    fuseIndex.setIndexRecords(compared.flatMap(([at]) => records[at] ?? []));
    let found: { word: string; rating: number } | undefined;
    try {
      for (const { item } of fuse.search(word)) {
        const distance = editDistance(word, item, allowed);
        if (distance > allowed) continue;
        const sameStart = item[0] === word[0];
        if (!sameStart && !(distance === 1 && word.length >= 6)) continue;
        const rating =
          distance + (sameStart ? 0 : 0.5) - Math.min(0.4, Math.log10(1 + (lexicon.get(item) ?? 0)) / 6);
        if (!found || rating < found.rating) found = { word: item, rating };
      }
    } finally {
      fuseIndex.setIndexRecords(records);
    }
    return found?.word;
  };

  /** Two words that were typed without the space between them. */
  const split = (word: string): [string, string] | undefined => {
    if (word.length < 7) return undefined;
    let found: { parts: [string, string]; count: number } | undefined;
    for (let at = 3; at <= word.length - 3; at += 1) {
      const parts: [string, string] = [word.slice(0, at), word.slice(at)];
      const count = Math.min(lexicon.get(parts[0]) ?? 0, lexicon.get(parts[1]) ?? 0);
      if (count > 0 && (!found || count > found.count)) found = { parts, count };
    }
    return found?.parts;
  };

  return {
    correct(words) {
      const corrections: Correction[] = [];
      let lookUps = 0;
      const read = words.flatMap((word): Word[] => {
        if (word.stop || isKnown(word) || !/^\p{L}{4,}$/u.test(word.plain)) return [word];
        if (word.parts.length > 1 && word.parts.some((part) => lexicon.has(part))) {
          return word.parts.map((part) => asWord(word, part));
        }
        if (lookUps >= MAX_LOOK_UPS) return [word];
        lookUps += 1;
        const near = nearest(word.plain);
        const parts = near && editDistance(near, word.plain, 2) <= 1 ? undefined : split(word.plain);
        const readAs = parts ?? (near ? [near] : undefined);
        if (!readAs) return [word];
        corrections.push({ typed: word.typed, readAs: readAs.join(' ') });
        return readAs.map((part) => asWord(word, part));
      });
      return { words: read, corrections };
    },
  };
}

function asWord(word: Word, plain: string): Word {
  return { ...word, plain, stem: stem(plain), stop: isStopWord(plain), parts: [] };
}

/** Short words differ by one letter too easily ("bike", "like"). */
function allowedChanges(word: string): number {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}

function pairsOf(word: string): Set<string> {
  const padded = `^${word}`;
  const pairs = new Set<string>();
  for (let at = 0; at < padded.length - 1; at += 1) pairs.add(padded.slice(at, at + 2));
  return pairs;
}
