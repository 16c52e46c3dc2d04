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
}

/** Words that do not count in a term, nor in a text: "keep the team up to date", "keep our team up to date". */
const ARTICLES = new Set('a an the my our your their his her its this that these those some'.split(' '));

/** Words that a text may have between the words of a term: "accuracy has really dropped". */
const SKIPPED = new Set(
  `is are was were be been being am to of do does did have has had ive weve very so just really too even still also
  all quite always now then again already ever`.split(/\s+/),
);

/** The words by which a term is known; the rest may be missing in a text. */
export function tellingWords(words: readonly Word[]): Word[] {
  return words.filter((word) => !ARTICLES.has(word.plain));
}

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
      const stems = tellingWords(wordsOf(text)).map((word) => word.stem);
      const first = stems[0];
      if (first === undefined) continue;
      const terms = byFirst.get(first) ?? [];
      terms.push({ stems, concept: index });
      byFirst.set(first, terms);
    }
  });
  for (const terms of byFirst.values()) terms.sort((a, b) => b.stems.length - a.stems.length);

  return {
    find(words) {
      const heavy = words.flatMap((word, at) => (ARTICLES.has(word.plain) ? [] : [at]));
      const found: ConceptMatch[] = [];
      for (let from = 0; from < heavy.length; ) {
        const match = longestAt(words, heavy, from);
        const concept = match && all[match.concept];
        if (!match || !concept) {
          from += 1;
          continue;
        }
        found.push({
          concept: match.concept,
          name: concept.name,
          elsewhere: match.concept >= vocabulary.concepts.length,
          at: match.at,
        });
        from = match.next;
      }
      return found;
    },
  };

  function longestAt(words: readonly Word[], heavy: readonly number[], from: number) {
    const first = words[heavy[from] ?? -1];
    for (const { stems, concept } of (first && byFirst.get(first.stem)) ?? []) {
      const at: number[] = [];
      let next = from;
      for (const wanted of stems) {
        let index = heavy[next];
        let word = words[index ?? -1];
        while (word && word.stem !== wanted && at.length > 0 && SKIPPED.has(word.plain)) {
          next += 1;
          index = heavy[next];
          word = words[index ?? -1];
        }
        if (index === undefined || word?.stem !== wanted || word.sentence !== first?.sentence) break;
        at.push(index);
        next += 1;
      }
      if (at.length === stems.length) return { concept, at, next };
    }
    return undefined;
  }
}
