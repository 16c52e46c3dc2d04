import { cleanText } from '../language/clean-text.ts';
import { isCommonWord } from '../language/common-words.ts';
import type { ConceptMatch } from '../language/concepts.ts';
import { otherLanguageOf } from '../language/other-language.ts';
import type { Correction } from '../language/spelling.ts';
import type { Word } from '../language/words.ts';
import { wordIn } from './languages.ts';
import { MOST_LOOK_UPS, type Neighbors } from './neighbors.ts';
import type { PageSpelling } from './page-spelling.ts';
import { wordsIn } from './page-words.ts';
import type { View } from './view.ts';

/** A token that a term is found by. */
export interface Form {
  token: number;
  /** How much finding this one counts beside finding the word itself: 0 to 1. */
  counts: number;
}

/** A word of a question, or several that name one concept, with what it is found by. */
export interface QuestionTerm {
  /** Its words. */
  words: Word[];
  /** The places of its words in the question. */
  at: number[];
  /** Best first; empty where no page that may be found has it in any form. */
  forms: Form[];
  /** How much it says of what is asked, in nats. */
  weight: number;
  /** Whether it is a word that may be anywhere. */
  stop: boolean;
  concept: ConceptMatch | undefined;
  correction: Correction | undefined;
}

/** A question as it was read. */
export interface Question {
  words: Word[];
  /** A BCP 47 tag without a region; English where nothing tells. */
  language: string;
  terms: QuestionTerm[];
  concepts: ConceptMatch[];
  /** The sum of the weights of the terms. */
  weight: number;
}

/** What questions are read with, beside the pages. */
export interface QuestionReader {
  spelling: PageSpelling;
  neighbors: Neighbors;
}

/** How much finding a concept of a word counts beside finding the word. */
const CONCEPT_COUNTS = { field: 0.7, plain: 0.56, elsewhere: 0 };
/** How much a phrase counts that names a concept, beside its words. */
const PHRASE_COUNTS = 0.5;
/** How much finding a word counts that is used like the word, times how near the two are; and how many such words are looked for. */
const NEIGHBOR_COUNTS = 0.45;
const MOST_NEIGHBORS = 4;
/** Below 1, a long message is not found by the one rare word that came up by the way. */
const RARITY_COUNTS = 0.7;
/** Everyday words say less than how rare they are. */
const COMMON_COUNTS = 0.6;
/** Little words say something where nothing else does: “getting started”. */
const STOP_COUNTS = 0.1;
/** Beyond so many terms, those that say least are left out. */
const MOST_TERMS = 40;

/** Reads a question over the pages of a view. */
export function readQuestion(text: string, view: View, { spelling, neighbors }: QuestionReader): Question {
  const cleaned = cleanText(text);
  const language = otherLanguageOf(text) ?? 'en';
  const known = language === 'unknown' ? 'en' : language;
  const { words, corrections } = spelling.speller(view.sectionsWith).correct(wordsIn(cleaned, known));
  const read = known === 'en' ? words : words.map((word) => (word.stop ? word : wordIn(known, word)));
  const concepts = known === 'en' ? view.store.concepts.find(read) : [];
  const terms = termsOf(read, concepts, corrections, known, view, neighbors);
  return {
    words: read,
    language: known,
    concepts,
    terms,
    weight: terms.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function termsOf(
  words: readonly Word[],
  concepts: readonly ConceptMatch[],
  corrections: readonly Correction[],
  language: string,
  view: View,
  neighbors: Neighbors,
): QuestionTerm[] {
  const { dictionary } = view.store;
  const conceptAt = new Map<number, ConceptMatch>();
  for (const match of concepts) for (const at of match.at) conceptAt.set(at, match);
  const others = view.languages.filter((one) => one !== language);
  const terms = new Map<string, QuestionTerm>();
  const lookUps = { left: MOST_LOOK_UPS };

  words.forEach((word, at) => {
    const known = terms.get(word.stem);
    if (known) {
      known.at.push(at);
      return;
    }
    const concept = conceptAt.get(at);
    const forms: Form[] = [];
    const addForm = (token: number | undefined, counts: number) => {
      if (token === undefined || counts === 0 || view.sectionsWith(token) === 0) return;
      if (!forms.some((form) => form.token === token)) forms.push({ token, counts });
    };
    addForm(dictionary.tokenOf(word.stem), 1);
    for (const other of others)
      addForm(dictionary.tokenOf((other === 'en' ? plainWord(word) : wordIn(other, word)).stem), 1);
    const own = forms.reduce((sum, { token }) => sum + view.sectionsWith(token), 0);
    const single = concept?.at.length === 1 ? concept : undefined;
    if (single) addForm(single.concept, CONCEPT_COUNTS[single.sort]);
    if (!word.stop && language === 'en') {
      const near = neighbors.of(word.plain, lookUps).filter(({ token }) => view.sectionsWith(token) > 0);
      for (const { token, cosine } of near.slice(0, MOST_NEIGHBORS)) addForm(token, NEIGHBOR_COUNTS * cosine);
    }
    const rarity = own > 0 ? view.idfOf(own) : view.idfOf(forms[0] ? view.sectionsWith(forms[0].token) : 0);
    const counts = word.stop
      ? STOP_COUNTS
      : isCommonWord(word.plain) && concept?.sort !== 'field'
        ? COMMON_COUNTS
        : 1;
    terms.set(word.stem, {
      words: [word],
      at: [at],
      forms,
      weight: rarity ** RARITY_COUNTS * counts,
      stop: word.stop,
      concept,
      correction: corrections.find(({ typed }) => typed === word.typed),
    });
  });
  for (const match of concepts) {
    const sections = view.sectionsWith(match.concept);
    if (match.at.length < 2 || match.sort === 'elsewhere' || sections === 0) continue;
    terms.set(`#${match.concept}`, {
      words: match.at.flatMap((at) => words[at] ?? []),
      at: match.at,
      forms: [{ token: match.concept, counts: 1 }],
      weight: view.idfOf(sections) * PHRASE_COUNTS,
      stop: false,
      concept: match,
      correction: undefined,
    });
  }
  const all = [...terms.values()];
  if (all.length <= MOST_TERMS) return all;
  return all.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
}

function plainWord(word: Word): Word {
  return wordsIn(word.typed, 'en')[0] ?? word;
}
