import { stem } from '../language/stem.ts';
import { isStopWord } from '../language/stop-words.ts';
import type { Word } from '../language/words.ts';

/** Every stem and plain word of the pages, with its number. The first numbers are those of the vocabulary's concepts. */
export interface Dictionary {
  /** How many numbers are taken. */
  readonly size: number;
  /** The number of a word's stem; a new one if need be. */
  tokenFor(word: Word): number;
  /** The same for a part of an English word, in plain form. */
  tokenForPart(plain: string): number;
  /** The number of a stem; undefined if no page ever had it. */
  tokenOf(stem: string): number | undefined;
  /** A plain word with this stem: the first one that was read. */
  plainOf(token: number): string | undefined;
  /** The number of the stem of a plain word that some page had. */
  tokenOfPlain(plain: string): number | undefined;
  /** All plain words, in the order in which they were first read; more may follow. */
  readonly plainWords: readonly string[];
  /** How many concepts there are: smaller numbers than this are theirs. */
  readonly concepts: number;
  /** Whether a token is the stem of a word that says nothing in English. */
  isStop(token: number): boolean;
  save(): SavedDictionary;
}

/** A dictionary as plain data. */
export interface SavedDictionary {
  concepts: number;
  stems: string[];
  plain: string[];
  /** The number of each plain word's stem. */
  tokens: Uint32Array;
}

/** @param concepts how many concepts the vocabulary has */
export function createDictionary(concepts: number, saved?: SavedDictionary): Dictionary {
  const tokens = new Map<string, number>();
  const ofPlain = new Map<string, number>();
  const firstPlain: string[] = [];
  const plainWords: string[] = [];
  let size = concepts;
  const numberOf = (key: string) => {
    let token = tokens.get(key);
    if (token === undefined) {
      token = size;
      size += 1;
      tokens.set(key, token);
    }
    return token;
  };
  const take = (plain: string, token: number) => {
    ofPlain.set(plain, token);
    plainWords.push(plain);
    firstPlain[token - concepts] ??= plain;
  };
  for (const one of saved?.stems ?? []) numberOf(one);
  for (const [at, plain] of (saved?.plain ?? []).entries()) take(plain, saved?.tokens[at] ?? 0);

  return {
    get size() {
      return size;
    },
    concepts,
    plainWords,
    tokenFor(word) {
      const token = numberOf(word.stem);
      if (!ofPlain.has(word.plain)) take(word.plain, token);
      return token;
    },
    tokenForPart(plain) {
      const token = numberOf(stem(plain));
      if (!ofPlain.has(plain)) take(plain, token);
      return token;
    },
    tokenOf: (key) => tokens.get(key),
    plainOf: (token) => firstPlain[token - concepts],
    tokenOfPlain: (plain) => ofPlain.get(plain),
    isStop: (token) => {
      const plain = firstPlain[token - concepts];
      return plain !== undefined && isStopWord(plain);
    },
    save: () => ({
      concepts,
      stems: [...tokens.keys()],
      plain: [...plainWords],
      tokens: Uint32Array.from(ofPlain.values()),
    }),
  };
}
