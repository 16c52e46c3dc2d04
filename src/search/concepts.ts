import type { Vocabulary } from './vocabulary.ts';
import { type Word, wordsOf } from './words.ts';

/** A concept that a text speaks of. */
export interface ConceptMatch {
  /** Index over the vocabulary's concepts, those of `elsewhere` after them. */
  concept: number;
  name: string;
  /** True when it is one of `elsewhere`: no card is about it. */
  elsewhere: boolean;
  /** The words of the text that name it, as indices. */
  at: number[];
}

export interface ConceptFinder {
  /** Finds the concepts in a text, the longest term first; a word belongs to one match at most. */
  find(words: readonly Word[]): ConceptMatch[];
  /** How many concepts there are. */
  size: number;
}

/** Words that may stand between the words of a term: "keep (the) team up to date". */
const LIGHT = new Set(
  `a an the my our your their his her its this that these those of to is are was were be been being am has have had
  do does did very so just really too even still also all im youre theyre ive weve`.split(/\s+/),
);

interface Term {
  stems: string[];
  concept: number;
}

/** Makes the terms of a vocabulary findable; the work is done once. */
export function createConceptFinder(vocabulary: Vocabulary): ConceptFinder {
  const all = [...vocabulary.concepts, ...vocabulary.elsewhere];
  const byFirst = new Map<string, Term[]>();
  all.forEach((concept, index) => {
    for (const text of [concept.name, ...concept.terms]) {
      const words = wordsOf(text);
      const heavy = words.filter((word) => !LIGHT.has(word.plain));
      const stems = (heavy.length > 0 ? heavy : words).map((word) => word.stem);
      const first = stems[0];
      if (first === undefined) continue;
      const terms = byFirst.get(first) ?? [];
      terms.push({ stems, concept: index });
      byFirst.set(first, terms);
    }
  });
  for (const terms of byFirst.values()) terms.sort((a, b) => b.stems.length - a.stems.length);

  return {
    size: all.length,
    find(words) {
      const heavy: number[] = [];
      words.forEach((word, index) => {
        if (!LIGHT.has(word.plain)) heavy.push(index);
      });
      const found: ConceptMatch[] = [];
      for (let from = 0; from < heavy.length; ) {
        const term = longestTermAt(words, heavy, from);
        if (!term) {
          from += 1;
          continue;
        }
        const concept = all[term.concept];
        if (concept) {
          found.push({
            concept: term.concept,
            name: concept.name,
            elsewhere: term.concept >= vocabulary.concepts.length,
            at: heavy.slice(from, from + term.stems.length),
          });
        }
        from += term.stems.length;
      }
      return found;
    },
  };

  function longestTermAt(words: readonly Word[], heavy: readonly number[], from: number): Term | undefined {
    const first = words[heavy[from] ?? -1];
    const terms = first && byFirst.get(first.stem);
    return terms?.find((term) =>
      term.stems.every((wanted, offset) => {
        const word = words[heavy[from + offset] ?? -1];
        return word?.stem === wanted && word.sentence === first?.sentence;
      }),
    );
  }
}
