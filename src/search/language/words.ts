import { toAmerican } from './american-spelling.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** A word of a text, ready to be compared. */
export interface Word {
  /** As typed, to be shown to people. */
  typed: string;
  /** Lower case, American spelling, no accents, no apostrophes. */
  plain: string;
  stem: string;
  /** Says nothing about the subject ("the", "please"). */
  stop: boolean;
  /** The number of its sentence, from 0. */
  sentence: number;
  /** Its parts if it was typed as one word in camel case: "rootCause" gives ["root", "cause"]. */
  parts: string[];
}

/** A text with more words is a log, a table or hostile, not a question; the rest is ignored. */
export const MAX_WORDS = 250;

/** Longer "words" are keys, hashes or noise. */
const MAX_WORD_LENGTH = 32;

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?|[.!?…\n]+/gu;

/** The stems of the words of a cleaned text that say something, each once. */
export function tellingStems(text: string): Set<string> {
  return new Set(wordsOf(text).flatMap(({ stop, stem: of }) => (stop ? [] : [of])));
}

/**
 * Splits a cleaned text into words. Hyphens, slashes and dots separate words ("ci/cd" is two); camelCase stays one word
 * that knows its parts. Reads at most `MAX_WORDS` words.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let end = -1;
  for (const match of text.replace(/(\d),(?=\d{3}\b)/g, '$1').matchAll(TOKEN)) {
    const typed = match[0];
    if (/^[.!?…\n]/.test(typed)) {
      // A dot inside a word ("node.js", "v1.2") does not end a sentence.
      const next = text[match.index + typed.length];
      if (words.length > 0 && (next === undefined || /\s/.test(next) || typed.includes('\n'))) sentence += 1;
      continue;
    }
    if (typed.length > MAX_WORD_LENGTH) continue;
    const word = wordOf(typed, sentence);
    if (word.plain === '') continue;
    words.push(word);
    end = match.index;
    if (words.length >= MAX_WORDS) break;
  }
  return end < 0 ? [] : words;
}

/** What is known about each word typed so far: most words of a text have occurred before. */
const seen = new Map<string, Omit<Word, 'sentence'>>();

/** Questions keep bringing new words, and the memory must not grow with them. */
const MOST_REMEMBERED = 50_000;
/** Anything longer is no word that comes again, in characters. */
const LONGEST_REMEMBERED = 40;

function wordOf(typed: string, sentence: number): Word {
  let word = seen.get(typed);
  if (!word) {
    const plain = plainForm(typed);
    word = { typed, plain, stem: stem(plain), stop: isStopWord(plain), parts: camelParts(typed) };
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    if (typed.length <= LONGEST_REMEMBERED) seen.set(typed, word);
  }
  // Written out because a spread takes several times as long, and this runs for every word of every card.
  return { typed, plain: word.plain, stem: word.stem, stop: word.stop, sentence, parts: word.parts };
}

/** A word from its plain form. In a text it replaces `instead`. */
export function wordFrom(plain: string, instead?: Word): Word {
  return {
    typed: instead?.typed ?? plain,
    plain,
    stem: stem(plain),
    stop: isStopWord(plain),
    sentence: instead?.sentence ?? 0,
    parts: [],
  };
}

/** Lower case, no accents, American spelling; "don't" becomes "dont", "team's" becomes "team". */
export function plainForm(typed: string): string {
  const lower = typed
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]+/g, '')
    .normalize('NFC')
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '')
    // "sooooo" and "plssss": no English word has three of the same letter in a row.
    .replace(/(\p{L})\1{2,}/gu, '$1$1');
  const thousands = /^(\d{2,3})k$/.exec(lower);
  return thousands?.[1] ? `${thousands[1]}000` : toAmerican(lower);
}

function camelParts(typed: string): string[] {
  if (!/\p{Ll}\p{Lu}/u.test(typed)) return [];
  return typed.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u).map(plainForm);
}
