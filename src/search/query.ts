import type { CardIndex, Token } from './card-index.ts';
import { conceptKey } from './card-index.ts';
import { cleanText } from './clean-text.ts';
import type { ConceptFinder, ConceptMatch } from './concepts.ts';
import type { Correction, Speller } from './spelling.ts';
import { TUNING } from './tuning.ts';
import { type Word, wordsOf } from './words.ts';

/** A part of the question that says something: a word, or the words of a concept. */
export interface Term {
  word: Word;
  /** The word's own token; undefined when no card has the word. */
  token: Token | undefined;
  concept: ConceptMatch | undefined;
  conceptToken: Token | undefined;
  /** How telling it is. */
  mass: number;
}

export interface Query {
  words: Word[];
  terms: Term[];
  corrections: Correction[];
}

export function readQuery(text: string, index: CardIndex, concepts: ConceptFinder, speller: Speller): Query {
  const typed = wordsOf(cleanText(text));
  const { words, corrections } = speller.correct(typed);
  const matches = concepts.find(words);
  const conceptAt = new Map<number, ConceptMatch>();
  for (const match of matches) for (const at of match.at) conceptAt.set(at, match);
  const terms: Term[] = [];
  const seen = new Set<string>();
  words.forEach((word, at) => {
    const concept = conceptAt.get(at);
    if (word.stop && !concept) return;
    if (/^\d{1,3}$/.test(word.plain)) return;
    if (word.stop && concept && concept.at.length > 1 && concept.at.some((o) => !words[o]?.stop)) return;
    const key = `${word.stem} ${concept?.concept ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    const token = word.stop ? undefined : index.tokenOf(word.stem);
    const conceptToken =
      concept && !concept.elsewhere ? index.tokenOf(conceptKey(concept.concept)) : undefined;
    const own = token === undefined ? 0 : index.telling(token);
    const meant = conceptToken === undefined ? 0 : index.telling(conceptToken);
    const mass = concept?.elsewhere
      ? TUNING.elsewhereMass
      : token === undefined && conceptToken === undefined
        ? /\d/.test(word.plain)
          ? 0
          : TUNING.unknownMass
        : token === undefined
          ? meant
          : own;
    terms.push({ word, token, concept, conceptToken, mass });
  });
  return { words, terms: mostTelling(terms), corrections };
}

function mostTelling(terms: Term[]): Term[] {
  if (terms.length <= TUNING.terms) return terms;
  const known = terms.filter((term) => term.token !== undefined || term.conceptToken !== undefined);
  return known.toSorted((a, b) => b.mass - a.mass).slice(0, TUNING.terms);
}
