import { isCodeWord } from '../language/code-words.ts';
import { commonWords } from '../language/common-words.ts';
import { lettersOf, mayBeNear } from '../language/edit-distance.ts';
import { type Speller, spellerOver } from '../language/spelling.ts';
import { stopWords } from '../language/stop-words.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { WordVectors } from '../language/word-vectors.ts';
import { wordFrom, wordsOf } from '../language/words.ts';
import type { Dictionary } from './dictionary.ts';

/** Words of one length that begin with the same letter, and which letters each has. */
interface Bucket {
  words: string[];
  letters: number[];
}

/** Reads misspelled words of questions as words of pages, or of the vocabulary. */
export interface PageSpelling {
  /** @param sectionsWith how many of the sections that may be found have a token */
  speller(sectionsWith: (token: number) => number): Speller;
  /** Takes in the new words of the dictionary, which the next question would do otherwise. Yields between pieces. */
  learn(): Generator<undefined>;
}

/** After so many words others may have their turn. */
const PIECE = 2_000;

/** New words of the dictionary become known at the next question. */
export function createPageSpelling(
  dictionary: Dictionary,
  vocabulary: Vocabulary,
  vectors: WordVectors,
): PageSpelling {
  /** By length, then by first letter. */
  const buckets: Map<string, Bucket>[] = [];
  const always = new Set<string>();
  const stems = new Set<string>();
  let read = 0;

  const add = (word: string) => {
    if (!/^\p{L}{4,}$/u.test(word)) return;
    buckets[word.length] ??= new Map();
    const bucket = buckets[word.length]?.getOrInsertComputed(word[0] ?? '', () => ({
      words: [],
      letters: [],
    }));
    bucket?.words.push(word);
    bucket?.letters.push(lettersOf(word));
  };
  for (const word of vocabularyWords(vocabulary)) {
    if (always.has(word)) continue;
    always.add(word);
    stems.add(wordFrom(word).stem);
    add(word);
  }

  const takeNewWords = (most = Number.POSITIVE_INFINITY) => {
    const { plainWords } = dictionary;
    const until = Math.min(plainWords.length, read + most);
    for (; read < until; read += 1) {
      const word = plainWords[read] ?? '';
      if (!always.has(word)) add(word);
    }
  };

  return {
    *learn() {
      while (read < dictionary.plainWords.length) {
        takeNewWords(PIECE);
        yield;
      }
    },
    speller(sectionsWith) {
      takeNewWords();
      const uses = (plain: string) => {
        const token = dictionary.tokenOfPlain(plain);
        const count = token === undefined ? 0 : sectionsWith(token);
        return count > 0 || always.has(plain) ? count : undefined;
      };
      return spellerOver(
        {
          uses,
          hasStem(stem) {
            const token = dictionary.tokenOf(stem);
            return (token !== undefined && sectionsWith(token) > 0) || stems.has(stem);
          },
          *like(typed, allowed) {
            const letters = lettersOf(typed);
            for (let length = typed.length - allowed; length <= typed.length + allowed; length += 1) {
              for (const [first, bucket] of buckets[length] ?? []) {
                const isSame = first === typed[0];
                // Of two changes none is at the start, nor is one where the second letter differs, too.
                if (!isSame && allowed > 1) continue;
                for (let at = 0; at < bucket.words.length; at += 1) {
                  if (!mayBeNear(letters, bucket.letters[at] ?? 0, allowed)) continue;
                  const word = bucket.words[at] ?? '';
                  if ((isSame || word[1] === typed[1]) && uses(word) !== undefined) yield word;
                }
              }
            }
          },
        },
        (plain) => vectors.has(plain) || isCodeWord(plain),
      );
    },
  };
}

function* vocabularyWords({ concepts, plain, elsewhere, kinds }: Vocabulary): Generator<string> {
  for (const { name, terms } of [...concepts, ...plain, ...elsewhere, ...kinds]) {
    for (const text of [name, ...terms]) for (const word of wordsOf(text)) yield word.plain;
  }
  yield* stopWords();
  yield* commonWords();
}
