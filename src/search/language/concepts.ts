import { type Word, wordsOf } from './words.ts';

/** Words and phrases that mean the same to somebody who asks. */
export interface Concept {
  /** What people are shown as the link ("paycheck" led to "salary"); it is a term itself. */
  name: string;
  terms: string[];
}

/** `field`: what the cards are about; `plain`: everyday words; `elsewhere`: what no card is about. */
export type ConceptSort = 'field' | 'plain' | 'elsewhere';

/** A concept that a text speaks of. */
export interface ConceptMatch {
  /** Its number among all concepts of the vocabulary. */
  concept: number;
  name: string;
  sort: ConceptSort;
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

/** The words that identify a term; a text may leave out the others. */
export function contentWords(words: readonly Word[]): Word[] {
  return words.filter((word) => !ARTICLES.has(word.plain));
}

/** The form in which a term is compared with a text. */
export function termKey(value: string): string {
  return contentWords(wordsOf(value))
    .map((word) => word.stem)
    .join(' ');
}

/** A step on the way through a term: the stems that may follow, and the concept when a term may end here. */
interface Step {
  next: Map<string, Step>;
  concept?: number;
}

/** The terms of a vocabulary as a tree of stems: plain data that can be saved. */
export interface ConceptTree {
  concepts: { name: string; sort: ConceptSort }[];
  start: Step;
}

/** The parts of a vocabulary that name concepts. */
export type ConceptLists = Record<'concepts' | 'plain' | 'elsewhere', readonly Concept[]>;

export function createConceptTree({ concepts, plain, elsewhere }: ConceptLists): ConceptTree {
  const all = [
    ...concepts.map((concept) => ({ ...concept, sort: 'field' as const })),
    ...plain.map((concept) => ({ ...concept, sort: 'plain' as const })),
    ...elsewhere.map((concept) => ({ ...concept, sort: 'elsewhere' as const })),
  ];
  const start: Step = { next: new Map() };
  all.forEach(({ name, terms }, concept) => {
    for (const text of [name, ...terms]) {
      let step = start;
      for (const { stem } of contentWords(wordsOf(text))) {
        const known = step.next.get(stem);
        const following: Step = known ?? { next: new Map() };
        if (!known) step.next.set(stem, following);
        step = following;
      }
      step.concept ??= concept;
    }
  });
  return { concepts: all.map(({ name, sort }) => ({ name, sort })), start };
}

/** Makes the terms of a vocabulary findable; the work is done once. */
export function createConceptFinder(lists: ConceptLists): ConceptFinder {
  return openConceptTree(createConceptTree(lists));
}

export function openConceptTree({ concepts, start }: ConceptTree): ConceptFinder {
  return {
    find(words) {
      const content = words.flatMap((word, at) => (ARTICLES.has(word.plain) ? [] : [at]));
      const found: ConceptMatch[] = [];
      for (let from = 0; from < content.length; ) {
        const match = longestAt(words, content, from);
        const concept = match && concepts[match.concept];
        if (!match || !concept) {
          from += 1;
          continue;
        }
        found.push({ concept: match.concept, name: concept.name, sort: concept.sort, at: match.at });
        from = match.next;
      }
      return found;
    },
  };

  /** Follows the words of one sentence as far as some term goes on. */
  function longestAt(words: readonly Word[], content: readonly number[], from: number) {
    const sentence = words[content[from] ?? -1]?.sentence;
    const at: number[] = [];
    let longest: { concept: number; at: number[]; next: number } | undefined;
    let step = start;
    for (let position = from; position < content.length; position += 1) {
      const index = content[position] ?? -1;
      const word = words[index];
      if (!word || word.sentence !== sentence) break;
      const following = step.next.get(word.stem);
      if (following) {
        at.push(index);
        step = following;
        if (step.concept !== undefined) longest = { concept: step.concept, at: [...at], next: position + 1 };
      } else if (at.length === 0 || !SKIPPED.has(word.plain)) break;
    }
    return longest;
  }
}
