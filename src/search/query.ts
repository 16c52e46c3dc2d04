import type { CardIndex, Token } from './index/card-index.ts';
import { conceptKey } from './index/card-index.ts';
import { cleanText } from './language/clean-text.ts';
import type { ConceptFinder, ConceptMatch } from './language/concepts.ts';
import type { Correction, Speller } from './language/spelling.ts';
import { type Word, wordsOf } from './language/words.ts';
import type { KindFinder, NamedKind } from './signals/named-kind.ts';

/** A content word of the question, with what it is compared by. */
export interface Term {
  word: Word;
  /** The word's own token; undefined when no card has the word. */
  token: Token | undefined;
  /** What the word speaks of, alone or together with others. */
  concept: ConceptMatch | undefined;
  /** Undefined when no card speaks of the concept. */
  conceptToken: Token | undefined;
  /** What the word was read as, if it was misspelled. */
  correction: Correction | undefined;
}

/** A text as it was read, before anything is looked up. */
export interface ReadText {
  words: Word[];
  corrections: Correction[];
  /** What the words speak of. */
  concepts: ConceptMatch[];
  named: NamedKind | undefined;
}

export interface Query extends ReadText {
  /** What the cards are searched for, at most `MAX_TERMS`. */
  terms: Term[];
}

/**
 * The words of a long text with the highest idf say what it is about. In a thread half of them come up by the way, so
 * there must be enough for the others to agree: with 10, success@1 on threads is 10 points lower than with 24 to 80.
 */
const MAX_TERMS = 32;

/** What a text is read with. */
export interface Reader {
  index: CardIndex;
  concepts: ConceptFinder;
  kinds: KindFinder;
  speller: Speller;
}

/** Reads a text as typed in a chat. */
export function readQuery(text: string, reader: Reader): Query {
  return queryOn(readText(text, reader), reader.index);
}

/** Reads a text: its words without misspellings, and what they speak of. */
export function readText(text: string, { concepts, kinds, speller }: Omit<Reader, 'index'>): ReadText {
  const { words, corrections } = speller.correct(wordsOf(cleanText(text)));
  const matches = concepts.find(words);
  return { words, corrections, concepts: matches, named: kinds.find(words, matches) };
}

/** What an index is searched for. */
export function queryOn(read: ReadText, index: CardIndex): Query {
  const { words, corrections, concepts, named } = read;
  const conceptAt = new Map<number, ConceptMatch>();
  for (const match of concepts) for (const at of match.at) conceptAt.set(at, match);

  const terms = new Map<string, Term>();
  words.forEach((word, at) => {
    const concept = conceptAt.get(at);
    // "challenge: security" asks for cards about security, not for cards that use the word "challenge".
    if (named?.how === 'plainly' && named.at.includes(at)) return;
    if (word.stop && concept?.at[0] !== at) return;
    const token = word.stop ? undefined : index.tokenOf(word.stem);
    const conceptToken =
      concept && concept.sort !== 'elsewhere' ? index.tokenOf(conceptKey(concept.concept)) : undefined;
    // A number counts only if a card has the same one, and a short one occurs anywhere.
    if (
      /^\d/.test(word.plain) &&
      conceptToken === undefined &&
      (token === undefined || word.plain.length < 4)
    )
      return;
    const key = `${word.stop ? '' : word.stem} ${concept?.concept ?? ''}`;
    if (terms.has(key)) return;
    const correction = corrections.find(({ typed }) => typed === word.typed);
    terms.set(key, { word, token, concept, conceptToken, correction });
  });
  return { ...read, terms: highestIdf([...terms.values()], index) };
}

function highestIdf(terms: Term[], index: CardIndex): Term[] {
  if (terms.length <= MAX_TERMS) return terms;
  const idf = (term: Term) =>
    Math.max(
      term.token === undefined ? 0 : index.idf(term.token),
      term.conceptToken === undefined ? 0 : index.idf(term.conceptToken),
    );
  return terms.toSorted((a, b) => idf(b) - idf(a)).slice(0, MAX_TERMS);
}
