import type { Kind } from '../../cards/card.ts';
import { type Concept, type ConceptMatch, createConceptFinder } from '../language/concepts.ts';
import { type Word, wordsOf } from '../language/words.ts';

/** The kind of card that a question asks for: "challenges about security". */
export interface NamedKind {
  kind: Kind;
  /** The words that name it, as indices. */
  at: number[];
  /**
   * `plainly`: the question is a kind and a subject. `leading`: a longer question begins with the kind ("impact of AI
   * on how much work is left"). `by-the-way`: a longer question has the kind's word somewhere, perhaps by chance.
   * `implied`: the way of asking suggests the kind ("do I need to know").
   */
  how: 'plainly' | 'leading' | 'by-the-way' | 'implied';
}

export interface KindFinder {
  /** @param concepts what the words speak of: the "market" in "job market" names no kind */
  find(words: readonly Word[], concepts: readonly ConceptMatch[]): NamedKind | undefined;
}

/** In a question with more content words, a kind's word is a word like any other. */
const MOST_SUBJECT_WORDS = 3;

/**
 * Reads the kinds' words once. A word that could name two kinds names none.
 * @param waysOfAsking groups whose name is a kind's id
 */
export function createKindFinder(kinds: readonly Kind[], waysOfAsking: readonly Concept[]): KindFinder {
  const names = new Map<string, Kind | null>();
  for (const kind of kinds) {
    for (const name of [...kind.words, kind.name.toLowerCase(), kind.one.toLowerCase()]) {
      const key = keyOf(wordsOf(name));
      const other = names.get(key);
      names.set(key, other === undefined || other?.id === kind.id ? kind : null);
    }
  }
  const longest = Math.max(1, ...[...names.keys()].map((name) => name.split(' ').length));
  const asking = createConceptFinder({ concepts: waysOfAsking, plain: [], elsewhere: [] });

  return { find: (words, concepts) => named(words, concepts) ?? implied(words) };

  function named(words: readonly Word[], concepts: readonly ConceptMatch[]): NamedKind | undefined {
    for (let length = longest; length >= 1; length -= 1) {
      for (let from = 0; from + length <= words.length; from += 1) {
        const kind = names.get(keyOf(words.slice(from, from + length)));
        const at = Array.from({ length }, (_, offset) => from + offset);
        if (!kind || concepts.some((concept) => isPartOf(at, concept))) continue;
        const subject = words.filter((word, index) => !word.stop && !at.includes(index)).length;
        return { kind, at, how: howNamed(subject, words.slice(0, from)) };
      }
    }
    return undefined;
  }

  function implied(words: readonly Word[]): NamedKind | undefined {
    const [first] = asking.find(words);
    const kind = kinds.find(({ id }) => id === first?.name);
    return first && kind && { kind, at: first.at, how: 'implied' };
  }
}

/** People who talk about themselves use the word by the way: "we have a problem with …". */
const FIRST_PERSON = new Set(['i', 'we', 'my', 'our', 'us', 'me']);

/** @param before the words before the kind's. "AI" may precede any kind: "AI impact on …", "AI challenges when …" */
function howNamed(subjectWords: number, before: readonly Word[]): NamedKind['how'] {
  if (subjectWords === 0) return 'by-the-way';
  if (subjectWords <= MOST_SUBJECT_WORDS) return 'plainly';
  const begins = before.every(({ stop, plain }) => plain === 'ai' || (stop && !FIRST_PERSON.has(plain)));
  return begins ? 'leading' : 'by-the-way';
}

/** Whether the words are only a part of those that name the concept. */
function isPartOf(at: readonly number[], concept: ConceptMatch): boolean {
  return concept.at.some((index) => at.includes(index)) && concept.at.some((index) => !at.includes(index));
}

function keyOf(words: readonly Word[]): string {
  return words.map((word) => word.stem).join(' ');
}
