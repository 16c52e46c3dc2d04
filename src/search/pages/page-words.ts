import { type Word, wordsOf } from '../language/words.ts';
import { spacedOut, wordIn } from './languages.ts';

/** A sentence ends here, or a line does. */
const BETWEEN_SENTENCES = /(?<=[.!?…])\s+|\n+|(?<=[。！？])/u;
/** Longer "sentences" are code, logs or tables and are read piece by piece, in characters. */
const MOST_CHARACTERS = 1_200;

/**
 * The sentences of a text as words of its language. A phrase never goes on from one sentence to the next.
 * @param language a BCP 47 tag without a region
 */
export function sentencesOf(text: string, language: string): Word[][] {
  return spacedOut(text)
    .split(BETWEEN_SENTENCES)
    .flatMap(inPieces)
    .map((sentence) => wordsIn(sentence, language))
    .filter((words) => words.length > 0);
}

/** The words of a short text, as words of its language. */
export function wordsIn(text: string, language: string): Word[] {
  const words = wordsOf(spacedOut(text));
  return language === 'en' ? words : words.map((word) => wordIn(language, word));
}

function inPieces(sentence: string): string[] {
  if (sentence.length <= MOST_CHARACTERS) return [sentence];
  const pieces: string[] = [];
  for (let from = 0; from < sentence.length; ) {
    const space = sentence.lastIndexOf(' ', from + MOST_CHARACTERS);
    const to = space > from ? space : from + MOST_CHARACTERS;
    pieces.push(sentence.slice(from, to));
    from = to;
  }
  return pieces;
}
